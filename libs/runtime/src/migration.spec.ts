import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@fallspur/kernel';
import type { CaseKind, DefinitionSource } from '@fallspur/engine';
import { migrateAll, migrationOver } from './migration.ts';
import { EWD, IB, akte, commandId, countedKind, ended } from './testing/small-house.ts';
import { changed, FIRST, houseWith, type TwoVersions } from './testing/two-versions.ts';
import { casesIn, whatIf } from './what-if.ts';

const ask = (house: TwoVersions, name: string) =>
  house.runtime.execute(akte(name), {
    type: 'RecordFact',
    commandId: commandId(`ask ${name}`),
    actor: EWD,
    fact: { type: 'AnfrageEingegangen', data: { name } },
  });
const answer = async (house: TwoVersions, name: string) => {
  const [instance = ''] = Object.keys((await house.runtime.state(akte(name))).instances);
  const task = { instance, task: 'Beantworten#1' };
  return house.runtime.execute(akte(name), {
    type: 'CompleteTask',
    commandId: commandId(`answer ${name}`),
    actor: IB,
    task,
    data: { antwort: 'ja' },
  });
};

async function all<T, R>(rows: AsyncGenerator<T, R>): Promise<{ readonly rows: readonly T[]; readonly end: R }> {
  const found: T[] = [];
  for (;;) {
    const next = await rows.next();
    if (next.done) return { rows: found, end: next.value };
    found.push(next.value);
  }
}

describe('many cases go on under another version', () => {
  it('is reported before, done where it can be, and once only', async () => {
    const house = await houseWith(changed('Warten', 'Bedenken'));
    for (const name of ['a', 'b']) await ask(house, name);
    await answer(house, 'b');
    const cases = [akte('a'), akte('b')];
    const to = { process: 'anfrage', version: 2 };
    const report = await all(migrationOver(house.runtime, house.definitions, cases, to));
    expect(report.rows.map(({ migratable, code }) => code ?? migratable)).toEqual([true, 'MIGRATION_ELEMENT_MISSING']);

    const order = { ...to, map: { Warten: 'Bedenken' }, actor: IB, reason: 'neue Fassung' };
    const done = await all(migrateAll(house.runtime, house.definitions, cases, order));
    expect(done.rows.map(({ migrated }) => migrated)).toEqual([true, true]);
    for (const name of cases) {
      const [instance] = Object.values((await house.runtime.state(name)).instances);
      expect(instance?.definition.version).toBe(2);
    }
    expect((await all(migrateAll(house.runtime, house.definitions, cases, order))).rows).toEqual([]);
    expect(
      (await all(migrationOver(house.runtime, house.definitions, cases, { process: 'anfrage', version: 9 }))).end,
    ).toMatchObject({
      code: 'PROCESS_UNKNOWN',
    });
  });
});

describe('what if the process had been another', () => {
  it('replays every case of the log and counts who would have gone another way', async () => {
    const house = await houseWith(changed('P14D', 'P10D'));
    for (const name of ['a', 'b', 'c']) await ask(house, name);
    for (const name of ['a', 'b']) await answer(house, name);
    const [instance = ''] = Object.keys((await house.runtime.state(akte('a'))).instances);
    house.clock.moveTo('2024-03-20T08:00:00.000Z');
    ended(
      await house.runtime.execute(akte('a'), {
        type: 'FireTimer',
        commandId: commandId('timer'),
        actor: IB,
        instance,
        timer: 'Warten#1',
      }),
    );
    const history = { kinds: { akte: countedKind as CaseKind }, deployed: house.runtime.deployed };
    const replay = async (source: DefinitionSource) => {
      const answers = await whatIf(history, casesIn(house.log, house.keys, 'akte'), source);
      if (isRefusal(answers)) return answers;
      const { rows, end } = await all(answers);
      return { kinds: rows.map(({ outcome }) => outcome.kind), end };
    };
    expect(await replay(FIRST)).toEqual({
      kinds: ['same', 'same', 'same'],
      end: { cases: 3, same: 3, different: 0, unknownInput: 0, untouched: 0 },
    });
    expect(await replay(changed('P14D', 'P10D'))).toMatchObject({ end: { same: 2, different: 1 } });
    expect(await replay(changed('sourceRef="Warten"', 'sourceRef="Nichts"'))).toMatchObject({
      code: 'DEFINITION_REFUSED',
    });
  });
});
