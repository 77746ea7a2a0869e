import { beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import type { CompiledDefinition } from '../../definition.ts';
import { definitionCatalog } from '../catalog.ts';
import { factTypesOf } from '../../facts/fact-types.ts';
import { Stage } from '../../testing/stage.ts';
import { akte, bareTask, compiled, factTask, flows, message, onMessage, open, timer } from '../testing/bench.ts';
import { DRAWINGS, FACTS as WALK_FACTS, move } from '../testing/walks.ts';
import { dryRunMigration, type ReplaySetting } from './dry-run-migration.ts';
import { counted, NO_CASES, whatIfCase } from './what-if.ts';

const FACTS = { Gemeldet: open('name'), Getan: open() };
const { types } = factTypesOf(FACTS);

const deadline = (days: number, condition = 'fall.Gemeldet.betrag > 100') =>
  `<bpmn:startEvent id="S">${onMessage('Gemeldet')}</bpmn:startEvent>${factTask('A', 'Getan')}
   <bpmn:boundaryEvent id="T" attachedToRef="A">${timer('timeDuration', `P${days}D`)}</bpmn:boundaryEvent>${bareTask('M')}<bpmn:endEvent id="ME"/>
   <bpmn:exclusiveGateway id="X" default="X_E"/>${bareTask('B')}<bpmn:endEvent id="E"/><bpmn:endEvent id="BE"/>
   ${flows('S>A', 'A>X', 'T>M', 'M>ME', 'X>E', 'B>BE')}<bpmn:sequenceFlow id="X_B" sourceRef="X" targetRef="B"><bpmn:conditionExpression>=${condition.replace('>', '&gt;')}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
const process = (inside: string) => compiled({ id: 'P', inside, roots: message('Gemeldet') }, FACTS);

const settingOf = (stage: Stage, definitions: readonly CompiledDefinition[], factTypes = types): ReplaySetting => ({
  kind: stage.kind,
  caseId: stage.state.caseId,
  envAt: (now, recordedAt) => ({
    now,
    recordedAt,
    ids: { next: () => 'id' },
    definitions: definitionCatalog(definitions, factTypes),
    parameters: () => ({}),
    register: () => undefined,
  }),
});

const betrag = (amount: number): JsonObject => ({ betrag: amount });
/** A case under the ten-day process: reported, after some days done, then the task behind it where there is one. */
async function history(amount: number, daysLater: number) {
  const definition = await process(deadline(10));
  const stage = new Stage({
    definitions: definitionCatalog([definition], types),
    kind: akte(),
    clock: '2016-03-01T08:00:00.000Z',
  });
  stage.send({ type: 'RecordFact', fact: { type: 'Gemeldet', data: betrag(amount) } });
  stage.advance(`P${daysLater}D`);
  stage.send({ type: 'RecordFact', fact: { type: 'Getan', data: {} } });
  const [instance] = Object.values(stage.state.instances);
  const [task] = Object.keys(instance?.tasks ?? {});
  if (instance && task) stage.send({ type: 'CompleteTask', task: { instance: instance.id, task } });
  return { stage, setting: settingOf(stage, [definition]) };
}

describe('a case replayed on another version', () => {
  it('goes the same way where nothing it came by is different', async () => {
    const { stage, setting } = await history(50, 2);
    expect(dryRunMigration(setting, stage.events, await process(deadline(12, 'fall.Gemeldet.betrag > 80')))).toEqual({
      kind: 'same',
      inputs: 2,
    });
  });

  it('tells the first place at which a condition leads elsewhere', async () => {
    const { stage, setting } = await history(50, 2);
    const stricter = await process(deadline(10, 'fall.Gemeldet.betrag > 20'));
    expect(dryRunMigration(setting, stage.events, stricter)).toMatchObject({
      kind: 'different',
      at: { type: 'Getan' },
      process: 'P',
      recorded: ['X', 'E', '(completed)'],
      replayed: ['X', 'B'],
    });
  });

  it('lets time pass: a shorter deadline comes before what was done in time, a longer one not at all', async () => {
    const inTime = await history(50, 8);
    expect(dryRunMigration(inTime.setting, inTime.stage.events, await process(deadline(5)))).toMatchObject({
      kind: 'different',
      at: { type: 'Getan' },
      recorded: [],
      replayed: ['T', 'M'],
    });
    const late = await history(50, 15);
    expect(late.stage.events.map(({ type }) => type)).toContain('TimerFired');
    expect(dryRunMigration(late.setting, late.stage.events, await process(deadline(20)))).toMatchObject({
      kind: 'different',
      at: { type: 'TimerFired' },
      refused: { code: 'NOT_DUE' },
      recorded: ['T', 'M'],
      replayed: [],
    });
  });

  it('knows elements by their new names', async () => {
    const { stage, setting } = await history(500, 2);
    const renamed = await process(deadline(10).replaceAll('"B"', '"Neu"').replaceAll('"A"', '"Alt"'));
    expect(dryRunMigration(setting, stage.events, renamed)).toMatchObject({ kind: 'different' });
    expect(dryRunMigration(setting, stage.events, renamed, { A: 'Alt', B: 'Neu' })).toMatchObject({ kind: 'same' });
  });

  it('stops where the history does not hold what was put in', async () => {
    const { stage, setting } = await history(500, 2);
    const moved = await history(500, 2);
    moved.stage.send({ type: 'RecordFact', fact: { type: 'Gemeldet', data: betrag(1) } });
    const [instance] = Object.values(moved.stage.state.instances);
    moved.stage.send({
      type: 'ModifyInstance',
      instance: instance?.id ?? '',
      startBefore: 'M',
      cancel: 'A',
      reason: 'x',
    });
    expect(dryRunMigration(moved.setting, moved.stage.events, await process(deadline(12)))).toMatchObject({
      kind: 'unknown input',
      at: { type: 'InstanceModified' },
    });
    const totals = [stage, moved.stage].map((one) => whatIfCase(setting, one.events, PLAIN)).reduce(counted, NO_CASES);
    expect(totals).toEqual({ cases: 2, same: 0, different: 2, unknownInput: 0, untouched: 0 });
  });

  it('puts in what a script has written over, where the script asked for it', async () => {
    const counts = (expression: string) =>
      compiled({
        id: 'P',
        inside: `<bpmn:startEvent id="S"/><bpmn:scriptTask id="C"><bpmn:extensionElements><zeebe:script expression="=${expression}" resultVariable="n"/></bpmn:extensionElements></bpmn:scriptTask>
          <bpmn:exclusiveGateway id="X" default="X_E"/>${bareTask('B')}<bpmn:endEvent id="E"/><bpmn:endEvent id="BE"/>${flows('S>C', 'C>X', 'X>E', 'B>BE')}<bpmn:sequenceFlow id="X_B" sourceRef="X" targetRef="B"><bpmn:conditionExpression>=n = 3</bpmn:conditionExpression></bpmn:sequenceFlow>`,
      });
    const once = await counts('n + 1');
    const start = (variables: JsonObject, definition: CompiledDefinition) => {
      const stage = new Stage({ definitions: definitionCatalog([definition], types), kind: akte() });
      stage.send({ type: 'StartProcess', process: 'P', variables });
      return { events: stage.events, setting: settingOf(stage, [definition]) };
    };
    const { events, setting } = start({ n: 2 }, once);
    expect(dryRunMigration(setting, events, once)).toEqual({ kind: 'same', inputs: 1 });
    expect(dryRunMigration(setting, events, await counts('n + 2'))).toMatchObject({
      kind: 'different',
      recorded: ['S', 'C', 'X', 'B'],
      replayed: ['S', 'C', 'X', 'E', '(completed)'],
    });
    const inner = await counts('n.a + 1');
    const parts = start({ n: { a: 2 } }, inner);
    expect(dryRunMigration(parts.setting, parts.events, inner)).toMatchObject({
      kind: 'unknown input',
      why: 'ProcessStarted: variables in parts',
    });
  });

  let PLAIN: CompiledDefinition;
  beforeAll(async () => {
    PLAIN = await process(
      `<bpmn:startEvent id="S">${onMessage('Gemeldet')}</bpmn:startEvent><bpmn:endEvent id="E"/>${flows('S>E')}`,
    );
  });
});

describe('whatever a case went through', () => {
  it('replayed on its own versions it goes the same way, or says what it does not know', async () => {
    const definitions = await Promise.all(
      DRAWINGS.map((drawing) => compiled({ ...drawing, profile: 'permissive' }, WALK_FACTS)),
    );
    const walkTypes = factTypesOf(WALK_FACTS).types;
    const outcomes = { same: 0, different: 0, 'unknown input': 0 };
    for (let seed = 1; seed <= 40; seed++) {
      const stage = new Stage({
        definitions: definitionCatalog(definitions, walkTypes),
        kind: akte(),
        clock: '2016-03-01T08:00:00.000Z',
      });
      move(stage, [0, 0]);
      // A walk anybody can repeat: the digits of powers of a prime.
      for (let at = 1, number = seed * 7919; at <= 25; at++) {
        number = (number * 7919 + 12_345) % 1_000_003;
        move(stage, [number % 10, Math.floor(number / 10) % 10]);
      }
      const own = definitions[seed % definitions.length] as CompiledDefinition;
      const outcome = dryRunMigration(settingOf(stage, definitions, walkTypes), stage.events, own);
      expect([seed, outcome]).not.toMatchObject([seed, { kind: 'different' }]);
      outcomes[outcome.kind]++;
    }
    expect(outcomes.different).toBe(0);
    expect(outcomes.same).toBeGreaterThan(20);
  });
});
