import { beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CONVERSATION, figureLink } from './kit/acts.ts';
import { bringInZuchwil } from './kit/house.ts';
import { journey } from './kit/journey.ts';
import { until } from './kit/until.ts';

journey('without a mouse', ({ server, visit, step }) => {
  beforeAll(() => bringInZuchwil(server().url), 60_000);

  step('from signing in to the figure, by keys alone', async () => {
    const { page } = await visit();
    const { keyboard } = page;
    await page.goto('/');
    // The search has the focus; Enter takes the first person.
    await page.getByLabel('Gemeinde, Stelle oder Rolle').waitFor();
    await keyboard.type('Zuchwil');
    await page.getByText('Integrationsbeauftragte der Gemeinden').waitFor();
    const others = page.getByRole('button', { name: /Oensingen/ });
    await until('the search leaves out other municipalities', async () => (await others.count()) === 0);
    await keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Hauptmenü' }).waitFor();
    await page.getByRole('link', { name: CONVERSATION }).first().waitFor();

    await keyboard.press('/');
    await keyboard.type('E076');
    const found = page.getByRole('link', { name: CONVERSATION });
    await until('the search finds one conversation', async () => (await found.count()) === 1);
    await tabTo(page, CONVERSATION);
    await keyboard.press('Enter');

    await page.getByLabel('Gesprächsdatum').waitFor();
    await tabTo(page, 'Dauer (Minuten)');
    await keyboard.type('40');
    await keyboard.press('Control+Enter');
    await page.getByText(/Erfasst: .*Erstinformationsgespräch durchgeführt/).waitFor();

    await keyboard.press('Escape');
    await keyboard.press('g');
    await keyboard.press('h');
    await page.getByRole('heading', { name: 'Halbjahreszahlen Zuchwil' }).waitFor();
    const figure = figureLink(page, 'Erstinformationsgespräche', thisHalfYear(), 1);
    await figure.waitFor();
    await tabTo(page, 'Erstinformationsgespräche,');
    await keyboard.press('Enter');
    const facts = page.getByRole('dialog');
    await facts.getByRole('link').waitFor();
    await keyboard.press('Escape');
    await facts.waitFor({ state: 'hidden' });
    expect(new URL(page.url()).search).toBe('');

    await keyboard.press('g');
    await keyboard.press('p');
    await page.getByRole('heading', { name: 'Prozesse' }).waitFor();
    await tabTo(page, 'Informieren');
    await keyboard.press('Enter');
    await page.locator('.djs-element').first().waitFor();
    await tabTo(page, 'Vergrössern');
    await keyboard.press('Enter');
    await tabTo(page, 'Form festlegen');
    await keyboard.press('Enter');
    await page.getByRole('region', { name: 'Gewählter Schritt' }).getByText('Form festlegen').waitFor();
  });
});

const STOPS_MAX = 80;

/** Presses Tab until the focus stands on something of this name; the focus has to be visible there. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const label =
        element.getAttribute('aria-label') ??
        (element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : (element.textContent ?? ''));
      return label.trim();
    });
    passed.push(said.slice(0, 40));
    if (!said.startsWith(name)) continue;
    expect([name, await focusIsVisible(page)]).toEqual([name, true]);
    return;
  }
  throw new Error(`expected to reach «${name}» with Tab, passed: ${passed.join(' · ')}`);
}

/** Does the page look different without the focus? However it is shown: outline, border, the whole row. */
async function focusIsVisible(page: Page): Promise<boolean> {
  const element = await page.evaluateHandle(() => document.activeElement as HTMLElement);
  const focused = await page.screenshot();
  await element.evaluate((it) => it.blur());
  const without = await page.screenshot();
  await element.evaluate((it) => it.focus());
  return !focused.equals(without);
}

function thisHalfYear(): string {
  const today = new Date();
  return `${today.getMonth() < 6 ? 1 : 2}. Halbjahr ${today.getFullYear()}`;
}
