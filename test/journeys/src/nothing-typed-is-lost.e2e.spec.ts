import { beforeAll, expect } from '@jest/globals';
import { conversationForm, openConversation, signIn, typeConversation, TYPED } from './kit/acts.ts';
import { bringInZuchwil, callerFor } from './kit/house.ts';
import { journey } from './kit/journey.ts';

interface Cases {
  readonly rows: readonly { readonly caseId: string }[];
}
interface Timeline {
  readonly rows: readonly { readonly type: string }[];
}

journey('nothing typed is lost', ({ server, visit, step }) => {
  beforeAll(() => bringInZuchwil(server().url), 60_000);

  step('a reload in the middle of the form finds the draft', async () => {
    const { page } = await visit();
    await signIn(page, 'ib');
    const form = await openConversation(page);
    await typeConversation(form);
    await page.getByText(/Entwurf gespeichert/).waitFor();
    await page.reload();
    expect(await (await conversationForm(page)).typed()).toEqual(TYPED);
  });

  step('what a colleague changes meanwhile is said, and the form keeps what was typed', async () => {
    const ib = await visit();
    // Live news are never answered, so that the screen learns of the change only by the refusal.
    await ib.context.route('**/api/live', () => undefined);
    await signIn(ib.page, 'ib');
    const form = await openConversation(ib.page);
    await typeConversation(form);

    const colleague = await visit();
    await signIn(colleague.page, 'ibs');
    await colleague.page.goto('/arbeitsvorrat?q=E076');
    await colleague.page.getByRole('button', { name: /^«Erstinformationsgespräch führen» .* übernehmen$/ }).click();
    await colleague.page.getByText('Übernommen: Erstinformationsgespräch führen').waitFor();
    await colleague.page.getByRole('button', { name: /freigeben$/ }).click();
    await colleague.page.getByText('Freigegeben: Erstinformationsgespräch führen').waitFor();

    const refusal = ib.page.waitForResponse((answer) => answer.url().endsWith('/completion'));
    await form.record.click();
    expect((await refusal).status()).toBe(412);
    await ib.page.getByText('Dieser Schritt wurde inzwischen geändert').waitFor();
    expect(await form.typed()).toEqual(TYPED);
    await ib.page.getByRole('button', { name: 'Neu laden und Eingaben behalten' }).click();
    await ib.page.getByText('Dieser Schritt wurde inzwischen geändert').waitFor({ state: 'hidden' });
    expect(await form.typed()).toEqual(TYPED);
    await form.record.click();
    await ib.page.getByText(/Erfasst: .*Erstinformationsgespräch durchgeführt/).waitFor();
  });

  step(
    'a form left while the server is away is there again with what was typed, and saved once it is back',
    async () => {
      const ib = await visit();
      await signIn(ib.page, 'ib');
      const form = await openConversation(ib.page, 'E072');
      await ib.whileServerIsAway(async () => {
        await server().kill();
        await typeConversation(form);
        await ib.page.getByRole('link', { name: 'Dossiers' }).click();
        await ib.page.getByRole('heading', { name: 'Dossiers', level: 1 }).waitFor();
        await ib.page.goBack();
        await server().start();
        const again = await conversationForm(ib.page);
        expect(await again.typed()).toEqual(TYPED);
        await ib.page.getByText(/Entwurf gespeichert/).waitFor();
      });
    },
  );

  step('the server dies before it heard of the form: it is sent again by itself, once', async () => {
    const ib = await visit();
    await signIn(ib.page, 'ib');
    const form = await openConversation(ib.page, 'E072');
    await typeConversation(form);
    await ib.whileServerIsAway(async () => {
      await server().kill();
      await form.record.click();
      await ib.page.getByText('Noch keine Antwort vom Server').waitFor();
      expect(await form.typed()).toEqual(TYPED);
      await server().start();
      await ib.page.getByText(/Erfasst: .*Erstinformationsgespräch durchgeführt/).waitFor();
    });
    expect(await conversationsOf('E072')).toBe(1);
  });

  step('the server dies after recording, before it could answer: the second try finds the first', async () => {
    const ib = await visit();
    await signIn(ib.page, 'ib');
    const form = await openConversation(ib.page, 'E080');
    await typeConversation(form);
    await ib.whileServerIsAway(async () => {
      await ib.context.route(
        '**/completion',
        async (route) => {
          await route.fetch();
          await server().kill();
          await route.abort('connectionreset');
        },
        { times: 1 },
      );
      await form.record.click();
      await ib.page.getByText('Noch keine Antwort vom Server').waitFor();
      expect(await form.typed()).toEqual(TYPED);
      await server().start();
      await ib.page.getByText('Das war bereits beim ersten Versuch erfasst worden.').waitFor();
    });
    expect(await conversationsOf('E080')).toBe(1);
  });

  /** How often the log holds a conversation of this unit. */
  async function conversationsOf(unit: string): Promise<number> {
    const ib = await callerFor(server().url, 'demo.ib.zuchwil');
    const { rows } = await ib.get<Cases>(`/api/cases?q=${unit}`);
    const { rows: entries } = await ib.get<Timeline>(`/api/cases/${rows[0]?.caseId}/timeline`);
    return entries.filter(({ type }) => type === 'ErstinformationsgespraechDurchgefuehrt').length;
  }
});
