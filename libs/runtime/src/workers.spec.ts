import { expect, test } from '@jest/globals';
import { openEvent } from '@fallspur/event-log';
import { refuse } from '@fallspur/kernel';
import type { Step } from '@fallspur/engine';
import { pendingRelays, relayProjection, type PendingRelay } from './projections/relay.ts';
import { deliverRelays } from './relay.ts';
import { fireDueTimers, type DueTimer } from './timer-runner.ts';
import { EWD, IB, akte, commandId, ended, smallHouse, viewsOf } from './testing/small-house.ts';

test('a relayed fact reaches its target once, however often the worker runs', async () => {
  const house = await smallHouse();
  using views = await viewsOf(house, [relayProjection(house.runtime.deployed)]);
  const send = (target: string, name: string) =>
    house.runtime.execute(akte('a'), {
      type: 'RecordFact',
      commandId: commandId(name),
      actor: EWD,
      fact: { type: 'AnfrageWeitergeleitet', data: { ziel: target, text: 'geheim' } },
    });
  const findPending = async (): Promise<readonly PendingRelay[]> => {
    await views.catchUp();
    return views.answer(pendingRelays).value;
  };
  const open = async (id: string) => openEvent<Step>((await house.log.findEvent(id))!, house.keys);

  await send(akte('b'), 'send');
  expect(await deliverRelays(house.runtime, findPending, open)).toEqual({ delivered: 1, refused: 0, stuck: [] });
  expect(await deliverRelays(house.runtime, findPending, open)).toEqual({ delivered: 0, refused: 0, stuck: [] });
  expect((await house.runtime.state(akte('b'))).domain).toMatchObject({ facts: 1, last: 'AnfrageWeitergeleitet' });

  // The target admits nothing of that name: what it says is recorded where the fact came from.
  await send(akte('zu'), 'send to a closed case');
  expect(await deliverRelays(house.runtime, findPending, open)).toEqual({ delivered: 0, refused: 1, stuck: [] });
  expect((await house.runtime.state(akte('a'))).domain).toMatchObject({ last: 'ZustellungAbgewiesen' });

  // What cannot be read keeps waiting by itself: what comes after it arrives.
  await send(akte('c'), 'send what breaks');
  await send(akte('d'), 'send after it');
  const breaks = async (id: string) => {
    if (id === broken?.sourceEvent) throw new Error('unreadable');
    return open(id);
  };
  const broken = (await findPending())[0];
  expect(await deliverRelays(house.runtime, findPending, breaks)).toEqual({
    delivered: 1,
    refused: 0,
    stuck: [{ ...broken, code: 'DELIVERY_FAILED' }],
  });
  // A full store says nothing about the fact: nobody is told that it was refused.
  const { execute } = house.runtime;
  house.runtime.execute = async () => refuse('LOG_FULL', 'voll');
  expect(await deliverRelays(house.runtime, findPending, open)).toMatchObject({
    refused: 0,
    stuck: [{ code: 'LOG_FULL' }],
  });
  house.runtime.execute = execute;
  expect(await deliverRelays(house.runtime, findPending, open)).toEqual({ delivered: 1, refused: 0, stuck: [] });
});

test('a due timer fires at its due instant, once, and what it sets off is due after it', async () => {
  const house = await smallHouse();
  const { runtime } = house;
  await runtime.execute(akte('a'), {
    type: 'RecordFact',
    commandId: commandId('in'),
    actor: EWD,
    fact: { type: 'AnfrageEingegangen', data: {} },
  });
  const instance = Object.keys((await runtime.state(akte('a'))).instances)[0]!;
  ended(
    await runtime.execute(akte('a'), {
      type: 'CompleteTask',
      commandId: commandId('answer'),
      actor: IB,
      task: { instance, task: 'Task_Beantworten#1' },
      data: { antwort: 'ja' },
    }),
  );
  const findDue = async (until: string): Promise<readonly DueTimer[]> => {
    const { instances } = await runtime.state(akte('a'));
    return Object.values(instances)
      .flatMap(({ id, timers }) =>
        Object.values(timers).map((timer) => ({
          caseId: akte('a'),
          instance: id,
          timer: timer.key,
          dueAt: timer.dueAt,
        })),
      )
      .filter(({ dueAt }) => dueAt <= until);
  };
  expect(await fireDueTimers(runtime, findDue, '2024-03-10T00:00:00.000Z')).toBe(0);
  expect(await fireDueTimers(runtime, findDue, '2024-12-31T00:00:00.000Z')).toBe(1);
  expect(await fireDueTimers(runtime, findDue, '2024-12-31T00:00:00.000Z')).toBe(0);
  expect((await runtime.state(akte('a'))).ended.toArray()).toMatchObject([{ state: 'completed', outcome: 'Ende' }]);
});
