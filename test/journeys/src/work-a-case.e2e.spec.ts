import { expect } from '@jest/globals';
import {
  CONVERSATION,
  figureLink,
  importFile,
  openConversation,
  signIn,
  signOut,
  typeConversation,
} from './kit/acts.ts';
import { journey } from './kit/journey.ts';
import { arrivals, invitations } from './kit/pilot.ts';
import { until } from './kit/until.ts';

journey('from the arrival to the figure', ({ visit, step }) => {
  step(
    'a municipality imports its arrivals, leads a conversation, and its half-year report writes itself',
    async () => {
      const { page, openTab } = await visit();
      await signIn(page, 'ewd');
      await importFile(page, 'Zuzüge', arrivals());
      await signOut(page);

      await signIn(page, 'ib');
      await importFile(page, 'Tätigkeiten', invitations());

      // A second page stays open on the figures: nobody touches it again.
      const figures = await openTab();
      await figures.goto('/gemeinden');
      await figures.getByRole('heading', { name: 'Halbjahreszahlen Zuchwil' }).waitFor();
      const worklist = await openTab();
      await worklist.goto('/arbeitsvorrat?q=E076');
      await worklist.getByRole('link', { name: CONVERSATION }).waitFor();

      const form = await openConversation(page);
      await page.getByLabel('Gesprächsdatum').fill('15.09.2015');
      await typeConversation(form);
      await form.record.click();
      await page.getByText(/Erfasst: .*Erstinformationsgespräch durchgeführt/).waitFor();

      await figureLink(figures, 'Erstinformationsgespräche', '2. Halbjahr 2015', 1).waitFor();
      await until('the conversation leaves the open worklist', async () => {
        const line = worklist.getByRole('row', { name: new RegExp(CONVERSATION) });
        return (await line.count()) === 0 || (await line.getByText('erledigt oder weitergegeben').count()) > 0;
      });

      const caseId = new URL(page.url()).pathname.split('/')[2];
      await page.getByRole('tab', { name: 'Verlauf' }).click();
      await page.getByText('Erstinformationsgespräch durchgeführt').first().waitFor();
      await page.getByRole('tab', { name: 'Prozess' }).click();
      await page.getByRole('figure', { name: 'Diagramm Informieren' }).waitFor();
      await page
        .getByRole('region', { name: 'Steht bei' })
        .getByRole('button', { name: /^Kurzassessment festhalten/ })
        .waitFor();

      // The figure leads back to the dossier it was made of.
      await figureLink(figures, 'Erstinformationsgespräche', '2. Halbjahr 2015', 1).click();
      const facts = figures.getByRole('dialog', { name: 'Erstinformationsgespräche, 2. Halbjahr 2015' });
      await facts.getByRole('link').click();
      await figures.waitForURL((url) => url.pathname.startsWith(`/dossiers/${caseId}`));
      expect(new URL(figures.url()).pathname).toBe(`/dossiers/${caseId}/verlauf`);
      await figures.goBack();
      await facts.waitFor();
    },
  );
});
