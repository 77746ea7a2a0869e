import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demonstrationPeople, type DemonstrationPerson } from './demonstration-people.ts';
import { openOrFoundHouse } from './house.ts';

const folder = mkdtempSync(join(tmpdir(), 'fallspur-people-'));
let people: readonly DemonstrationPerson[] = [];
let before: readonly DemonstrationPerson[] = [];

beforeAll(async () => {
  const house = await openOrFoundHouse({ data: join(folder, 'data') });
  people = demonstrationPeople(house, '2026-11-21');
  before = demonstrationPeople(house, '2015-06-30');
  await house.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the invented people', () => {
  test('each pilot municipality has its IB and its Einwohnerdienste', () => {
    for (const bfs of [2407, 2422, 2465, 2473, 2513, 2534, 2546, 2573]) {
      const roles = people.filter(({ office }) => office.key === `EG-${bfs}`).flatMap((one) => one.roles);
      expect([bfs, roles]).toEqual([bfs, expect.arrayContaining(['IB', 'EWD'])]);
    }
  });

  test('canton, region, Migrationsamt and auditors are there, too', () =>
    expect(new Set(people.flatMap(({ roles }) => roles))).toEqual(
      new Set(['IB', 'IBS', 'EWD', 'FF', 'MISA', 'KOI', 'BEI', 'COC', 'PRU']),
    ));

  test('have a function and an office, no name, and say what they are', () => {
    expect(people).toContainEqual({
      person: 'demo.ib.zuchwil',
      label: 'IB Zuchwil (Vorführung)',
      office: { key: 'EG-2534', name: 'Einwohnergemeinde Zuchwil' },
      roles: ['IB', 'IBS'],
    });
    expect(people.filter(({ label }) => !label.endsWith('(Vorführung)'))).toEqual([]);
  });

  test('exist from the first day of the model on', () => expect(before).toEqual([]));
});
