import { describe, expect, it } from '@jest/globals';
import { compileSource, type CaseKind, type DefinitionSource } from '@fallspur/engine';
import { memoryKeyRing } from '@fallspur/event-log';
import { isRefusal } from '@fallspur/kernel';
import type { DeployedNow } from './deployed.ts';
import { EWD, IB, akte, commandId, countedKind, ended } from './testing/small-house.ts';
import { changed, FIRST, houseWith, type TwoVersions } from './testing/two-versions.ts';
import { verifyReplay } from './verify-replay.ts';
import { casesIn, whatIf, type CaseHistory } from './what-if.ts';

const kinds = { akte: countedKind as CaseKind };

/** Asked on day 1, answered on day 2 and, where the deadline then comes first, ended by it. */
async function answered(endsOnDay?: number): Promise<TwoVersions> {
  const house = await houseWith(changed('Warten', 'Bedenken'));
  const give = async (name: string, command: object) =>
    ended(
      await house.runtime.execute(akte('a'), {
        commandId: commandId(`verify ${name}`),
        actor: IB,
        ...command,
      } as never),
    );
  await give('ask', { type: 'RecordFact', actor: EWD, fact: { type: 'AnfrageEingegangen', data: { name: 'Ana' } } });
  const [instance = ''] = Object.keys((await house.runtime.state(akte('a'))).instances);
  house.clock.moveTo('2024-03-05T08:00:00.000Z');
  await give('answer', { type: 'CompleteTask', task: { instance, task: 'Beantworten#1' }, data: { antwort: 'ja' } });
  if (endsOnDay !== undefined) {
    house.clock.moveTo(`2024-03-${endsOnDay}T08:00:00.000Z`);
    await give('end', { type: 'FireTimer', instance, timer: 'Warten#1' });
  }
  return house;
}
const historyOf = async (house: TwoVersions, keys = house.keys): Promise<CaseHistory> => {
  for await (const one of casesIn(house.log, keys, 'akte')) return one;
  throw new Error('No case was recorded');
};

async function* one(history: CaseHistory) {
  yield await Promise.resolve(history);
}

describe('the verifying replay', () => {
  it('proves what was recorded, of running and of ended instances', async () => {
    for (const day of [undefined, 20]) {
      const house = await answered(day);
      expect(verifyReplay({ kinds, deployed: house.runtime.deployed }, await historyOf(house))).toEqual([
        {
          instance: expect.any(String),
          definition: expect.objectContaining({ process: 'anfrage', version: 1 }),
          verdict: { kind: 'agrees' },
        },
      ]);
    }
  });

  it('names the first place where a definition would have gone another way than the log says', async () => {
    const house = await answered(20);
    const verdictUnder = async (source: DefinitionSource) => {
      const other = await compileSource(source, 1);
      if (other.kind === 'refused') throw new Error('a version was refused');
      const { current } = house.runtime.deployed;
      const sha256 = current.definitions.latest('anfrage')?.sha256 ?? '';
      // As if other rules stood under the hash that the log names.
      const swapped = { ...other.definition, sha256 };
      const definitions = { ...current.definitions, bySha256: () => swapped, latest: () => swapped };
      const deployed = {
        current: { ...current, definitions },
        env: (...of: Parameters<DeployedNow['env']>) => ({ ...house.runtime.deployed.env(...of), definitions }),
      };
      return verifyReplay({ kinds, deployed }, await historyOf(house))[0]?.verdict;
    };
    expect(await verdictUnder(FIRST)).toEqual({ kind: 'agrees' });
    expect(await verdictUnder(changed('P14D', 'P30D'))).toMatchObject({
      kind: 'differs',
      at: { type: 'TimerFired', revision: 2 },
      recorded: ['Ende', '(completed)'],
      refused: { code: 'NOT_DUE' },
    });
    expect(await verdictUnder(changed('Warten', 'Bedenken'))).toMatchObject({
      kind: 'differs',
      at: { type: 'AnfrageBeantwortet', revision: 1 },
      recorded: ['Warten'],
      replayed: ['Bedenken'],
    });
  });

  it('goes through a migration: before it under the one version, behind it under the other', async () => {
    const house = await answered();
    const [instance = ''] = Object.keys((await house.runtime.state(akte('a'))).instances);
    const give = async (name: string, command: object) =>
      ended(await house.runtime.execute(akte('a'), { commandId: commandId(name), actor: IB, ...command } as never));
    const map = { Warten: 'Bedenken' };
    await give('migrate', { type: 'MigrateInstance', version: 2, map, reason: 'neu', instance });
    const [timer = ''] = Object.keys((await house.runtime.state(akte('a'))).instances[instance]?.timers ?? {});
    house.clock.moveTo('2024-03-20T08:00:00.000Z');
    await give('end', { type: 'FireTimer', instance, timer });

    const { deployed } = house.runtime;
    const history = await historyOf(house);
    const verdictOf = (definitions = deployed.current.definitions) => {
      const env = (...of: Parameters<DeployedNow['env']>) => ({ ...deployed.env(...of), definitions });
      return verifyReplay({ kinds, deployed: { current: { ...deployed.current, definitions }, env } }, history)[0]
        ?.verdict;
    };
    expect(verdictOf()).toEqual({ kind: 'agrees' });
    // As if the other version had asked for more patience.
    const { definitions } = deployed.current;
    const later = await compileSource(changed('P14D', 'P30D'), 2);
    if (later.kind === 'refused') throw new Error('a version was refused');
    const slow = { ...later.definition, sha256: definitions.version('anfrage', { version: 2 })?.sha256 ?? '' };
    expect(
      verdictOf({
        ...definitions,
        version: () => slow,
        bySha256: (sha256) => (sha256 === slow.sha256 ? slow : definitions.bySha256(sha256)),
      }),
    ).toMatchObject({ kind: 'differs', at: { type: 'InstanceMigrated' }, refused: { code: 'MIGRATION_MAP_UNKNOWN' } });

    const dryRun = (source: DefinitionSource, renamed: Readonly<Record<string, string>>) =>
      whatIf({ kinds, deployed }, one(history), source, renamed);
    for (const [source, renamed] of [
      [changed('Warten', 'Bedenken'), {}],
      [FIRST, { Bedenken: 'Warten' }],
      [changed('Warten', 'Ueberlegen'), { Bedenken: 'Ueberlegen' }],
    ] as const) {
      const answers = await dryRun(source, renamed);
      if (isRefusal(answers)) throw new Error(answers.message);
      expect((await answers.next()).value).toMatchObject({ outcome: { kind: 'same' } });
    }
  });

  it('claims nothing beyond a move by hand, nor beyond what is forgotten', async () => {
    const house = await answered();
    const [instance = ''] = Object.keys((await house.runtime.state(akte('a'))).instances);
    const order = {
      type: 'ModifyInstance',
      startBefore: 'Beantworten',
      cancel: 'Warten',
      reason: 'neu',
      instance,
    } as const;
    ended(await house.runtime.execute(akte('a'), { ...order, commandId: commandId('by hand'), actor: IB }));
    const deployed = house.runtime.deployed;
    expect(verifyReplay({ kinds, deployed }, await historyOf(house))[0]?.verdict).toMatchObject({
      kind: 'unproven',
      at: { type: 'InstanceModified', revision: 2 },
      why: 'InstanceModified',
    });
    const forgotten = await historyOf(house, memoryKeyRing('other keys'));
    expect(verifyReplay({ kinds, deployed }, forgotten)[0]?.verdict).toMatchObject({
      kind: 'unproven',
      at: { type: 'AnfrageEingegangen', revision: 0 },
      why: 'WITHHELD',
    });
    const answers = await whatIf({ kinds, deployed }, one(forgotten), FIRST);
    if (isRefusal(answers)) throw new Error(answers.message);
    expect((await answers.next()).value).toMatchObject({ outcome: { kind: 'unknown input', why: 'WITHHELD' } });
  });

  it('of a case without a process there is nothing to say', async () => {
    const house = await answered();
    const { events } = await historyOf(house);
    const bare = { caseId: akte('a'), events: events.slice(0, 1).map((event) => ({ ...event, steps: [] })) };
    expect(verifyReplay({ kinds, deployed: house.runtime.deployed }, bare)).toEqual([]);
  });
});
