import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type JsonObject } from '@fallspur/kernel';
import type { Answer, Views } from '@fallspur/views';
import { FactRecorder, recordedAtOf } from '../testing/fact-recorder.ts';
import { pilotFile, recordPilot } from '../testing/pilot-facts.ts';
import { mergedThen, RANDOM_MUNICIPALITIES, randomFacts, recordRandom } from '../testing/random-facts.ts';
import { PILOT_FIGURES, type PilotFigure } from './counted-facts.ts';
import { figureName } from './figure-names.ts';
import { countedCases, figureFactsOf, halfYearsOf, type MunicipalOptions } from './municipal.ts';
import { pilotFigures } from './pilot.projection.ts';
import { pilotReport, type PilotReport } from './report.ts';

const itself: MunicipalOptions = { municipalityThen: (bfs) => bfs };
const ZUCHWIL = 2534;

const valueOf = <T>(answer: Answer<T> | { readonly kind: 'refusal'; readonly message: string }): T => {
  if (isRefusal(answer)) throw new Error(answer.message);
  return (answer as Answer<T>).value;
};

const figure = async (views: Views, bfs: number, halfYear: string, name: PilotFigure, options = itself) =>
  valueOf(await figureFactsOf(views, bfs, { halfYear, figure: name }, options));

const arrival = (zuzugsdatum: string, gemeinde: number): JsonObject => ({
  zuzugId: 'z',
  unitId: 'u',
  personIds: ['p1', 'p2'],
  zuzugsdatum,
  gemeinde,
});

describe('the figures of one municipality', () => {
  test('are those of the pilot report, the newest half-year first', async () => {
    const recorder = new FactRecorder();
    await recordPilot(recorder);
    const views = await recorder.views(pilotFigures);
    const { halfYears, total } = valueOf(await halfYearsOf(views, ZUCHWIL, itself));
    const expected = JSON.parse(pilotFile('expected-pilot.json')) as PilotReport;
    expect(Object.fromEntries(halfYears.map(({ halfYear, values }) => [halfYear, values]))).toEqual(
      expected.gemeinden['Zuchwil'],
    );
    expect(halfYears.map(({ halfYear }) => halfYear)).toEqual(
      halfYears
        .map(({ halfYear }) => halfYear)
        .sort()
        .reverse(),
    );
    expect(total.einheiten).toBe(halfYears.reduce((sum, { values }) => sum + (values.einheiten ?? 0), 0));
    views.close();
  });

  test('name the facts they are made of, and follow a merger from its half-year on', async () => {
    const recorder = new FactRecorder();
    const zuzug = await recorder.record('u', 'ZuzugAusAuslandErfasst', '2020-12-10', arrival('2020-12-10', 11));
    const paket = await recorder.record('u', 'ErstinformationspaketAbgegeben', '2021-01-19', { datum: '2021-01-19' });
    const views = await recorder.views(pilotFigures);
    const options = { municipalityThen: mergedThen };
    expect(await figure(views, 11, '2020-H2', 'eingereistePersonen', options)).toMatchObject([
      { eventId: zuzug, type: 'ZuzugAusAuslandErfasst', happenedOn: '2020-12-10', amount: 2 },
    ]);
    expect(await figure(views, 10, '2021-H1', 'erstinformationspakete', options)).toMatchObject([
      { eventId: paket, amount: 1 },
    ]);
    expect(valueOf(await halfYearsOf(views, 10, options)).halfYears).toEqual([
      { halfYear: '2021-H1', values: { erstinformationspakete: 1 } },
    ]);
    expect(views.answer((rows) => [...countedCases(rows, options)]).value).toEqual([
      [10, 1],
      [11, 1],
    ]);
    views.close();
  });

  test('take both clocks: what had happened by then, what was recorded by then', async () => {
    const recorder = new FactRecorder();
    await recorder.record('u', 'ZuzugAusAuslandErfasst', '2016-01-04', arrival('2016-01-04', 12));
    await recorder.record('u', 'ErstinformationspaketAbgegeben', '2016-02-01', { datum: '2016-02-01' });
    const views = await recorder.views(pilotFigures);
    const arrivalOnly = [{ halfYear: '2016-H1', values: { eingereistePersonen: 2, einheiten: 1 } }];
    const ask = async (clocks: Partial<MunicipalOptions>) =>
      valueOf(await halfYearsOf(views, 12, { ...itself, ...clocks })).halfYears;
    expect(await ask({ gueltigAm: '2016-01-31' })).toEqual(arrivalOnly);
    expect(await ask({ standPer: { recordedAt: recordedAtOf(1) } })).toEqual(arrivalOnly);
    expect(await halfYearsOf(views, 12, { ...itself, standPer: { position: 99 } })).toMatchObject({
      code: 'POSITION_BEYOND_HEAD',
    });
    views.close();
  });

  test('each has a name and one line that explains it', () => {
    for (const name of PILOT_FIGURES) {
      expect(figureName(name).name).not.toBe('');
      expect(figureName(name).explains).toMatch(/\.$/);
    }
  });
});

test('whatever was recorded, corrected, voided and merged: the facts of a figure add up to it, and all municipalities to the total', async () => {
  await fc.assert(
    fc.asyncProperty(randomFacts, fc.option(fc.constantFrom('2020-06-30', '2021-02-28')), async (facts, gueltigAm) => {
      const recorder = new FactRecorder();
      await recordRandom(recorder, facts);
      const views = await recorder.views(pilotFigures);
      const options = { municipalityThen: mergedThen, ...(gueltigAm === null ? {} : { gueltigAm }) };
      const added = new Map<PilotFigure, number>();
      for (const bfs of RANDOM_MUNICIPALITIES)
        for (const { halfYear, values } of valueOf(await halfYearsOf(views, bfs, options)).halfYears)
          for (const name of PILOT_FIGURES) {
            const rows = await figure(views, bfs, halfYear, name, options);
            const sum = rows.reduce((total, { amount }) => total + amount, 0);
            expect([bfs, halfYear, name, sum]).toEqual([bfs, halfYear, name, values[name] ?? 0]);
            added.set(name, (added.get(name) ?? 0) + sum);
          }
      const { total, gemeinden } = valueOf(
        await pilotReport(views, { ...options, municipalityName: (bfs, day) => String(mergedThen(bfs, day)) }),
      );
      const nowhere = gemeinden['ohne Gemeinde'] ?? {};
      for (const name of PILOT_FIGURES) {
        const without = Object.values(nowhere).reduce((sum, cell) => sum + (cell[name] ?? 0), 0);
        expect([name, (added.get(name) ?? 0) + without]).toEqual([name, total[name]]);
      }
      views.close();
    }),
    { numRuns: 60, seed: 2016 },
  );
}, 60_000);
