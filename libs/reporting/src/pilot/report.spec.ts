import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import { FactRecorder, recordedAtOf } from '../testing/fact-recorder.ts';
import { PILOT_MUNICIPALITIES, pilotFile, recordPilot } from '../testing/pilot-facts.ts';
import { PILOT_FIGURES } from './counted-facts.ts';
import { pilotFigures } from './pilot.projection.ts';
import { publishedPilotTotals } from './published-totals.ts';
import { pilotReport, WITHOUT_MUNICIPALITY, type PilotReport, type PilotReportOptions } from './report.ts';

const municipalityName = (bfs: number): string | undefined => PILOT_MUNICIPALITIES.get(bfs);

async function reportOf(recorder: FactRecorder, options: Partial<PilotReportOptions> = {}): Promise<PilotReport> {
  const views = await recorder.views(pilotFigures);
  expect(views.parked()).toEqual([]);
  const answer = await pilotReport(views, { municipalityName, ...options });
  views.close();
  if ('kind' in answer) throw new Error(answer.message);
  return answer.value;
}

const arrival = (zuzugsdatum: string, gemeinde: number, ...personIds: string[]): JsonObject => ({
  zuzugId: 'z',
  unitId: 'u',
  personIds: personIds.length > 0 ? personIds : ['p1'],
  zuzugsdatum,
  gemeinde,
});
const interview = (gespraechsdatum: string, ...personIds: string[]): JsonObject => ({
  gespraechId: 'g',
  zuzugId: 'z',
  unitId: 'u',
  personIds,
  gespraechsdatum,
  organisation: 'EG-2534',
});
const GESPRAECH = 'ErstinformationsgespraechDurchgefuehrt';

describe('the pilot phase 2015/16', () => {
  test('its rows as facts give the expected figures, in total and per municipality and half-year', async () => {
    const recorder = new FactRecorder();
    await recordPilot(recorder);
    expect(await reportOf(recorder)).toEqual(JSON.parse(pilotFile('expected-pilot.json')));
  });

  test('the totals agree with those the Regierungsrat published', async () => {
    const recorder = new FactRecorder();
    await recordPilot(recorder);
    expect((await reportOf(recorder)).total).toMatchObject(publishedPilotTotals.figures);
    expect(publishedPilotTotals.source).toMatch(/2016\/2141/);
  });

  test('rebuilt rows are the same rows', async () => {
    const recorder = new FactRecorder();
    await recordPilot(recorder);
    const views = await recorder.views(pilotFigures);
    const incremental = views.hashOf(pilotFigures.name);
    await views.rebuild();
    expect(views.hashOf(pilotFigures.name)).toBe(incremental);
    views.close();
  });
});

describe('period and municipality', () => {
  test('the day of the service decides, not the day of recording', async () => {
    const recorder = new FactRecorder();
    await recorder.record('u', 'ZuzugAusAuslandErfasst', '2016-01-04', arrival('2016-01-04', 2534));
    await recorder.record('u', GESPRAECH, '2016-07-05', interview('2016-06-30', 'p1'));
    await recorder.record('u', 'ErstinformationspaketAbgegeben', '2016-07-01', { zuzugId: 'z', kanal: 'POST' });
    expect((await reportOf(recorder)).gemeinden).toEqual({
      Zuchwil: {
        '2016-H1': { eingereistePersonen: 1, einheiten: 1, erstinformationsgespraeche: 1, personenInGespraechen: 1 },
        '2016-H2': { erstinformationspakete: 1 },
      },
    });
  });

  test('what is done after a move belongs to the new municipality, also when the move is recorded later', async () => {
    const recorder = new FactRecorder();
    await recorder.record('u', 'ZuzugAusAuslandErfasst', '2016-01-04', arrival('2016-01-04', 2534));
    await recorder.record('u', 'ErstinformationspaketAbgegeben', '2016-01-09', { datum: '2016-01-09' });
    await recorder.record('u', GESPRAECH, '2016-03-01', interview('2016-03-01', 'p1'));
    const move = { personIds: ['p1'], umzugsdatum: '2016-03-01', nachGemeinde: 2546 };
    await recorder.record('u', 'UmzugErfasst', '2016-03-01', move);
    expect((await reportOf(recorder)).gemeinden).toEqual({
      Grenchen: { '2016-H1': { erstinformationsgespraeche: 1, personenInGespraechen: 1 } },
      Zuchwil: { '2016-H1': { eingereistePersonen: 1, einheiten: 1, erstinformationspakete: 1 } },
    });
  });

  test('a municipality merged meanwhile counts for the one it became part of, from that half-year on', async () => {
    const recorder = new FactRecorder();
    await recorder.record('a', 'ZuzugAusAuslandErfasst', '2020-12-10', arrival('2020-12-10', 2423));
    await recorder.record('a', 'ErstinformationspaketAbgegeben', '2021-01-19', { datum: '2021-01-19' });
    await recorder.record('b', 'ZuzugAusAuslandErfasst', '2021-02-10', arrival('2021-02-10', 2430));
    const name = (bfs: number, day: string) =>
      bfs === 2423 && day <= '2020-12-31' ? 'Gänsbrunnen' : 'Welschenrohr-Gänsbrunnen';
    expect((await reportOf(recorder, { municipalityName: name })).gemeinden).toEqual({
      Gänsbrunnen: { '2020-H2': { eingereistePersonen: 1, einheiten: 1 } },
      'Welschenrohr-Gänsbrunnen': { '2021-H1': { eingereistePersonen: 1, einheiten: 1, erstinformationspakete: 1 } },
    });
  });

  test('a municipality the register does not know, and a case without any, are shown and not lost', async () => {
    const recorder = new FactRecorder();
    await recorder.record('a', 'ZuzugAusAuslandErfasst', '2016-01-04', arrival('2016-01-04', 9999));
    await recorder.record('b', 'ErstinformationspaketAbgegeben', '2016-01-04', { datum: '2016-01-04' });
    expect(Object.keys((await reportOf(recorder)).gemeinden)).toEqual(['BFS 9999', WITHOUT_MUNICIPALITY]);
  });

  test('no facts: every figure is zero, no municipality is named', async () => {
    const { total, gemeinden } = await reportOf(new FactRecorder());
    expect(Object.keys(total)).toEqual([...PILOT_FIGURES]);
    expect(new Set(Object.values(total))).toEqual(new Set([0]));
    expect(gemeinden).toEqual({});
  });
});

describe('corrections', () => {
  async function arrivalAndInterview(): Promise<{ recorder: FactRecorder; zuzug: string; gespraech: string }> {
    const recorder = new FactRecorder();
    const zuzug = await recorder.record('u', 'ZuzugAusAuslandErfasst', '2016-06-01', arrival('2016-06-01', 2534));
    const gespraech = await recorder.record('u', GESPRAECH, '2016-06-28', interview('2016-06-28', 'p1'));
    return { recorder, zuzug, gespraech };
  }
  const correct = (recorder: FactRecorder, type: string, korrigiert: string, day: string, daten: JsonObject) =>
    recorder.record('u', `${type}Korrigiert`, day, { korrigiert, daten, grund: 'x' }, [
      { path: '/data/grund', person: 'p1', class: 'D1' },
    ]);

  test('the last correction wins and moves the figure to its half-year', async () => {
    const { recorder, gespraech } = await arrivalAndInterview();
    await correct(recorder, GESPRAECH, gespraech, '2016-09-01', interview('2016-09-01', 'p1', 'p2', 'p3'));
    await correct(recorder, GESPRAECH, gespraech, '2016-07-01', interview('2016-07-01', 'p1', 'p2'));
    expect((await reportOf(recorder)).gemeinden).toEqual({
      Zuchwil: {
        '2016-H1': { eingereistePersonen: 1, einheiten: 1 },
        '2016-H2': { erstinformationsgespraeche: 1, personenInGespraechen: 2 },
      },
    });
  });

  test('a corrected municipality of arrival takes along what was done there', async () => {
    const { recorder, zuzug } = await arrivalAndInterview();
    await correct(recorder, 'ZuzugAusAuslandErfasst', zuzug, '2016-06-01', arrival('2016-06-01', 2546, 'p1', 'p2'));
    expect((await reportOf(recorder)).gemeinden).toEqual({
      Grenchen: {
        '2016-H1': { eingereistePersonen: 2, einheiten: 1, erstinformationsgespraeche: 1, personenInGespraechen: 1 },
      },
    });
  });

  test('a voided fact counts no more, and a correction after it does not bring it back', async () => {
    const { recorder, gespraech } = await arrivalAndInterview();
    await recorder.record('u', `${GESPRAECH}Storniert`, '2016-07-10', { storniert: gespraech });
    await correct(recorder, GESPRAECH, gespraech, '2016-07-11', interview('2016-06-29', 'p1'));
    expect((await reportOf(recorder)).total).toMatchObject({ erstinformationsgespraeche: 0, personenInGespraechen: 0 });
  });

  test('a correction that names nothing parks its case instead of counting wrongly', async () => {
    const { recorder } = await arrivalAndInterview();
    await recorder.record('u', `${GESPRAECH}Korrigiert`, '2016-07-10', {});
    const views = await recorder.views(pilotFigures);
    expect(views.parked()).toMatchObject([{ projection: 'pilot_facts', code: 'CORRECTION_MALFORMED' }]);
    views.close();
  });

  test('stand per: before the correction was recorded the old figure stands', async () => {
    const { recorder, gespraech } = await arrivalAndInterview();
    await correct(recorder, GESPRAECH, gespraech, '2016-07-01', interview('2016-07-01', 'p1'));
    const standPer = { recordedAt: recordedAtOf(2) };
    expect(Object.keys((await reportOf(recorder, { standPer })).gemeinden['Zuchwil'] ?? {})).toEqual(['2016-H1']);
    expect(Object.keys((await reportOf(recorder)).gemeinden['Zuchwil'] ?? {})).toEqual(['2016-H1', '2016-H2']);
  });
});

describe('two clocks', () => {
  test('gültig am: only what had happened by then', async () => {
    const recorder = new FactRecorder();
    await recordPilot(recorder);
    const { gemeinden } = await reportOf(recorder, { gueltigAm: '2015-12-31' });
    const expected = JSON.parse(pilotFile('expected-pilot.json')) as PilotReport;
    for (const [name, halfYears] of Object.entries(expected.gemeinden))
      expect(gemeinden[name]).toEqual({ '2015-H2': halfYears['2015-H2'] });
  });

  test('the answer says up to which position it is true', async () => {
    const recorder = new FactRecorder();
    await recordPilot(recorder);
    const views = await recorder.views(pilotFigures);
    const { position } = await recorder.log.head();
    expect(await pilotReport(views, { municipalityName })).toMatchObject({ position });
    expect(await pilotReport(views, { municipalityName, standPer: { position: 5 } })).toMatchObject({ position: 5 });
    expect(await pilotReport(views, { municipalityName, standPer: { position: position + 1 } })).toMatchObject({
      kind: 'refusal',
      code: 'POSITION_BEYOND_HEAD',
    });
    views.close();
  });
});
