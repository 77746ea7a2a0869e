import { readFile } from 'node:fs/promises';
import { beforeAll, expect } from '@jest/globals';
import { signIn } from './kit/acts.ts';
import { bringInZuchwil } from './kit/house.ts';
import { journey } from './kit/journey.ts';

journey('figures of another moment', ({ server, visit, step }) => {
  beforeAll(() => bringInZuchwil(server().url), 60_000);

  step('«gültig am» and «Stand per» live in the address, and back leads back', async () => {
    const { page } = await visit();
    await signIn(page, 'ib');
    // One's own municipality opens by itself.
    await page.getByRole('link', { name: 'Gemeinden' }).click();
    await page.waitForURL('**/gemeinden/2534');
    const second2016 = page.getByRole('columnheader', { name: '2. Halbjahr 2016' });
    await second2016.waitFor();

    await page.getByLabel('gültig am', { exact: true }).fill('31.12.2015');
    await page.getByLabel('gültig am', { exact: true }).press('Enter');
    await page.waitForURL('**/gemeinden/2534?gueltigAm=2015-12-31');
    await page.getByText('Sie sehen Zahlen der Vergangenheit: geschehen bis 31.12.2015.').waitFor();
    await second2016.waitFor({ state: 'detached' });
    await page.getByRole('columnheader', { name: '2. Halbjahr 2015' }).waitFor();

    await page.goBack();
    await second2016.waitFor();

    // All of it was recorded today: the day before, nothing was known.
    await page.getByLabel('Stand per', { exact: true }).fill('gestern');
    await page.getByLabel('Stand per', { exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Noch keine Zahlen' }).waitFor();
    await page.getByRole('link', { name: 'Heutigen Stand zeigen' }).click();
    await second2016.waitFor();
  });

  step('the download says what the table says', async () => {
    const { page } = await visit();
    await signIn(page, 'ib');
    await page.goto('/gemeinden/2534');
    const units = page.getByRole('row', { name: /^Einheiten/ });
    await units.waitFor();
    const shown = await units.getByRole('cell').allInnerTexts();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Als CSV herunterladen' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('halbjahreszahlen-2534.csv');
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(
      lines
        .find((line) => line.startsWith('Einheiten;'))
        ?.split(';')
        .slice(1),
    ).toEqual(shown.filter(Boolean));
  });
});
