import { beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signIn, signOut } from './kit/acts.ts';
import { overflow, screenshot, seriousViolations } from './kit/checks.ts';
import { bringInZuchwil, callerFor } from './kit/house.ts';
import { journey } from './kit/journey.ts';
import { SCHEMES, SIZES } from './kit/visit.ts';

interface Tasks {
  readonly rows: readonly { readonly caseId: string; readonly instance: string; readonly task: string }[];
}

/** A screen by the name of its picture, its address, and what must be seen before it is looked at. */
type Screen = readonly [name: string, path: string, sign: (page: Page) => Promise<void>];

const screensOfResidents: readonly Screen[] = [
  ['zuzuege', '/zuzuege', text('Datei wählen')],
  ['zuzuege-neu', '/zuzuege/neu', text('Zuzugsdatum')],
];

const screensOfIntegration = (caseId: string, task: string): readonly Screen[] => [
  ['arbeitsvorrat', '/arbeitsvorrat', heading('Arbeitsvorrat')],
  ['dossiers', '/dossiers', heading('Dossiers')],
  ['dossier-uebersicht', `/dossiers/${caseId}`, heading('Was jetzt zu tun ist')],
  ['dossier-formular', `/dossiers/${caseId}?task=${encodeURIComponent(task)}`, text('Gesprächsdatum')],
  ['dossier-verlauf', `/dossiers/${caseId}/verlauf`, text('Nur Tatsachen')],
  ['dossier-prozess', `/dossiers/${caseId}/prozess`, drawing],
  ['dossier-zeitreise', `/dossiers/${caseId}/zeitreise`, heading('Was sich geändert hat')],
  ['dossier-personen', `/dossiers/${caseId}/personen`, text('Staatsangehörigkeit')],
  ['taetigkeiten', '/taetigkeiten', text('Datei wählen')],
  ['gemeinde', '/gemeinden/2534', text('Erstinformationsgespräche')],
  ['gemeinde-faelle', '/gemeinden/2534?halbjahr=alle&zahl=einheiten', dialog],
  ['gemeinden', '/gemeinden?wahl=', heading('Gemeinden')],
  ['prozesse', '/prozesse', text('fehlerfrei')],
  ['prozess', '/prozesse/informieren', drawing],
  ['nirgends', '/nirgends', heading('Seite nicht gefunden')],
];

journey('every screen, light and dark, on two sizes', ({ server, visit, step }) => {
  let caseId = '';
  let task = '';
  beforeAll(async () => {
    await bringInZuchwil(server().url);
    const ib = await callerFor(server().url, 'demo.ib.zuchwil');
    const [row] = (await ib.get<Tasks>('/api/tasks?q=E076')).rows;
    if (!row) throw new Error('expected E076 to wait for its conversation, but it has no open task');
    caseId = row.caseId;
    task = `${row.instance}:${row.task}`;
  }, 60_000);

  for (const colorScheme of SCHEMES)
    for (const [sizeName, size] of Object.entries(SIZES))
      step(`${colorScheme}, ${size.width} × ${size.height}: readable, reachable, within the window`, async () => {
        const { page } = await visit({ size, colorScheme });
        const found: string[] = [];
        const look = async (name: string) => {
          await page.evaluate(() => document.fonts.ready);
          await screenshot(page, `${name}-${sizeName}-${colorScheme}`);
          const wider = await overflow(page);
          if (wider > 0) found.push(`${name}: ${wider} px wider than the window`);
          for (const violation of await seriousViolations(page)) found.push(`${name}: ${violation}`);
        };
        await page.goto('/');
        await page.getByLabel('Gemeinde, Stelle oder Rolle').waitFor();
        await look('anmeldung');
        const walk = async (screens: readonly Screen[]) => {
          for (const [name, path, sign] of screens) {
            await page.goto(path);
            await sign(page);
            await look(name);
          }
        };
        await signIn(page, 'ewd');
        await walk(screensOfResidents);
        await signOut(page);
        await signIn(page, 'ib');
        await walk(screensOfIntegration(caseId, task));
        expect(found).toEqual([]);
      });
});

function heading(name: string) {
  return (page: Page) => page.getByRole('heading', { name }).first().waitFor();
}
function text(words: string) {
  return (page: Page) => page.getByText(words).first().waitFor();
}
async function drawing(page: Page): Promise<void> {
  await page.locator('.djs-element').first().waitFor();
}
async function dialog(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('link').first().waitFor();
}
