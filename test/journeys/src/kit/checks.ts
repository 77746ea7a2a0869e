import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = fileURLToPath(new URL('../../../../tmp/screenshots', import.meta.url));

const CONTRAST = 'color-contrast';

/**
 * Serious and critical violations of WCAG 2.1 A and AA on this page, one a line with the elements. `contrast` alone looks
 * only at colours, which is what another light changes; the other rules only at what another window changes. [eCH-0059]
 */
export async function seriousViolations(
  page: Page,
  which: 'all' | 'contrast' | 'all but contrast' = 'all',
): Promise<readonly string[]> {
  // As an expression of the debugger it runs although the page's policy forbids foreign scripts.
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run(options),
    {
      resultTypes: ['violations'],
      ...(which === 'contrast'
        ? { runOnly: { type: 'rule', values: [CONTRAST] } }
        : { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }),
      ...(which === 'all but contrast' && { rules: { [CONTRAST]: { enabled: false } } }),
    },
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Pixels by which the page is wider than the window: 0. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Into `tmp/screenshots`, to be looked at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
