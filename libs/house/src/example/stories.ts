import type { Tale } from './tale.ts';

/**
 * What may have become of a family since its arrival. Each story tells its steps in days after the arrival and leaves
 * open what its name says.
 */
export type Story = (tale: Tale) => void;

const claimed: Story = (tale) => tale.claim(2, 'Form festlegen');

const formSet = (tale: Tale, form: 'MUENDLICH' | 'SCHRIFTLICH'): void =>
  tale.complete(tale.day(3), 'Form festlegen', { zuzugId: tale.zuzugId, form });

const toInvite: Story = (tale) => {
  formSet(tale, 'MUENDLICH');
  if (tale.sprache === 'de') return;
  tale.complete(tale.day(5), 'Dolmetscheinsatz bei HEKS Linguadukt bestellen', interpreter(tale));
};

const interpreter = (tale: Tale) => ({
  gespraechId: tale.gespraechId,
  anbieter: tale.place.slug === 'dornach' ? 'ANDERER' : 'HEKS_LINGUADUKT',
  auftragsnummer: `BSP-${tale.id('auftrag').slice(0, 6)}`,
  sprache: tale.sprache,
});

const invited = (tale: Tale, days: number, mahnstufe: number, termin?: string): void =>
  tale.complete(tale.day(days), 'Einladung versenden', {
    gespraechId: tale.gespraechId,
    zuzugId: tale.zuzugId,
    ...(termin === undefined ? {} : { termin, uhrzeit: `${10 + tale.chance(6)}:30` }),
    ort: 'Gemeindehaus, 2. Stock',
    sprache: tale.sprache,
    mahnstufe,
  });

const ready: Story = (tale) => {
  toInvite(tale);
  invited(tale, 8, 1, tale.dayAhead());
  if (tale.chance(3) === 0) tale.claim(9, INTERVIEW);
};

const INTERVIEW = 'Erstinformationsgespräch führen';

const forgotten: Story = (tale) => {
  toInvite(tale);
  invited(tale, 8, 1);
};

const absentOnce: Story = (tale) => {
  toInvite(tale);
  invited(tale, 8, 1);
  absent(tale, 24, 1);
};

const absent = (tale: Tale, days: number, mahnstufe: number): void => {
  const datum = tale.day(days);
  const { gespraechId } = tale;
  tale.record(datum, 'ib', 'ErstinformationsgespraechNichtErschienen', {
    gespraechId,
    datum,
    grund: 'NICHT_ERSCHIENEN',
    mahnstufe,
  });
};

const absentTwice: Story = (tale) => {
  absentOnce(tale);
  invited(tale, 44, 2);
  absent(tale, 60, 2);
  packet(tale, 64, 'Erstinformationspaket senden');
};

const packet = (tale: Tale, days: number, task: string): void => {
  const datum = tale.day(days);
  tale.complete(datum, task, { zuzugId: tale.zuzugId, datum, kanal: 'POST', sprache: tale.sprache });
};

const toSend: Story = (tale) => formSet(tale, 'SCHRIFTLICH');

const written: Story = (tale) => {
  toSend(tale);
  packet(tale, 8, 'Erstinformationspaket abgeben');
};

const toAssess: Story = (tale) => {
  toInvite(tale);
  invited(tale, 8, 1);
  const { gespraechId, zuzugId, unitId, personIds, sprache, organisation } = tale;
  const foreign = sprache !== 'de';
  const { gespraechId: _interview, ...order } = interpreter(tale);
  const day = tale.day(24);
  tale.complete(day, INTERVIEW, {
    gespraechId,
    zuzugId,
    unitId,
    personIds,
    gespraechsdatum: day,
    organisation,
    ort: 'Gemeindehaus, 2. Stock',
    dauerMinuten: 45 + 5 * tale.chance(8),
    durchgefuehrtDurch: 'IB (Vorführung)',
    funktion: 'IB',
    sprache,
    checkliste: ['LEBENSBEDINGUNGEN', 'RECHTE_UND_PFLICHTEN', 'INTEGRATIONSANGEBOTE'],
    bestaetigung: { art: 'UNTERSCHRIFT', datum: day },
    ...(foreign ? { dolmetschAuftraege: [order] } : {}),
  });
  if (foreign) tale.record(day, 'ib', 'DolmetscheinsatzDurchgefuehrt', { gespraechId, ...order, datum: day });
};

const assessed = (tale: Tale, erhoehterIntegrationsbedarf: boolean): void => {
  toAssess(tale);
  tale.complete(tale.day(27), 'Kurzassessment festhalten', {
    abklaerungId: tale.id('abklaerung'),
    gespraechId: tale.gespraechId,
    personIds: tale.personIds.slice(0, 1),
    ort: 'ERSTINFO',
    erhoehterIntegrationsbedarf,
    ...(erhoehterIntegrationsbedarf
      ? {
          kriterien: ['SPRACHKOMPETENZEN'],
          begruendung: 'Erfundenes Beispiel: noch keine Kenntnisse der Amtssprache.',
          unterstuetzungsgrad: 'BEGLEITUNG',
        }
      : {}),
  });
};

const toRecommend: Story = (tale) => assessed(tale, false);

const noNeed: Story = (tale) => {
  toRecommend(tale);
  const personIds = tale.personIds.slice(0, 1);
  tale.complete(tale.day(32), 'Angebote empfehlen', { personIds, bereich: 'SPRACHE', text: 'Deutschkurs A1' });
};

const toClarify: Story = (tale) => assessed(tale, true);

const cooperates = (tale: Tale, mitwirkung: boolean): void => {
  toClarify(tale);
  const datum = tale.day(40);
  tale.complete(datum, 'Mitwirkung klären', { personIds: tale.personIds.slice(0, 1), mitwirkung, datum });
};

const accompanied: Story = (tale) => cooperates(tale, true);
const declined: Story = (tale) => cooperates(tale, false);

const helped: Story = (tale) => {
  accompanied(tale);
  const datum = tale.day(130);
  const personIds = tale.personIds.slice(0, 1);
  tale.record(datum, 'ib', 'MassnahmeBegonnen', {
    massnahmeId: tale.id('massnahme'),
    personIds,
    datum,
    bereich: 'SPRACHE',
  });
};

const movedAway: Story = (tale) => {
  forgotten(tale);
  const wegzugsdatum = tale.day(60);
  tale.record(wegzugsdatum, 'ewd', 'WegzugErfasst', {
    personIds: tale.personIds,
    wegzugsdatum,
    ziel: 'ANDERER_KANTON',
  });
};

/** The stories by name; a plan says which family has which. */
export const STORIES = {
  /** «Form festlegen» is open; overdue where the arrival is long ago. */
  arrived: () => undefined,
  claimed,
  /** «Einladung versenden» is open. */
  toInvite,
  /** «Erstinformationsgespräch führen» is open, with an appointment ahead. */
  ready,
  /** The same, and the appointment was never kept nor missed. */
  forgotten,
  absentOnce,
  absentTwice,
  toSend,
  written,
  /** «Kurzassessment festhalten» is open. */
  toAssess,
  toRecommend,
  noNeed,
  /** «Mitwirkung klären» is open. */
  toClarify,
  accompanied,
  declined,
  helped,
  movedAway,
} as const satisfies Readonly<Record<string, Story>>;

export type StoryName = keyof typeof STORIES;
