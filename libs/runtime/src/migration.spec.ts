import { describe, expect, it } from '@jest/globals';
import { isRefusal, type JsonObject } from '@fallspur/kernel';
import { compileSource, definitionCatalog, factTypesOf, type CaseKind, type DefinitionSource } from '@fallspur/engine';
import { seededRandomBytes } from '@fallspur/event-log';
import { CaseRuntime } from './case-runtime.ts';
import { migrateAll, migrationOver } from './migration.ts';
import { EWD, IB, akte, commandId, countedKind, ended, smallHouse } from './testing/small-house.ts';
import { casesIn, whatIf } from './what-if.ts';

const BPMN = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="urn:anfrage">
  <bpmn:message id="M" name="AnfrageEingegangen" />
  <bpmn:process id="anfrage" name="Anfrage" isExecutable="true">
    <bpmn:startEvent id="Start"><bpmn:messageEventDefinition id="MD" messageRef="M" /></bpmn:startEvent>
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Beantworten" />
    <bpmn:userTask id="Beantworten"><bpmn:extensionElements><zeebe:userTask/><zeebe:properties><zeebe:property name="fact" value="AnfrageBeantwortet" /></zeebe:properties></bpmn:extensionElements></bpmn:userTask>
    <bpmn:sequenceFlow id="F2" sourceRef="Beantworten" targetRef="Warten" />
    <bpmn:intermediateCatchEvent id="Warten"><bpmn:timerEventDefinition id="TD"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P14D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="F3" sourceRef="Warten" targetRef="Ende" />
    <bpmn:endEvent id="Ende" />
  </bpmn:process>
</bpmn:definitions>`;
const fact = (properties: JsonObject): JsonObject => ({
  type: 'object',
  title: 'Testfakt',
  'x-protection': 'D1',
  properties,
});
const FACTS = {
  AnfrageEingegangen: fact({ name: { type: 'string', 'x-protection': 'D1' } }),
  AnfrageBeantwortet: fact({ antwort: { type: 'string' } }),
};

/** The process with other words in its diagram. */
const changed = (from: string, to: string): DefinitionSource => ({
  process: 'anfrage',
  caseKind: 'akte',
  bpmn: { file: 'anfrage.bpmn', xml: BPMN.replaceAll(from, to) },
  dmn: [],
  facts: FACTS,
  profile: 'permissive',
});
const FIRST = changed('P14D', 'P14D');

/** Two versions deployed, new cases begin under the first. */
async function houseWith(second: DefinitionSource) {
  const [first, later] = [await compileSource(FIRST, 1), await compileSource(second, 2)];
  if (first.kind === 'refused' || later.kind === 'refused') throw new Error('a version was refused');
  const { types } = factTypesOf(FACTS);
  const versions = [first.definition, later.definition];
  const definitions = definitionCatalog(versions, types, [first.definition]);
  const house = await smallHouse();
  const runtime = await CaseRuntime.start({
    log: house.log,
    keys: house.keys,
    clock: house.clock,
    kinds: { akte: countedKind as CaseKind },
    deployed: {
      streamPrefixes: ['definition-'],
      read: () =>
        Promise.resolve({
          definitions,
          definitionsOn: () => definitions,
          parameters: () => ({}),
          register: () => undefined,
        }),
    },
    randomBytes: seededRandomBytes('migration'),
  });
  return { ...house, definitions, runtime: ended(runtime) };
}
type House = Awaited<ReturnType<typeof houseWith>>;

const ask = (house: House, name: string) =>
  house.runtime.execute(akte(name), {
    type: 'RecordFact',
    commandId: commandId(`ask ${name}`),
    actor: EWD,
    fact: { type: 'AnfrageEingegangen', data: { name } },
  });
const answer = async (house: House, name: string) => {
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
