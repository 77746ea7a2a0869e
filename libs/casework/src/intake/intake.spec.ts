import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '@fallspur/engine';
import { eventIdOf, type JsonObject } from '@fallspur/kernel';
import { dossierKind } from '../dossier/dossier-kind.ts';
import { ACTIVITY_COLUMNS, readActivities } from './activity-rows.ts';
import { ARRIVAL_COLUMNS, readArrivals } from './arrival-rows.ts';
import type { Planned } from './comparison.ts';
import { dossierIdOf } from './identity.ts';
import { planActivity } from './plan-activity.ts';
import { meantOf } from './meant-unit.ts';
import { planArrival, planChangedFamily } from './plan-arrivals.ts';
import { rowErrorText, type TableFile } from './row-error.ts';

const table = (file: string, columns: readonly string[], lines: readonly string[]): TableFile => ({
  file,
  header: columns,
  rows: lines.map((line, index) => ({
    line: index + 2,
    cells: Object.fromEntries(line.split(';').map((cell, at) => [columns[at] ?? `?${at}`, cell])),
  })),
});
const known = (bfs: number, day: string): boolean => bfs === 2513 || (bfs === 2456 && day <= '2023-12-31');

const ANA = 'E1;E1-1;Lopes;Ana;W;1981-03-27;PT;B;KEIN;FZA_EU_EFTA;2015-07-01;2015-07-05;AUSLAND;PT;2513;pt';
const RUI = 'E1;E1-2;Lopes;Rui;M;2010-05-06;PT;B;KEIN;FZA_EU_EFTA;2015-07-01;2015-07-05;AUSLAND;PT;2513;pt';
const EVA = ANA.replaceAll('E1', 'E2').replace('Ana', 'Eva');
const arrivals = (...lines: readonly string[]) => readArrivals(table('zuzuege.csv', ARRIVAL_COLUMNS, lines), known);
const activities = (...lines: readonly string[]) =>
  readActivities(table('taetigkeiten.csv', ACTIVITY_COLUMNS, lines), known);

/** The facts a planned command would leave in its case. */
const recordedBy = (planned: Planned | null): readonly Fact[] => {
  if (planned?.kind !== 'new') throw new Error(`expected a new command, got ${planned?.kind}`);
  return planned.command.facts.map((fact, index) => ({
    id: eventIdOf(planned.command.commandId, index),
    type: fact.type,
    data: fact.data,
    occurredOn: fact.occurredOn ?? '',
    recordedAt: '2026-01-01T00:00:00Z',
    personIds: fact.personIds ?? [],
    actor: 'import',
    office: 'EG-2513',
    role: 'EWD',
  }));
};

describe('rows of arrivals', () => {
  it('group by unit within the file', () => {
    const { units, errors } = arrivals(ANA, RUI, ANA.replaceAll('E1', 'E2').replace('Ana', 'Eva'));
    expect(errors).toEqual([]);
    expect(units.map(({ einheit, rows }) => [einheit, rows.length])).toEqual([
      ['E1', 2],
      ['E2', 1],
    ]);
  });

  it('name a person once, whatever key and unit she has', () => {
    const twice = [ANA, ANA.replace('E1-1', 'E1-2'), ANA.replaceAll('E1', 'E2'), RUI.replaceAll('E1', 'E3')];
    expect(arrivals(...twice)).toMatchObject({
      units: [{ einheit: 'E3' }],
      errors: [
        { line: 3, column: 'person', expected: expect.stringContaining('Zeile 2') },
        { line: 4, column: 'person', expected: expect.stringContaining('Zeile 2') },
      ],
    });
  });

  it('say the beginning of a value nobody can read', () => {
    const [error] = arrivals(ANA.replace('Lopes', 'x'.repeat(1e6))).errors;
    expect(error?.value).toBe(`${'x'.repeat(100)}…`);
  });

  it.each([
    [
      'a birth nobody lived to tell',
      ANA.replace('1981-03-27', '0000-01-01'),
      'geburtsdatum',
      '0000-01-01',
      '125 Jahre',
    ],
    ['a day that does not exist', ANA.replace('1981-03-27', '1981-02-29'), 'geburtsdatum', '1981-02-29', 'Datum'],
    ['a permit there is not', ANA.replace(';B;', ';X;'), 'ausweis', 'X', 'CI'],
    ['a number that is no municipality', ANA.replace('2513', '9999'), 'gemeinde_bfs', '9999', 'Solothurn'],
    [
      'a municipality that was merged',
      ANA.replace('2513', '2456').replaceAll('2015-07', '2024-01'),
      'gemeinde_bfs',
      '2456',
      '05.01.2024',
    ],
    ['a birth after the arrival', ANA.replace('1981-03-27', '2015-07-06'), 'geburtsdatum', '2015-07-06', 'Zuzug'],
    ['an empty name', ANA.replace('Lopes', ' '), 'name', '', 'Name'],
    ['another way of moving in', ANA.replace('AUSLAND', 'GEBURT'), 'zuzugsart', 'GEBURT', 'AUSLAND'],
  ])('%s names file, line, column, value and what was expected', (_what, line, column, value, expected) => {
    const { units, errors, leftOut } = arrivals(line);
    expect(units).toEqual([]);
    expect(leftOut).toEqual([2]);
    expect(errors).toMatchObject([{ file: 'zuzuege.csv', line: 2, column, value }]);
    expect(errors[0]!.expected).toContain(expected);
    expect(rowErrorText(errors[0]!)).toMatch(/^zuzuege\.csv, Zeile 2, Spalte /);
  });

  it('half a family is not taken, the others are', () => {
    const { units, leftOut } = arrivals(ANA, RUI.replace('2010-05-06', 'gestern'), EVA);
    expect(units.map(({ einheit }) => einheit)).toEqual(['E2']);
    expect(leftOut).toEqual([2, 3]);
  });

  it('who arrived together arrived on one day', () => {
    const { errors } = arrivals(ANA, RUI.replace('2015-07-05', '2015-07-06'), RUI);
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [3, 'zuzugsdatum'],
      [4, 'person'],
    ]);
  });

  it('a column too few or too many is named', () => {
    const errors = readArrivals(table('x.csv', [...ARRIVAL_COLUMNS.slice(1), 'ahv'], [ANA]), known).errors;
    expect(errors.map(({ column }) => column)).toEqual(['einheit', 'ahv']);
  });
});

describe('an arrival', () => {
  const [unit] = arrivals(ANA, RUI).units;

  it('opens a dossier with its persons, unit and arrival, as of the day of arrival', () => {
    const facts = recordedBy(planArrival(unit!, []));
    expect(facts.map(({ type }) => type)).toEqual([
      'PersonErfasst',
      'PersonErfasst',
      'UnterstuetzungseinheitGebildet',
      'ZuzugAusAuslandErfasst',
    ]);
    const dossier = facts.reduce(dossierKind.fold, dossierKind.initial(dossierIdOf(unit!)));
    expect(Object.keys(dossier.persons)).toHaveLength(2);
    expect(dossier.arrivals).toMatchObject([{ gemeinde: 2513, zuzugsdatum: '2015-07-05', referenz: 'E1' }]);
  });

  it('imported again is unchanged; with other content a correction is offered', () => {
    const facts = recordedBy(planArrival(unit!, []));
    expect(planArrival(unit!, facts).kind).toBe('unchanged');
    const other = arrivals(ANA.replace(';B;KEIN', ';L;KEIN'), RUI).units[0]!;
    expect(planArrival(other, facts)).toMatchObject({
      kind: 'correction',
      corrections: [{ type: 'ZuzugAusAuslandErfasst', event: facts[3]!.id }],
    });
  });

  it('is the same case whatever the order of rows, the name of the unit or the spelling of a name', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([ANA, RUI], { minLength: 2 }),
        fc.constantFrom('E1', 'X-9'),
        fc.constantFrom('Lopes', 'LOPES', 'Lópes'),
        (lines, einheit, name) => {
          const again = arrivals(...lines.map((line) => line.replaceAll('E1', einheit).replace('Lopes', name)))
            .units[0]!;
          return dossierIdOf(again) === dossierIdOf(unit!);
        },
      ),
      { seed: 7, numRuns: 24 },
    );
  });

  it('of other people is another case, even under the same name of the unit', () => {
    expect(dossierIdOf(arrivals(ANA).units[0]!)).not.toBe(dossierIdOf(unit!));
    expect(dossierIdOf(arrivals(ANA.replace('1981', '1982'), RUI).units[0]!)).not.toBe(dossierIdOf(unit!));
  });

  it('of a family with other members is offered as a correction of the dossier that holds one of them', () => {
    const facts = recordedBy(planArrival(unit!, []));
    const alone = arrivals(ANA).units[0]!;
    expect(planChangedFamily(alone, { caseId: dossierIdOf(unit!), known: facts })).toMatchObject({
      kind: 'correction',
      caseId: dossierIdOf(unit!),
      corrections: [{ type: 'ZuzugAusAuslandErfasst', event: facts[3]!.id }],
    });
  });

  it('says nothing about cells that are empty', () => {
    const bare = arrivals(ANA.replace(';B;KEIN;FZA_EU_EFTA;2015-07-01;', ';;;;;').replace(';PT;2513;pt', ';;2513;'))
      .units[0]!;
    const facts = recordedBy(planArrival(bare, []));
    expect(facts[0]!.data).not.toHaveProperty('vaflStatus');
    expect((facts[2]!.data['einreisen'] as JsonObject[])[0]).toEqual({ personId: facts[0]!.data['personId'] });
  });
});

describe('rows of activity', () => {
  const [unit] = arrivals(ANA, RUI).units;
  const opened = recordedBy(planArrival(unit!, []));
  const dossier = opened.reduce(dossierKind.fold, dossierKind.initial(dossierIdOf(unit!)));
  const plan = (line: string) => planActivity(activities(line).rows[0]!, dossier, opened);

  it('come in order of their dates, those of a day as they stand', () => {
    const { rows } = activities(
      'E1;2513;2015-08-02;KURZASSESSMENT;BEDARF_JA;;;pt;IB;',
      'E1;2513;2015-07-09;FORM_FESTGELEGT;MUENDLICH;;;pt;IB;',
      'E1;2513;2015-08-02;PAKET_ABGEGEBEN;POST;;;pt;IB;',
    );
    expect(rows.map(({ line }) => line)).toEqual([3, 2, 4]);
  });

  it.each([
    ['E1;2513;2015-07-09;FORM_FESTGELEGT;TELEFONISCH;;;pt;IB;', 'ergebnis', 'TELEFONISCH'],
    ['E1;2513;2015-07-09;EINLADUNG_VERSANDT;;;;pt;IB;', 'ergebnis', ''],
    ['E1;2513;2015-07-09;DOLMETSCH_BESTELLT;;;;pt;IB;', 'dolmetsch_anbieter', ''],
    ['E1;2513;2015-07-09;GESPRAECH;;;;pt;IB;', 'taetigkeit', 'GESPRAECH'],
    ['E1;2513;09.07.2015;PAKET_ABGEGEBEN;POST;;;pt;IB;', 'datum', '09.07.2015'],
  ])('%s is refused at %s', (line, column, value) => {
    expect(activities(line)).toMatchObject({ rows: [], leftOut: [2], errors: [{ line: 2, column, value }] });
  });

  it.each([
    ['FORM_FESTGELEGT;MUENDLICH;;', ['ErstinformationsformFestgelegt']],
    ['PAKET_ABGEGEBEN;POST;;', ['ErstinformationspaketAbgegeben']],
    ['DOLMETSCH_BESTELLT;;HEKS_LINGUADUKT;LD-1', ['DolmetscheinsatzBestellt']],
    ['EINLADUNG_VERSANDT;2;;', ['EinladungErstinformationsgespraechVersandt']],
    ['NICHT_ERSCHIENEN;1;;', ['ErstinformationsgespraechNichtErschienen']],
    ['GESPRAECH_DURCHGEFUEHRT;;;', ['ErstinformationsgespraechDurchgefuehrt']],
    [
      'GESPRAECH_DURCHGEFUEHRT;;HEKS_LINGUADUKT;LD-1',
      ['ErstinformationsgespraechDurchgefuehrt', 'DolmetscheinsatzDurchgefuehrt'],
    ],
    ['GESPRAECH_DURCHGEFUEHRT;;ANDERER;', ['ErstinformationsgespraechDurchgefuehrt', 'DolmetscheinsatzDurchgefuehrt']],
    ['KURZASSESSMENT;BEDARF_JA;;', ['KurzassessmentDurchgefuehrt']],
  ])('%s becomes facts', (activity, types) => {
    const facts = recordedBy(plan(`E1;2513;2015-08-02;${activity};pt;IB;`));
    expect(facts.map(({ type }) => type)).toEqual(types);
    expect(facts.every(({ personIds }) => personIds.length === 2)).toBe(true);
  });

  it('an order and a held interview imply the deployment, even where the row does not repeat it', () => {
    const ordered = recordedBy(plan('E1;2513;2015-07-20;DOLMETSCH_BESTELLT;;HEKS_LINGUADUKT;LD-1;pt;IB;'));
    const row = activities('E1;2513;2015-08-02;GESPRAECH_DURCHGEFUEHRT;;;;pt;IB;').rows[0]!;
    const facts = recordedBy(planActivity(row, ordered.reduce(dossierKind.fold, dossier), [...opened, ...ordered]));
    expect(facts[1]).toMatchObject({
      type: 'DolmetscheinsatzDurchgefuehrt',
      data: { anbieter: 'HEKS_LINGUADUKT', auftragsnummer: 'LD-1', datum: '2015-08-02' },
    });
  });

  it('an interview seen again is unchanged, although its order has been used', () => {
    const ordered = recordedBy(plan('E1;2513;2015-07-20;DOLMETSCH_BESTELLT;;HEKS_LINGUADUKT;LD-1;pt;IB;'));
    const row = activities('E1;2513;2015-08-02;GESPRAECH_DURCHGEFUEHRT;;;;pt;IB;').rows[0]!;
    const before = ordered.reduce(dossierKind.fold, dossier);
    const held = recordedBy(planActivity(row, before, [...opened, ...ordered]));
    const after = held.reduce(dossierKind.fold, before);
    expect(planActivity(row, after, [...opened, ...ordered, ...held])?.kind).toBe('unchanged');
  });

  it('seen again are unchanged; with another remark or result a correction is offered, never a second package', () => {
    const line = 'E1;2513;2015-07-09;PAKET_ABGEGEBEN;POST;;;pt;IB;';
    const done = [...opened, ...recordedBy(plan(line))];
    expect(planActivity(activities(line).rows[0]!, dossier, done)?.kind).toBe('unchanged');
    expect(planActivity(activities(`${line}nachgereicht`).rows[0]!, dossier, done)?.kind).toBe('correction');
    const handedOver = line.replace('POST', 'PERSOENLICH');
    expect(planActivity(activities(handedOver).rows[0]!, dossier, done)?.kind).toBe('correction');
  });

  it('mean, of two units of one name, the one that holds them or that has come to that point', () => {
    const later = arrivals(ANA.replace('2015-07-05', '2015-08-05')).units[0]!;
    const openedLater = recordedBy(planArrival(later, []));
    const fresh = {
      dossier: openedLater.reduce(dossierKind.fold, dossierKind.initial(dossierIdOf(later))),
      known: openedLater,
    };
    const form = 'E1;2513;2015-07-09;FORM_FESTGELEGT;SCHRIFTLICH;;;pt;IB;';
    const decided = recordedBy(plan(form));
    const old = { dossier: decided.reduce(dossierKind.fold, dossier), known: [...opened, ...decided] };
    const meant = (line: string) => meantOf(activities(line).rows[0]!, [old, fresh]);
    expect(meant(form)).toBe(old);
    expect(meant('E1;2513;2015-08-09;FORM_FESTGELEGT;MUENDLICH;;;pt;IB;')).toBe(fresh);
    expect(meant('E1;2513;2015-08-09;PAKET_ABGEGEBEN;POST;;;pt;IB;')).toBe(old);
    expect(meant('E1;2513;2015-08-09;KURZASSESSMENT;BEDARF_NEIN;;;pt;IB;')).toBeUndefined();
  });

  it('belong to nothing where nobody arrived', () => {
    const row = activities('E1;2513;2015-07-09;PAKET_ABGEGEBEN;POST;;;pt;IB;').rows[0]!;
    expect(planActivity(row, dossierKind.initial('dossier-x'), [])).toBeNull();
  });
});
