import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ArrivalInput, ImportDone, ImportEntry, ImportPreview } from '@fallspur/contract';
import { openPublic } from '@fallspur/event-log';
import { ROOT } from '@fallspur/house';
import { openApi, type Caller, type TestApi } from '../testing/api.ts';

const linesOf = (name: string) =>
  readFileSync(join(ROOT, 'test/fixtures/pilot', name), 'utf8')
    .trim()
    .split('\n');
const [header = '', ...arrivals] = linesOf('zuzuege-pilot.csv');
const [activityHeader = '', ...activities] = linesOf('taetigkeiten-pilot.csv');
const of = (bfs: string) => arrivals.filter((row) => row.split(';')[14] === bfs);
const zuchwil = of('2534').slice(0, 6);
const grenchen = of('2546').slice(0, 2);
const csvOf = (...rows: readonly string[]) => ({ fileName: 'zuzuege.csv', csv: [header, ...rows].join('\n') });
const changed = (row: string | undefined, column: number, value: string) =>
  (row ?? '').split(';').with(column, value).join(';');
/** A row's other persons of the same family. */
const families = (rows: readonly string[]) => new Set(rows.map((row) => row.split(';')[0])).size;

let api: TestApi;
let ewd: Caller;
let elsewhere: Caller;
let ib: Caller;
beforeAll(async () => {
  api = await openApi({ now: '2016-12-01T09:00:00.000Z' });
  ewd = await api.as('demo.ewd.zuchwil');
  elsewhere = await api.as('demo.ewd.grenchen');
  ib = await api.as('demo.ib.zuchwil');
}, 60_000);
afterAll(() => api.close());

const position = async () => (await api.house.log.head()).position;
const preview = (who: Caller, file: object, kind = 'zuzuege') =>
  who.post<ImportPreview>(`/api/imports/${kind}/preview`, file);

describe('who may not', () => {
  test.each([
    ['arrivals', 'demo.ib.zuchwil', '/api/imports/zuzuege'],
    ['arrivals', 'demo.koi', '/api/imports/zuzuege/preview'],
    ['a single arrival', 'demo.pru', '/api/arrivals'],
    ['activities', 'demo.ewd.zuchwil', '/api/imports/taetigkeiten'],
  ])('%s as %s', async (_what, user, path) => {
    const before = await position();
    const who = await api.as(user);
    expect(await who.post(path, csvOf(...zuchwil))).toMatchObject({ status: 403, body: { code: 'ROLE_NOT_ALLOWED' } });
    expect(await api.nobody.post(path, csvOf(...zuchwil))).toMatchObject({ status: 401 });
    expect(await position()).toBe(before);
  });

  test('a table nobody could have is refused before it is read', async () => {
    const file = { fileName: 'zuzuege.csv', csv: `${header}\n${'a\n'.repeat(20_000)}` };
    expect(await ewd.post('/api/imports/zuzuege/preview', file)).toMatchObject({
      status: 400,
      body: { fields: [{ path: '/csv', message: 'hat mehr als 20000 Zeilen; bitte teilen Sie die Tabelle auf' }] },
    });
  });

  test('another municipality’s rows are named and never recorded', async () => {
    const before = await position();
    const { body } = await preview(ewd, csvOf(...grenchen));
    expect(body.problems).toEqual([
      {
        line: 2,
        column: 'gemeinde_bfs',
        value: '2546',
        code: 'MUNICIPALITY_NOT_OWN',
        message:
          'Erwartet ist mindestens eine Zeile der eigenen Gemeinde Zuchwil (2534); hier stehen nur Zeilen von Grenchen.',
      },
    ]);
    expect([body.importable, body.entries]).toEqual([false, []]);
    const done = await ewd.post('/api/imports/zuzuege', { ...csvOf(...grenchen), partial: true });
    expect(done).toMatchObject({ status: 200, body: { taken: false, recorded: 0 } });
    expect(await position()).toBe(before);
  });

  test('nonsense is a problem, not a fault', async () => {
    expect(await ewd.post('/api/imports/zuzuege', { fileName: 'x', csv: 3 })).toMatchObject({ status: 400 });
    expect(await preview(ewd, { fileName: 'x.csv', csv: '' })).toMatchObject({
      status: 200,
      body: { importable: false, problems: [{ column: '(Kopfzeile)', code: 'CELL_INVALID' }] },
    });
  });
});

describe('a table of arrivals', () => {
  test('is previewed with its families, and nothing is recorded', async () => {
    const before = await position();
    const { status, body } = await preview(ewd, csvOf(...zuchwil));
    expect([status, body.problems]).toEqual([200, []]);
    expect(body).toMatchObject({ kind: 'zuzuege', rows: 6, importable: true });
    expect(body.counts).toEqual({ new: families(zuchwil), unchanged: 0, corrections: 0, problems: 0 });
    const [first] = body.entries;
    const [einheit, , name, vorname, , geburtsdatum, land] = (zuchwil[0] ?? '').split(';');
    expect(first).toMatchObject({
      state: 'new',
      reference: einheit,
      municipality: { bfs: 2534, name: 'Zuchwil' },
      duplicates: [],
      changes: [],
    });
    expect(first?.persons[0]).toEqual({ name: `${vorname} ${name}`, bornOn: geburtsdatum, nationality: land });
    expect(await position()).toBe(before);
  });

  test('of the whole canton says once whose rows stay away, and that is no problem', async () => {
    const { body } = await preview(ewd, { fileName: 'zuzuege-pilot.csv', csv: [header, ...arrivals].join('\n') });
    const { rows, municipalities } = body.elsewhere;
    expect([body.importable, body.problems]).toEqual([true, []]);
    expect(rows).toBe(arrivals.length - of('2534').length);
    expect(municipalities).toHaveLength(7);
    expect(municipalities[0]).toMatchObject({ bfs: 2546, name: 'Grenchen' });
    expect(municipalities[0]?.lines).toHaveLength(of('2546').length);
    expect(body.entries.every(({ municipality }) => municipality?.bfs === 2534)).toBe(true);
  });

  test('with a bad cell is kept out whole, or taken without that family', async () => {
    const bad = csvOf(...zuchwil.slice(0, 1), changed(zuchwil[1], 5, '1979-02-30'), ...zuchwil.slice(2));
    const before = await position();
    expect((await preview(ewd, bad)).body.problems).toMatchObject([
      { line: 3, column: 'geburtsdatum', value: '1979-02-30', code: 'CELL_INVALID' },
    ]);
    const done = await ewd.post('/api/imports/zuzuege', bad);
    expect(done).toMatchObject({ status: 200, body: { taken: false, recorded: 0 } });
    expect(await position()).toBe(before);
    const partly = await ewd.post('/api/imports/zuzuege', { ...bad, partial: true });
    expect(partly.body).toMatchObject({ taken: true, problems: [{ line: 3 }] });
    expect(partly.body.recorded).toBe(families(zuchwil) - 1);
  });

  test('is recorded under the name of who brought it, once', async () => {
    const before = await position();
    const done = await ewd.post('/api/imports/zuzuege', csvOf(...zuchwil));
    expect(done).toMatchObject({ status: 200, body: { taken: true, recorded: 1, problems: [] } });
    expect(done.body.position).toBe(await position());
    const actors = new Set<string>();
    for await (const recorded of api.house.log.readAll({ after: before })) actors.add(openPublic(recorded).meta.actor);
    expect(actors).toContain('demo.ewd.zuchwil');
    const again = await ewd.post('/api/imports/zuzuege', csvOf(...zuchwil));
    expect(again.body).toMatchObject({ taken: true, recorded: 0, unchanged: families(zuchwil) });
  });

  const offeredFor = async (...rows: readonly string[]) => {
    const { body } = await preview(ewd, csvOf(...rows));
    expect(body.counts).toMatchObject({ corrections: 1, new: 0 });
    return body.entries.find(({ state }: ImportEntry) => state === 'correction')?.changes;
  };

  test('that differs from what is recorded offers a correction, before and after, in words', async () => {
    const [, stefan, jelena = ''] = zuchwil;
    expect(await offeredFor(changed(stefan, 8, 'ASYLSUCHEND'), jelena)).toEqual([
      {
        field: 'Status im Asylbereich (VA/FL) (Stefan Ilić)',
        before: 'nicht im Asylbereich',
        after: 'asylsuchend',
      },
    ]);
  });

  test('that tells of other members offers the family as it says, by name', async () => {
    const [, stefan = ''] = zuchwil;
    expect(await offeredFor(stefan)).toContainEqual({
      field: 'Zugezogene Personen',
      before: 'Stefan Ilić, Jelena Ilić',
      after: 'Stefan Ilić',
    });
  });
});

test('a table of a whole municipality fits through the door, a library does not', async () => {
  const blank = (megabytes: number) => ({ fileName: 'x.csv', csv: header + '\n'.repeat(megabytes * 500_000) });
  expect(await preview(ewd, blank(6))).toMatchObject({ status: 200, body: { rows: 0, importable: false } });
  expect(await preview(ewd, blank(9))).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
});

describe('somebody known', () => {
  const known = () => zuchwil[0] ?? '';

  test('in one’s own municipality is shown beside', async () => {
    const later = changed(changed(known(), 11, '2016-11-28'), 10, '2016-11-28');
    const { body } = await preview(ewd, csvOf(changed(later, 0, 'E900')));
    const [, , name, vorname, , bornOn] = known().split(';');
    expect(body.entries[0]?.duplicates).toMatchObject([
      { elsewhere: false, personName: `${vorname} ${name}`, bornOn, municipalityName: 'Zuchwil' },
    ]);
  });

  test('elsewhere is a possible hit and nothing more', async () => {
    const { body } = await preview(elsewhere, csvOf(changed(known(), 14, '2546')));
    expect(body.entries[0]?.duplicates).toEqual([
      {
        elsewhere: true,
        caseId: null,
        personName: null,
        bornOn: null,
        municipalityName: null,
        because: 'möglicher Treffer in anderer Gemeinde',
      },
    ]);
  });
});

test('activities of one’s own municipality are previewed with the people they are about, and recorded', async () => {
  const units = new Set(zuchwil.map((row) => row.split(';')[0]));
  const own = activities.filter((row) => units.has(row.split(';')[0])).slice(0, 3);
  const file = { fileName: 'taetigkeiten.csv', csv: [activityHeader, ...own].join('\n') };
  const { body } = await preview(ib, file, 'taetigkeiten');
  expect([body.problems, body.counts.new]).toEqual([[], 3]);
  expect(body.entries[0]?.persons.length).toBeGreaterThan(0);
  expect(body.entries.map(({ label }) => label)).toContain('Form festgelegt');
  const foreign = activities.filter((row) => row.split(';')[1] === '2546').slice(0, 2);
  const withOthers = { ...file, csv: [file.csv, ...foreign].join('\n') };
  expect(await ib.post('/api/imports/taetigkeiten', withOthers)).toMatchObject({
    status: 200,
    body: { taken: true, recorded: 3, problems: [], elsewhere: { rows: 2, municipalities: [{ name: 'Grenchen' }] } },
  });
});

describe('a single arrival by form', () => {
  const arrival: ArrivalInput = {
    municipality: 2534,
    arrivedOn: '2016-11-25',
    language: 'pt',
    persons: [
      { name: 'Exemplo', vorname: 'Marta', geschlecht: 'W', geburtsdatum: '1990-05-06', staatsangehoerigkeit: 'PT' },
      { name: 'Exemplo', vorname: 'Rui', geschlecht: 'M', geburtsdatum: '1991-05-06', staatsangehoerigkeit: 'PT' },
    ],
  };

  test('goes the same way: previewed, recorded, recorded once', async () => {
    const shown = await ewd.post<ImportPreview>('/api/arrivals/preview', arrival);
    expect(shown.body).toMatchObject({
      rows: 2,
      importable: true,
      entries: [{ label: 'Familie Exemplo', state: 'new' }],
    });
    const done = await ewd.post<ImportDone>('/api/arrivals', arrival);
    expect(done.body).toMatchObject({ taken: true, recorded: 1, cases: 1, elsewhere: { rows: 0 } });
    expect(done.body.dossiers).toMatchObject([{ label: 'Familie Exemplo', municipality: { name: 'Zuchwil' } }]);
    expect(await ewd.get(`/api/cases/${done.body.dossiers[0]?.caseId}`)).toMatchObject({ status: 200 });
    expect((await ewd.post('/api/arrivals', arrival)).body).toMatchObject({ taken: true, recorded: 0, unchanged: 1 });
  });

  test('names line and column of the table where something cannot be read', async () => {
    const wrong = { ...arrival, arrivedOn: '25.11.2016', persons: [{ ...arrival.persons[0], vaflStatus: 'NEIN' }] };
    const { body } = await ewd.post<ImportPreview>('/api/arrivals/preview', wrong);
    expect(body.problems.map(({ line, column }) => `${line} ${column}`).toSorted()).toEqual([
      '2 vafl_status',
      '2 zuzugsdatum',
    ]);
  });

  test('in another municipality is refused, and so is what the form does not know', async () => {
    const { body } = await ewd.post<ImportPreview>('/api/arrivals/preview', { ...arrival, municipality: 2546 });
    expect(body.problems).toMatchObject([{ code: 'MUNICIPALITY_NOT_OWN' }]);
    expect(await ewd.post('/api/arrivals', { ...arrival, ahvNr: '1' })).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID' },
    });
  });
});
