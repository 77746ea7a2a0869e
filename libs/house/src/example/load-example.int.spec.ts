import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isRefusal, localDateOf, simulatedClock } from '@fallspur/kernel';
import { openPublic } from '@fallspur/event-log';
import { openTasks, type OpenTask } from '@fallspur/runtime';
import { pilotReport } from '@fallspur/reporting';
import type { Dossier } from '@fallspur/casework';
import { demonstrationPeople } from '../demonstration-people.ts';
import { openOrFoundHouse, type House } from '../house.ts';
import { holdsExampleData, loadExample, type LoadedExample } from './load-example.ts';

const NOW = '2026-11-21T09:30:00.000Z';
const TODAY = '2026-11-21';
const folder = mkdtempSync(join(tmpdir(), 'fallspur-example-'));

let house: House;
let loaded: LoadedExample;
let emptyHeldNone = true;
let tasks: readonly OpenTask[] = [];

beforeAll(async () => {
  house = await openOrFoundHouse({ data: join(folder, 'data'), clock: simulatedClock(NOW) });
  emptyHeldNone = !holdsExampleData(house);
  loaded = await loadExample(house);
  tasks = house.views.answer((rows) => openTasks(rows)).value;
}, 60_000);
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const dossiers = async (): Promise<readonly Dossier[]> => {
  const found: Dossier[] = [];
  for await (const { stream, revision } of house.log.readAll({ streamPrefix: 'dossier-' }))
    if (revision === 0) found.push((await house.runtime.state(stream)).domain as Dossier);
  return found;
};

describe('a house with the synthetic canton', () => {
  test('says so, and before it did not', () => {
    expect(emptyHeldNone).toBe(true);
    expect(holdsExampleData(house)).toBe(true);
    expect(loaded.dossiers).toBe(60);
    expect(loaded.facts).toBeGreaterThan(400);
  });

  test('takes it once', async () => {
    const before = await house.log.head();
    await expect(loadExample(house)).rejects.toMatchObject({ code: 'HOUSE_NOT_EMPTY' });
    expect(await house.log.head()).toEqual(before);
  });

  test('has work for every IB: overdue, due later, claimed and unassigned', () => {
    const ibs = demonstrationPeople(house, TODAY).filter(({ roles }) => roles.includes('IB'));
    expect(ibs).toHaveLength(8);
    for (const { office } of ibs) {
      const own = tasks.filter((task) => task.office === office.key);
      expect([office.key, own.length > 0, own.some(({ assignee }) => assignee === null)]).toEqual([
        office.key,
        true,
        true,
      ]);
    }
    const dueDays = tasks.flatMap(({ dueAt }) => (dueAt === null ? [] : [localDateOf(dueAt)]));
    expect(dueDays.filter((day) => day < TODAY).length).toBeGreaterThan(3);
    expect(dueDays.filter((day) => day >= TODAY).length).toBeGreaterThan(10);
    expect(tasks.filter(({ assignee }) => assignee?.startsWith('demo.ib.')).length).toBeGreaterThan(2);
  });

  test('lets three IBs hold at least three interviews right now', () => {
    const ready = tasks.filter(({ element }) => element === 'Task_GespraechFuehren');
    const perOffice = Map.groupBy(ready, ({ office }) => office);
    expect([...perOffice.values()].filter((own) => own.length >= 3).length).toBeGreaterThanOrEqual(3);
  });

  test('shows every kind of course and outcome', async () => {
    const all = await dossiers();
    const outcomes = new Set(all.flatMap((one) => Object.values(one.outcomes)));
    expect(outcomes).toEqual(
      new Set([
        'SCHRIFTLICH_INFORMIERT',
        'GESPRAECH_GEFUEHRT',
        'NICHT_ERSCHIENEN_SCHRIFTLICH_INFORMIERT',
        'WEGGEZOGEN',
      ]),
    );
    expect(all.some((one) => one.need && one.cooperation?.mitwirkung)).toBe(true);
    expect(all.some((one) => one.need && one.cooperation?.mitwirkung === false)).toBe(true);
    const types = new Set<string>();
    for await (const { type } of house.log.readAll({ streamPrefix: 'dossier-' })) types.add(type);
    for (const type of ['ErstinformationAngemahnt', 'JahreszielUeberschritten', 'UnterstuetzungAbgelehnt'])
      expect([type, types.has(type)]).toEqual([type, true]);
  });

  test('has figures in several half-years', async () => {
    const answer = await pilotReport(house.views, { municipalityName: String });
    if (isRefusal(answer)) throw new Error(answer.message);
    const halves = Object.values(answer.value.gemeinden).flatMap((byHalf) =>
      Object.entries(byHalf).flatMap(([half, { erstinformationsgespraeche: held }]) => (held ? [half] : [])),
    );
    expect(new Set(halves)).toEqual(new Set(['2025-H2', '2026-H1', '2026-H2']));
  });

  test('was told by invented people only', async () => {
    const actors = new Set<string>();
    const people = new Set(demonstrationPeople(house, TODAY).map(({ person }) => person));
    for await (const recorded of house.log.readAll({ streamPrefix: 'dossier-' }))
      actors.add(openPublic(recorded).meta.actor);
    expect([...actors].filter((actor) => !people.has(actor) && actor !== 'system:timer')).toEqual([]);
  });
});

// Another seed and another day of the week play through as well: every step was open when it was told.
test.each([
  [2, '2026-11-23'],
  [3, '2027-02-28'],
])(
  'seed %i on %s plays to its end',
  async (seed, day) => {
    const other = await openOrFoundHouse({
      data: join(folder, `seed-${seed}`),
      clock: simulatedClock(`${day}T10:00:00.000Z`),
    });
    try {
      expect(await loadExample(other, seed)).toMatchObject({ dossiers: 60 });
    } finally {
      await other.close();
    }
  },
  60_000,
);
