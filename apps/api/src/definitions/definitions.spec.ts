import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DefinitionCatalogView, DefinitionPage } from '@fallspur/contract';
import { openApi, type Caller, type TestApi } from '../testing/api.ts';
import { familyArrives } from '../testing/family.ts';

let api: TestApi;
let ib: Caller;

beforeAll(async () => {
  api = await openApi();
  ib = await api.as('demo.ib.zuchwil');
  await familyArrives(api.house, { name: 'Nováková' });
  await familyArrives(api.house, { name: 'Fremdová', gemeinde: 2422 });
}, 60_000);
afterAll(() => api.close());

const ok = async <T>(path: string, who: Caller = ib): Promise<T> => {
  const { position } = await api.house.log.head();
  const answer = await who.get<T>(`${path}?atLeast=${position}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
};

describe('the catalogue', () => {
  test('lists what is deployed with its verdict, counting only what lies within reach', async () => {
    const { rows } = await ok<DefinitionCatalogView>('/api/definitions');
    expect(rows.map(({ process }) => process)).toEqual(['informieren', 'jahresziel', 'unterstuetzungseinheit']);
    expect(rows[0]).toMatchObject({
      name: 'Informieren (Erstinformation)',
      version: 1,
      caseKind: 'dossier',
      inForceFrom: '2015-07-01',
      running: 1,
      ended: 0,
      verdict: { sound: true, sentence: expect.stringMatching(/^fehlerfrei/), errors: 0 },
    });
    expect(rows[0]?.verdict.states).toBeGreaterThan(10);
    const auditor = await api.as('demo.pru');
    expect((await ok<DefinitionCatalogView>('/api/definitions', auditor)).rows[0]?.running).toBe(2);
  });

  test('is for those who are signed in', async () => {
    expect(await api.nobody.get('/api/definitions')).toMatchObject({ status: 401 });
  });
});

describe('one process', () => {
  test('shows its elements with roles, facts and what stands there, its ends, tables and versions', async () => {
    const page = await ok<DefinitionPage>('/api/definitions/informieren');
    expect(page.elements.find(({ element }) => element === 'Task_FormFestlegen')).toMatchObject({
      name: 'Form festlegen',
      type: 'userTask',
      role: 'IB,IBS',
      fact: 'ErstinformationsformFestgelegt',
      factTitle: 'Form der Erstinformation festgelegt',
      lanes: ['Integrationsbeauftragte Person (IB)'],
      standing: 1,
      completed: 0,
    });
    expect(page.elements.find(({ element }) => element === 'Task_ZielgruppePruefen')).toMatchObject({
      fact: 'ZielgruppeErstinformationGeprueft',
      completed: 1,
    });
    expect(page.outcomes).toContainEqual({
      element: 'End_SchriftlichInformiert',
      name: 'schriftlich informiert',
      count: 0,
    });
    expect(page.decisions).toContainEqual({ id: 'dolmetschbedarf', name: 'Dolmetschbedarf', rules: 4 });
    expect(page.versions).toMatchObject([{ version: 1, running: 1, ended: 0, sha256: page.sha256 }]);
    expect(page.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each([
    ['unbekannt', 'PROCESS_UNKNOWN'],
    ['a'.repeat(64), 'PROCESS_UNKNOWN'],
    // What every object inherits is the name of nothing, whatever is asked for.
    ['constructor', 'NOT_FOUND'],
    ['__proto__', 'NOT_FOUND'],
  ])('«%s» is unknown', async (process, code) => {
    expect(await ib.get(`/api/definitions/${process}`)).toMatchObject({ status: 404, body: { code } });
  });

  test('gives the drawing as deployed, by its hash', async () => {
    const { sha256 } = await ok<DefinitionPage>('/api/definitions/informieren');
    const drawing = await ib.get(`/api/definitions/${sha256}/diagram`);
    expect(drawing.status).toBe(200);
    expect(drawing.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(drawing.text).toBe(
      api.house.deployed.office.deployments['informieren']?.definitions[0]?.value.quelle.bpmn.xml,
    );
    expect(await ib.get(`/api/definitions/${'0'.repeat(64)}/diagram`)).toMatchObject({
      status: 404,
      body: { code: 'DEFINITION_UNKNOWN' },
    });
    expect(await ib.get('/api/definitions/informieren/diagram')).toMatchObject({ status: 400 });
  });
});
