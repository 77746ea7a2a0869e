import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '@fallspur/engine';
import { arrived, checked, dossierOf, happened, interview } from '../testing/given.ts';
import { dossierKind } from './dossier-kind.ts';
import { presentMembers, valueOn } from './state.ts';

const see = (...facts: readonly Fact[]) => dossierKind.view!(dossierOf(...facts), '2015-09-01T10:00:00Z');

describe('the dossier in FEEL', () => {
  it('shows an arrival with its persons by the names of the schemas, and no names of people', () => {
    const fall = see(...arrived);
    expect(fall).toMatchObject({
      zuzugsdatum: '2015-07-05',
      gemeinde: 2513,
      mahnstufe: 0,
      form: null,
      einheit: { anwesend: 2, aufgeloest: false },
      zuzug: {
        zuzugId: 'z1',
        sprache: 'pt',
        gespraechGewuenscht: false,
        personen: [{ personId: 'p1', ausweis: 'B' }, { ausweis: 'UNBEKANNT' }],
      },
    });
    expect(JSON.stringify(fall)).not.toMatch(/Muster|Ana|Rui/);
  });

  it('is the same question with the same answer before anything happened', () => {
    expect(see()).toMatchObject({ zuzug: null, einheit: null, mahnstufe: 0, nichtErschienenAm: null, gespraech: null });
  });

  it('counts invitations by their highest level and remembers the last no-show', () => {
    const invited = (mahnstufe: number, day: string) =>
      happened('EinladungErstinformationsgespraechVersandt', { gespraechId: 'g1', zuzugId: 'z1', mahnstufe }, day);
    const missed = happened(
      'ErstinformationsgespraechNichtErschienen',
      { gespraechId: 'g1', datum: '2015-08-02' },
      '2015-08-02',
    );
    expect(see(...arrived, invited(1, '2015-07-20'), missed, invited(2, '2015-08-16'))).toMatchObject({
      mahnstufe: 2,
      nichtErschienenAm: '2015-08-02',
    });
  });

  it('knows an interpreter order as long as it is open', () => {
    const order = happened(
      'DolmetscheinsatzBestellt',
      { gespraechId: 'g1', anbieter: 'HEKS_LINGUADUKT', auftragsnummer: 'LD-1' },
      '2015-07-20',
    );
    const held = happened(
      'DolmetscheinsatzDurchgefuehrt',
      { gespraechId: 'g1', anbieter: 'HEKS_LINGUADUKT', auftragsnummer: 'LD-1', datum: '2015-08-02' },
      '2015-08-02',
    );
    expect(see(...arrived, order)['dolmetschBestellt']).toBe(true);
    expect(see(...arrived, order, held)['dolmetschBestellt']).toBe(false);
  });

  it('lets criteria and reasons of an assessment be asked for even where none was given', () => {
    const assessed = happened(
      'KurzassessmentDurchgefuehrt',
      { abklaerungId: 'a1', personIds: ['p1'], ort: 'ERSTINFO', erhoehterIntegrationsbedarf: false },
      '2015-08-02',
    );
    expect(see(...arrived, checked, interview(), assessed)['kurzassessment']).toMatchObject({
      kriterien: [],
      begruendung: null,
      unterstuetzungsgrad: null,
      datum: '2015-08-02',
    });
  });
});

describe('who still lives here', () => {
  const left = (personIds: readonly string[], day: string) =>
    happened('WegzugErfasst', { personIds, wegzugsdatum: day }, day);

  it('one member leaves, the unit stays; the last one empties it', () => {
    const one = dossierOf(...arrived, left(['p1'], '2015-08-01'));
    expect(presentMembers(one).map(({ personId }) => personId)).toEqual(['p2']);
    const none = dossierOf(
      ...arrived,
      left(['p1'], '2015-08-01'),
      happened('TodErfasst', { personId: 'p2' }, '2015-08-09'),
    );
    expect(presentMembers(none)).toEqual([]);
    expect(none.departure).toEqual({ grund: 'TOD', datum: '2015-08-09' });
  });

  it('whoever enters the unit counts, whoever left it does not', () => {
    const changed = dossierOf(
      ...arrived,
      happened(
        'UnterstuetzungseinheitGeaendert',
        { unitId: 'u1', personIds: ['p2'], austritte: [{ personId: 'p2', bis: '2015-12-31' }] },
        '2015-12-31',
      ),
    );
    expect(presentMembers(changed).map(({ personId }) => personId)).toEqual(['p1']);
  });
});

describe('permits', () => {
  it('hold from their first day, in whatever order they are learnt', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          [
            ['B', '2016-01-01'],
            ['C', '2021-01-01'],
            ['F', '2015-08-01'],
          ] as const,
          { minLength: 3 },
        ),
        (order) => {
          const dossier = dossierOf(
            ...arrived,
            ...order.map(([ausweis, gueltigVon]) =>
              happened('AusweisGeaendert', { personId: 'p1', ausweis, gueltigVon }, '2021-02-01'),
            ),
          );
          const permits = dossier.persons['p1']!.permits;
          return (
            valueOn(permits, '2015-07-31') === 'B' &&
            valueOn(permits, '2015-12-31') === 'F' &&
            valueOn(permits, '2020-12-31') === 'B' &&
            valueOn(permits, '2021-01-01') === 'C'
          );
        },
      ),
      { seed: 7, numRuns: 20 },
    );
  });
});

describe('whatever is voided', () => {
  const history = [
    ...arrived,
    checked,
    happened('AusweisGeaendert', { personId: 'p1', ausweis: 'C', gueltigVon: '2021-01-01' }, '2021-01-01'),
    interview(),
    happened('WegzugErfasst', { personIds: ['p1'], wegzugsdatum: '2022-01-01' }, '2022-01-01'),
    happened('UmzugErfasst', { personIds: ['p2'], umzugsdatum: '2022-02-01', nachGemeinde: 2534 }, '2022-02-01'),
  ];

  it('the rest still folds, and FEEL still sees a whole dossier', () => {
    fc.assert(
      fc.property(fc.subarray(history), (rest) => {
        expect(Object.keys(see(...rest))).toEqual(Object.keys(see(...history)));
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
