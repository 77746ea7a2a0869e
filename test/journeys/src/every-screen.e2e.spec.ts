import { beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signIn } from './kit/acts.ts';
import { overflow, screenshot, seriousViolations } from './kit/checks.ts';
import { bringInZuchwil, callerFor } from './kit/house.ts';
import { journey } from './kit/journey.ts';
import { SIZES, type SCHEMES } from './kit/visit.ts';

interface Tasks {
  readonly rows: readonly { readonly caseId: string; readonly instance: string; readonly task: string }[];
}

interface Sight {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly light: (typeof SCHEMES)[number];
  readonly looksFor: Parameters<typeof seriousViolations>[1] | null;
}

/** Colours do not depend on the window, nor anything else on the light; in a narrow window nothing may be cut off. */
const SIGHTS: readonly Sight[] = [
  { name: 'klein-light', size: SIZES.klein, light: 'light', looksFor: 'all' },
  { name: 'klein-dark', size: SIZES.klein, light: 'dark', looksFor: 'contrast' },
  { name: 'gross-dark', size: SIZES.gross, light: 'dark', looksFor: null },
  { name: 'gross-light', size: SIZES.gross, light: 'light', looksFor: 'all but contrast' },
  { name: 'schmal-light', size: { width: 390, height: 844 }, light: 'light', looksFor: null },
];

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
  ['stoerungen', '/stoerungen', text('Alles läuft')],
  ['stoerungen-auftraege', '/stoerungen?zeige=auftraege', text('Kein Auftrag offen')],
  ['stoerungen-angehalten', '/stoerungen?zeige=angehalten', text('Nichts ist angehalten')],
  ['nirgends', '/nirgends', heading('Seite nicht gefunden')],
];

journey('every screen, light and dark, in three windows', ({ server, visit, step }) => {
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

  /** Each screen is opened once and then looked at in every light and window. */
  const look = async (page: Page, screen: string): Promise<readonly string[]> => {
    const found: string[] = [];
    await page.evaluate(() => document.fonts.ready);
    for (const { name, size, light, looksFor } of SIGHTS) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: light, reducedMotion: 'reduce' });
      await screenshot(page, `${screen}-${name}`);
      const wider = await overflow(page);
      if (wider > 0) found.push(`${screen}, ${name}: ${wider} px wider than the window`);
      if (looksFor)
        for (const violation of await seriousViolations(page, looksFor)) found.push(`${screen}, ${name}: ${violation}`);
    }
    return found;
  };
  const walk = async (page: Page, screens: readonly Screen[]): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const [name, path, sign] of screens) {
      await page.goto(path);
      await sign(page);
      found.push(...(await look(page, name)));
    }
    return found;
  };

  step('the sign-in and what Einwohnerdienste see is readable, reachable, within the window', async () => {
    const { page } = await visit();
    await page.goto('/');
    await page.getByLabel('Gemeinde, Stelle oder Rolle').waitFor();
    const found = await look(page, 'anmeldung');
    await signIn(page, 'ewd');
    expect([...found, ...(await walk(page, screensOfResidents))]).toEqual([]);
  });

  for (const part of ['dossiers', 'others'] as const)
    step(`what Integrationsbeauftragte see is so, too: ${part}`, async () => {
      const { page } = await visit();
      await signIn(page, 'ib');
      const screens = screensOfIntegration(caseId, task).filter(
        ([name]) => name.startsWith('dossier') === (part === 'dossiers'),
      );
      expect(await walk(page, screens)).toEqual([]);
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
