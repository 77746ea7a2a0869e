import type { Locator, Page } from 'playwright-core';
import { until } from './until.ts';

/** Words that lead the search of the sign-in page to one person of Zuchwil. */
const ZUCHWIL = { ib: 'Zuchwil Erstinformationsgespräche', ibs: 'Zuchwil vertritt', ewd: 'Zuchwil Einwohnerdienste' };
export type Who = keyof typeof ZUCHWIL;

export async function signIn(page: Page, who: Who): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Gemeinde, Stelle oder Rolle').fill(ZUCHWIL[who]);
  const people = page.getByRole('region', { name: 'Beispielpersonen' }).getByRole('button', { name: /Zuchwil/ });
  await until('the search finds one person', async () => (await people.count()) === 1);
  await people.click();
  await page.getByRole('navigation', { name: 'Hauptmenü' }).waitFor();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Angemeldet:/ }).click();
  await page.getByRole('menuitem', { name: 'Person wechseln' }).click();
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
}

/** Chooses a file, looks at the preview, records it. */
export async function importFile(page: Page, kind: 'Zuzüge' | 'Tätigkeiten', csv: string): Promise<void> {
  await page.goto(kind === 'Zuzüge' ? '/zuzuege' : '/taetigkeiten');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${kind}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText('Vorschau: noch nichts erfasst').waitFor();
  await page.getByRole('button', { name: /Einträge erfassen$/ }).click();
  await page.getByRole('status').getByText('Erfasst', { exact: true }).waitFor({ timeout: 60_000 });
}

export const CONVERSATION = 'Erstinformationsgespräch führen';

/** From the worklist into the form of the conversation that is due for this unit. */
export async function openConversation(page: Page, unit = 'E076'): Promise<ConversationForm> {
  await page.goto(`/arbeitsvorrat?q=${unit}`);
  await page.getByRole('link', { name: CONVERSATION }).click();
  return conversationForm(page);
}

export interface ConversationForm {
  readonly minutes: Locator;
  readonly place: Locator;
  readonly protocol: Locator;
  readonly record: Locator;
  /** What stands in it now. */
  typed(): Promise<readonly string[]>;
}

export async function conversationForm(page: Page): Promise<ConversationForm> {
  const form = page.locator('form', { has: page.getByLabel('Gesprächsdatum') });
  await form.waitFor();
  const minutes = form.getByLabel('Dauer (Minuten)');
  const place = form.getByLabel('Ort', { exact: true });
  const protocol = form.getByLabel('Protokoll', { exact: true });
  return {
    minutes,
    place,
    protocol,
    record: form.getByRole('button', { name: 'Erfassen', exact: true }),
    typed: () => Promise.all([minutes.inputValue(), place.inputValue(), protocol.inputValue()]),
  };
}

export const TYPED = ['45', 'Gemeindehaus, Zimmer 12', 'Alle Inhalte besprochen; Deutschkurs ab Januar.'] as const;

export async function typeConversation(form: ConversationForm): Promise<void> {
  const [minutes, place, protocol] = TYPED;
  await form.minutes.fill(minutes);
  await form.place.fill(place);
  await form.protocol.fill(protocol);
}

/** The link of a figure in the table of half-years, e.g. «Erstinformationsgespräche, 2. Halbjahr 2015: 1». */
export const figureLink = (page: Page, figure: string, halfYear: string, count: number): Locator =>
  page.getByRole('link', { name: `${figure}, ${halfYear}: ${count}.`, exact: false });
