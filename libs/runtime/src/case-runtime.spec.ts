import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '@fallspur/kernel';
import { KeysFullError, memoryKeyRing, openEvent, verifyLog } from '@fallspur/event-log';
import { openMemoryLog } from '@fallspur/event-log/memory';
import { snapshotOf } from '@fallspur/engine';
import {
  EWD,
  IB,
  akte,
  commandId,
  ended,
  smallHouse,
  snapshotsInMemory,
  type SmallHouse,
} from './testing/small-house.ts';

const arrive = (house: SmallHouse, name: string, command = name) =>
  house.runtime.execute(akte(name), {
    type: 'RecordFact',
    commandId: commandId(command),
    actor: EWD,
    fact: { type: 'AnfrageEingegangen', data: { name: 'Lopes' } },
  });

describe('a command on a case', () => {
  test('starts the process, opens its task, and is durable with position', async () => {
    const house = await smallHouse();
    const answer = ended(await arrive(house, 'a'));
    expect(answer).toMatchObject({ revision: 0, position: 1, repeated: false });
    const state = await house.runtime.state(akte('a'));
    expect(Object.values(state.instances).flatMap(({ tasks }) => Object.keys(tasks))).toEqual(['Task_Beantworten#1']);
    expect((await house.log.head()).position).toBe(1);
  });

  test('a command id again gets the first answer again and records nothing', async () => {
    const house = await smallHouse();
    const first = ended(await arrive(house, 'a'));
    const again = ended(await arrive(house, 'a'));
    expect(again).toMatchObject({ repeated: true, revision: first.revision, position: first.position });
    expect(again.events.map(({ id }) => id)).toEqual(first.events.map(({ id }) => id));
    expect((await house.log.head()).position).toBe(1);
  });

  test('the first answer is also given where the command would be refused by now', async () => {
    const house = await smallHouse();
    await arrive(house, 'a');
    const state = await house.runtime.state(akte('a'));
    const instance = Object.keys(state.instances)[0]!;
    const complete = {
      type: 'CompleteTask',
      commandId: commandId('done'),
      actor: IB,
      task: { instance, task: 'Task_Beantworten#1' },
      data: { antwort: 'ja' },
    } as const;
    ended(await house.runtime.execute(akte('a'), complete));
    expect(ended(await house.runtime.execute(akte('a'), complete)).repeated).toBe(true);
    const other = await house.runtime.execute(akte('a'), { ...complete, commandId: commandId('other') });
    expect(isRefusal(other) && other.code).toBe('TASK_NOT_OPEN');
  });

  test('an unknown kind of case is refused by name', async () => {
    const house = await smallHouse();
    const answer = await house.runtime.execute('mappe-1', {
      type: 'RecordFact',
      commandId: commandId('x'),
      actor: EWD,
      fact: { type: 'AnfrageEingegangen', data: {} },
    });
    expect(answer).toMatchObject({ code: 'CASE_KIND_UNKNOWN' });
    expect((await house.log.head()).position).toBe(0);
  });
});

describe('many at once', () => {
  test('64 cases and 5 commands each: all recorded once, chains whole, stamps in log order', async () => {
    const house = await smallHouse();
    const answers = await Promise.all(
      Array.from({ length: 320 }, (_, i) => arrive(house, `case-${i % 64}`, `command-${i}`)),
    );
    expect(answers.filter(isRefusal)).toEqual([]);
    expect((await house.log.head()).position).toBe(320);
    const verdict = await verifyLog(house.log);
    expect(verdict).toMatchObject({ events: 320, cases: 64, finding: null });
  });

  test('two processes on one log: conflicts are retried inside, none is lost', async () => {
    const one = await smallHouse();
    const two = await smallHouse(one);
    for (let i = 0; i < 10; i++) {
      const both = await Promise.all([arrive(one, 'a', `one-${i}`), arrive(two, 'a', `two-${i}`)]);
      expect(both.filter(isRefusal)).toEqual([]);
    }
    const [left, right] = await Promise.all([one, two].map(({ runtime }) => runtime.execute(akte('a'), ask('last'))));
    expect([ended(left!).revision, ended(right!).revision]).toEqual([20, 20]);
  });
});

const ask = (name: string) => ({
  type: 'RecordFact' as const,
  commandId: commandId(name),
  actor: EWD,
  fact: { type: 'AnfrageEingegangen', data: {} },
});

test('an append whose outcome is unknown is read back, not repeated', async () => {
  const log = openMemoryLog();
  const house = await smallHouse({
    log: Object.assign(Object.create(log) as typeof log, {
      append: async (...batch: Parameters<typeof log.append>) => {
        await log.append(...batch);
        throw new Error('connection lost');
      },
      readStream: log.readStream.bind(log),
      findEvent: log.findEvent.bind(log),
      head: log.head.bind(log),
      readAll: log.readAll.bind(log),
    }),
  });
  expect(ended(await arrive(house, 'a'))).toMatchObject({ revision: 0, repeated: true });
  expect((await log.head()).position).toBe(1);
});

test('live state = fold from zero = snapshot and tail', async () => {
  const keys = memoryKeyRing('keys');
  const snapshots = snapshotsInMemory(keys);
  const first = await smallHouse({ keys, snapshots });
  for (let i = 0; i < 230; i++) await arrive(first, 'a', `fact-${i}`);
  const live = snapshotOf(await first.runtime.state(akte('a')));
  expect(snapshots.headPosition).toBeGreaterThanOrEqual(200);
  const withSnapshot = await smallHouse({ ...first, snapshots });
  expect(snapshotOf(await withSnapshot.runtime.state(akte('a')))).toEqual(live);
  const fromZero = await smallHouse({ log: first.log, keys, clock: first.clock });
  expect(snapshotOf(await fromZero.runtime.state(akte('a')))).toEqual(live);
});

test('a snapshot beyond the head of the log stops the start', async () => {
  const keys = memoryKeyRing('keys');
  const snapshots = snapshotsInMemory(keys);
  const house = await smallHouse({ keys, snapshots });
  for (let i = 0; i < 210; i++) await arrive(house, 'a', `fact-${i}`);
  await expect(smallHouse({ keys, snapshots, log: openMemoryLog() })).rejects.toThrow('CHECKPOINT_BEYOND_HEAD');
});

test('personal values are sealed in the log and open under the key ring only', async () => {
  const house = await smallHouse();
  await arrive(house, 'a');
  for await (const recorded of house.log.readStream(akte('a'))) {
    expect(Buffer.from(recorded.data).toString()).not.toContain('Lopes');
    expect(Buffer.from(recorded.metadata).toString()).not.toContain('Lopes');
    expect(openEvent(recorded, house.keys).data).toEqual({ name: 'Lopes' });
  }
});

test('a full key store refuses the command, and nothing is recorded', async () => {
  const keys = memoryKeyRing('keys');
  const full = {
    ...keys,
    keyFor: () => {
      throw new KeysFullError('keys.sqlite', undefined);
    },
  };
  const house = await smallHouse({ keys: full });
  expect(await arrive(house, 'a')).toMatchObject({ code: 'KEYS_FULL' });
  expect((await house.log.head()).position).toBe(0);
});
