import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { simulatedClock } from '@fallspur/kernel';
import type { ArrivalRow, ArrivalUnit } from '@fallspur/casework';
import { openPublic } from '@fallspur/event-log';
import { readTable } from '../csv/read-table.ts';
import { ROOT } from '../directories.ts';
import { openOrFoundHouse, type House } from '../house.ts';
import { importFile, previewFile } from './import-file.ts';
import { LookalikeFinder } from './lookalikes.ts';

const [header = '', ...rows] = readFileSync(join(ROOT, 'test/fixtures/pilot/zuzuege-pilot.csv'), 'utf8').split('\n');
const zuchwil = rows.filter((row) => row.split(';')[14] === '2534').slice(0, 4);
const grenchen = rows.filter((row) => row.split(';')[14] === '2546').slice(0, 2);
const table = (...lines: readonly string[]) => readTable('zuzuege.csv', [header, ...lines].join('\n'));

const OWN = { municipality: 2534 };
const folder = mkdtempSync(join(tmpdir(), 'fallspur-import-'));
let house: House;
beforeAll(async () => {
  house = await openOrFoundHouse({ data: join(folder, 'data'), clock: simulatedClock('2016-12-01T09:00:00.000Z') });
}, 60_000);
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});
const position = async () => (await house.log.head()).position;

describe('a preview', () => {
  test('says what would become of every family, and records nothing', async () => {
    const before = await position();
    const { rows: counted, problems, outcome } = await previewFile(house, 'zuzuege', table(...zuchwil));
    expect([counted, problems]).toEqual([4, []]);
    expect(outcome?.recorded.flatMap(({ lines }) => lines).toSorted()).toEqual([2, 3, 4, 5]);
    expect(outcome?.recorded.map((entry) => outcome.caseOf.get(entry))).not.toContain(undefined);
    expect(await position()).toBe(before);
  });

  test('sets rows of another municipality aside, also those that cannot be read, and is no worse for them', async () => {
    const unreadable = (grenchen[0] ?? '').split(';').with(0, 'E901').with(5, 'gestern').join(';');
    const mixed = table(...zuchwil, ...grenchen, unreadable);
    const { problems, leftOut, elsewhere, outcome } = await previewFile(house, 'zuzuege', mixed, OWN);
    expect([problems, leftOut]).toEqual([[], []]);
    expect(elsewhere).toEqual([{ bfs: 2546, name: 'Grenchen', lines: [6, 7, 8] }]);
    expect(outcome?.recorded.flatMap(({ lines }) => lines).toSorted()).toEqual([2, 3, 4, 5]);
  });

  test('calls a family of two municipalities a problem, and a row that names none', async () => {
    const [first = '', second = ''] = grenchen;
    const together = first.split(';').with(0, 'E902').with(14, '2534').join(';');
    const torn = second.split(';').with(0, 'E902').join(';');
    const nowhere = first.split(';').with(0, 'E903').with(14, '').join(';');
    const { problems, elsewhere } = await previewFile(house, 'zuzuege', table(together, torn, nowhere), OWN);
    expect(problems.map(({ line, column }) => [line, column])).toEqual(
      expect.arrayContaining([
        [3, 'gemeinde_bfs'],
        [4, 'gemeinde_bfs'],
      ]),
    );
    expect(elsewhere).toEqual([]);
  });

  test('says of a row with a cell too many only that', async () => {
    const shifted = (zuchwil[0] ?? '').split(';').toSpliced(3, 0, 'noch eine').join(';');
    const { problems } = await previewFile(house, 'zuzuege', table(shifted));
    expect(problems).toMatchObject([{ line: 2, column: '(ganze Zeile)', value: '17 Zellen' }]);
  });

  test('for everybody sets nothing aside', async () => {
    expect((await previewFile(house, 'zuzuege', table(...zuchwil, ...grenchen))).elsewhere).toEqual([]);
  });
});

describe('an import', () => {
  test('of nothing but another municipality’s rows is refused, in part too', async () => {
    const before = await position();
    for (const partial of [false, true])
      expect(await importFile(house, 'zuzuege', table(...grenchen), { ...OWN, partial })).toMatchObject({
        taken: false,
        problems: [{ line: 2, code: 'MUNICIPALITY_NOT_OWN', expected: expect.stringContaining('Zuchwil (2534)') }],
      });
    expect(await position()).toBe(before);
  });

  test('bears the name of who brought the file', async () => {
    const before = await position();
    const result = await importFile(house, 'zuzuege', table(...zuchwil), {
      partial: false,
      person: 'demo.ewd.zuchwil',
    });
    expect([result.taken, result.outcome?.problems]).toEqual([true, []]);
    const actors = new Set<string>();
    for await (const recorded of house.log.readAll({ after: before })) actors.add(openPublic(recorded).meta.actor);
    expect(actors).toContain('demo.ewd.zuchwil');
    expect(actors).not.toContain('import');
  });
});

describe('somebody who looks like somebody known', () => {
  const unitOf = async (line: string): Promise<ArrivalUnit> => {
    const { outcome } = await previewFile(house, 'zuzuege', table(line));
    const [entry] = [...(outcome?.recorded ?? []), ...(outcome?.unchanged ?? [])];
    if (!entry || !('arrival' in entry.about)) throw new Error('one family expected');
    return entry.about.arrival;
  };
  const lookalikes = async (change: (cells: string[]) => void) => {
    const cells = (zuchwil[0] ?? '').split(';');
    change(cells);
    const { rows: own } = await unitOf(cells.join(';'));
    return [...(await new LookalikeFinder(house).find(own)).values()].flat();
  };
  const moved = (cells: string[]) => cells.splice(14, 1, '2546');

  test('is found in another municipality, whatever order and spelling her names have', async () => {
    expect(await lookalikes(moved)).toMatchObject([
      { municipality: 2534, because: 'gleicher Name, gleiches Geburtsdatum' },
    ]);
    const turned = await lookalikes((cells) => {
      moved(cells);
      cells.splice(2, 2, (cells[3] ?? '').toUpperCase(), cells[2] ?? '');
    });
    expect(turned).toMatchObject([{ because: 'gleicher Name, gleiches Geburtsdatum' }]);
  });

  test('is found with another name, or a slip in the birth date', async () => {
    const married = await lookalikes((cells) => (moved(cells), cells.splice(2, 1, 'Ganzanders')));
    expect(married).toMatchObject([{ because: 'ähnlicher Name, gleiches Geburtsdatum' }]);
    const slip = await lookalikes((cells) => (moved(cells), cells.splice(5, 1, `${cells[5]?.slice(0, -1)}0`)));
    expect(slip.map(({ because }) => because)).toEqual(['gleicher Name, ähnliches Geburtsdatum']);
  });

  test('is not herself, and no stranger', async () => {
    expect(await lookalikes(() => undefined)).toEqual([]);
    const rowOf = await unitOf((grenchen[0] ?? '').replace(/;\d{4}-\d\d-\d\d;/, ';1950-01-01;'));
    const stranger: ArrivalRow = { ...rowOf.rows[0]!, name: 'Niemand', vorname: 'Sonst' };
    expect([...(await new LookalikeFinder(house).find([stranger])).values()].flat()).toEqual([]);
  });
});

test('while history is written nobody else finds a timer due, and one history waits for the other', async () => {
  const [einheit, , , , , , , , , , , zuzug] = (zuchwil[0] ?? '').split(';');
  const columns =
    'einheit;gemeinde_bfs;datum;taetigkeit;ergebnis;dolmetsch_anbieter;dolmetsch_auftrag;sprache;durchgefuehrt_durch;bemerkung';
  const told = readTable('t.csv', `${columns}\n${einheit};2534;${zuzug};FORM_FESTGELEGT;MUENDLICH;;;pt;IB;`);
  expect(await importFile(house, 'taetigkeiten', told, { partial: false })).toMatchObject({ taken: true });
  const until = house.clock.now();
  const due = (await house.findDue(until)).length;
  expect(due).toBeGreaterThan(0);
  const order: string[] = [];
  const first = house.asHistory(async (inHistory) => {
    expect(await house.findDue(until)).toEqual([]);
    expect(await inHistory.findDue(until)).toHaveLength(due);
    order.push('first');
    throw new Error('broken off');
  });
  const second = house.asHistory(async () => order.push('second'));
  await expect(first).rejects.toThrow('broken off');
  await second;
  expect(order).toEqual(['first', 'second']);
  expect(await house.findDue(until)).toHaveLength(due);
});
