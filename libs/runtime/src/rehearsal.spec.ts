import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '@fallspur/kernel';
import type { Rehearsal } from './rehearsal.ts';
import { akte, commandId, ended, EWD, IB, smallHouse } from './testing/small-house.ts';
import { fireDueTimers } from './timer-runner.ts';

const ask = {
  type: 'RecordFact',
  commandId: commandId('ask'),
  actor: EWD,
  fact: { type: 'AnfrageEingegangen', data: { name: 'Ana' } },
} as const;
const answer = {
  type: 'RecordFact',
  commandId: commandId('answer'),
  actor: IB,
  fact: { type: 'AnfrageBeantwortet', data: { antwort: 'ja' } },
} as const;
const instancesOf = async (rehearsal: Rehearsal, caseId: string) =>
  Object.keys((await rehearsal.state(caseId)).instances).length;

describe('a rehearsal', () => {
  test('answers as the house would, and leaves the log and the cases as they are', async () => {
    const { runtime, log } = await smallHouse();
    const before = (await log.head()).position;
    const rehearsal = runtime.rehearse();
    const rehearsed = ended(await rehearsal.execute(akte('a'), ask));
    const refused = await rehearsal.execute(akte('zu'), { ...ask, commandId: commandId('closed') });
    expect(isRefusal(refused) && refused.code).toBe('AKTE_GESCHLOSSEN');
    expect((await log.head()).position).toBe(before);
    expect((await runtime.state(akte('a'))).revision).toBe(-1);
    const real = ended(await runtime.execute(akte('a'), ask));
    expect(rehearsed.events.map(({ id, type, steps }) => ({ id, type, steps }))).toEqual(
      real.events.map(({ id, type, steps }) => ({ id, type, steps })),
    );
  });

  test('builds on what really stands, and on what was rehearsed before', async () => {
    const { runtime } = await smallHouse();
    ended(await runtime.execute(akte('a'), ask));
    const rehearsal = runtime.rehearse();
    ended(await rehearsal.execute(akte('a'), answer));
    expect(Object.values((await rehearsal.state(akte('a'))).instances)[0]?.tasks).toEqual({});
    expect(Object.keys(Object.values((await runtime.state(akte('a'))).instances)[0]!.tasks)).toHaveLength(1);
  });

  test('fires the timers of its own cases, not those that wait for them in the house', async () => {
    const { runtime } = await smallHouse();
    const rehearsal = runtime.rehearse();
    ended(await rehearsal.execute(akte('a'), ask));
    ended(await rehearsal.execute(akte('a'), answer));
    const stale = { caseId: akte('a'), instance: 'gone', timer: 'Warten#1', dueAt: '2024-03-05T00:00:00.000Z' };
    const other = { ...stale, caseId: akte('b') };
    const until = '2024-06-01T00:00:00.000Z';
    expect(rehearsal.due(until, [stale, other]).map(({ caseId }) => caseId)).toEqual([akte('b'), akte('a')]);
    expect(rehearsal.due('2024-03-10T00:00:00.000Z', [])).toEqual([]);
    expect(await fireDueTimers(rehearsal, async (day) => rehearsal.due(day, []), until)).toBe(1);
    expect(await instancesOf(rehearsal, akte('a'))).toBe(0);
  });
});
