import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FigureFacts, HalfYearReport, MunicipalityList } from '@fallspur/contract';
import { openApi, type Caller, type TestApi } from '../testing/api.ts';
import { familyArrives } from '../testing/family.ts';

let api: TestApi;
let ib: Caller;
let coordinator: Caller;
let zuchwil: string;

beforeAll(async () => {
  api = await openApi();
  ib = await api.as('demo.ib.zuchwil');
  coordinator = await api.as('demo.koi');
  zuchwil = await familyArrives(api.house, { name: 'Nováková' });
  await familyArrives(api.house, { name: 'Neuova', day: '2015-12-20' });
  await familyArrives(api.house, { name: 'Fremdová', gemeinde: 2422 });
}, 60_000);
afterAll(() => api.close());

const ok = async <T>(path: string, who: Caller = ib): Promise<T> => {
  const { position } = await api.house.log.head();
  const answer = await who.get<T>(`${path}${path.includes('?') ? '&' : '?'}atLeast=${position}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
};

describe('who may not', () => {
  test('a municipality sees itself, the coordinating office all', async () => {
    expect(await ok<MunicipalityList>('/api/municipalities')).toMatchObject({
      rows: [{ bfs: 2534, name: 'Zuchwil', dossiers: 2 }],
    });
    const { rows } = await ok<MunicipalityList>('/api/municipalities?size=200', coordinator);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows).toContainEqual({ bfs: 2422, name: 'Balsthal', dossiers: 1 });
  });

  test('a foreign municipality answers as one that does not exist', async () => {
    const unknown = await ib.get('/api/municipalities/9999/half-years');
    expect(unknown).toMatchObject({ status: 404, body: { code: 'MUNICIPALITY_UNKNOWN' } });
    for (const path of ['half-years', 'half-years/2016-H1/einheiten'])
      expect((await ib.get(`/api/municipalities/2422/${path}`)).body).toEqual(unknown.body);
  });

  test.each([
    ['half-years/2016-H3/einheiten', 404, 'FIGURE_UNKNOWN'],
    ['half-years/2016-H1/umsatz', 404, 'FIGURE_UNKNOWN'],
    ['half-years?gueltigAm=2016-02-31', 400, 'REQUEST_INVALID'],
    ['half-years?standPer=heute', 400, 'REQUEST_INVALID'],
  ])('%s is refused', async (path, status, code) => {
    expect(await ib.get(`/api/municipalities/2534/${path}`)).toMatchObject({ status, body: { code } });
  });
});

describe('figures', () => {
  test('stand by half-year with their names, the newest first, and lead to their facts', async () => {
    const report = await ok<HalfYearReport>('/api/municipalities/2534/half-years');
    expect(report.municipality).toEqual({ bfs: 2534, name: 'Zuchwil' });
    expect(report.figures[0]).toMatchObject({ figure: 'eingereistePersonen', name: 'eingereiste Personen' });
    expect(report.halfYears).toEqual([
      { halfYear: '2016-H1', values: { eingereistePersonen: 1, einheiten: 1 } },
      { halfYear: '2015-H2', values: { eingereistePersonen: 1, einheiten: 1 } },
    ]);
    expect(report.total).toMatchObject({ einheiten: 2, erstinformationsgespraeche: 0 });
    const facts = await ok<FigureFacts>('/api/municipalities/2534/half-years/2016-H1/einheiten');
    expect(facts).toMatchObject({
      figure: { figure: 'einheiten' },
      total: 1,
      sum: 1,
      rows: [
        {
          caseId: zuchwil,
          unitLabel: 'Zdenka Nováková',
          factTitle: 'Zuzug aus dem Ausland erfasst',
          happenedOn: '2016-02-20',
          amount: 1,
        },
      ],
    });
  });

  test('take both clocks', async () => {
    const until = await ok<HalfYearReport>('/api/municipalities/2534/half-years?gueltigAm=2015-12-31');
    expect(until).toMatchObject({ gueltigAm: '2015-12-31', halfYears: [{ halfYear: '2015-H2' }] });
    const known = await ok<HalfYearReport>('/api/municipalities/2534/half-years?standPer=2016-02-01T00:00:00Z');
    expect(known.halfYears).toEqual([]);
  });
});
