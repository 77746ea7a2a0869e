import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import { canonicalJson } from '@fallspur/kernel';
import type { CompiledDefinition } from '../../definition.ts';
import { definitionCatalog } from '../catalog.ts';
import { snapshotOf } from '../snapshot.ts';
import { akte, bareTask, compiled, factTask, flows, message, onMessage, openTasks, timer } from '../testing/bench.ts';
import { Stage } from '../../testing/stage.ts';

const S = '<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>';
const process = async (inside: string, version: number, roots = '') => ({
  ...(await compiled({ id: 'P', inside, roots })),
  version,
});

/** A case under the first version; `migrate` brings the second into force and lets the instance go on under it. */
async function running(
  first: string,
  second: string,
  setting: { roots?: string; variables?: JsonObject; others?: readonly CompiledDefinition[] } = {},
) {
  const { roots, variables = {}, others = [] } = setting;
  const versions = [await process(first, 1, roots), await process(second, 2, roots)] as const;
  const types = new Map();
  const stage = new Stage({
    definitions: definitionCatalog([...versions, ...others], types, [versions[0], ...others]),
    kind: akte(),
    clock: '2016-03-01T08:00:00.000Z',
    afterCommand: (on) => expect(canonicalJson(snapshotOf(on.folded()))).toBe(canonicalJson(snapshotOf(on.state))),
  });
  stage.send({ type: 'StartProcess', process: 'P', variables });
  const instance = () => {
    const found = Object.values(stage.state.instances).find(({ definition }) => definition.process === 'P');
    if (!found) throw new Error('P does not run any more');
    return found;
  };
  const complete = (key: string, more: JsonObject = {}) =>
    stage.send({ type: 'CompleteTask', task: { instance: instance().id, task: key }, ...more });
  const migrate = (map?: Record<string, string>) =>
    stage.send({
      type: 'MigrateInstance',
      instance: instance().id,
      reason: 'neue Fassung',
      version: 2,
      ...(map ? { map } : {}),
    });
  return { stage, instance, complete, migrate, versions };
}

describe('an instance goes on under another version', () => {
  const A_B = `${S}${bareTask('A')}${bareTask('B')}${flows('S>A', 'A>B', 'B>E')}`;
  const A_B_C = `${S}${bareTask('A')}${bareTask('B')}${bareTask('C')}${flows('S>A', 'A>B', 'B>C', 'C>E')}`;

  it('keeps task, assignee, version and variables, and follows the new flow from there', async () => {
    const { stage, instance, complete, migrate } = await running(A_B, A_B_C, { variables: { v: 7 } });
    stage.send({ type: 'ClaimTask', task: { instance: instance().id, task: 'A#1' } });
    expect(migrate()).toBeUndefined();
    expect(instance()).toMatchObject({
      definition: { version: 2 },
      variables: { 'P#1': { v: 7 } },
      tasks: { 'A#1': { version: 2, assignee: 'scenario' } },
    });
    expect(stage.events.at(-1)).toMatchObject({
      type: 'InstanceMigrated',
      data: { grund: 'neue Fassung' },
      steps: [{ trigger: 'migrated', migrated: { from: { version: 1 }, proof: [{ chart: 'P#1', way: ['S'] }] } }],
    });
    for (const key of ['A#1', 'B#1', 'C#1']) expect(complete(key)).toBeUndefined();
    expect(stage.state.ended.at(0)).toMatchObject({ state: 'completed', definition: { version: 2 } });
  });

  it('carries a renamed task on under a key of its own, telling who reads only what opens and closes', async () => {
    const renamed = `${S}${bareTask('Neu')}${bareTask('B')}${flows('S>Neu', 'Neu>B', 'B>E')}`;
    const { stage, instance, complete, migrate } = await running(A_B, renamed);
    stage.send({ type: 'ClaimTask', task: { instance: instance().id, task: 'A#1' } });
    expect(migrate()).toMatchObject({ code: 'MIGRATION_ELEMENT_MISSING', details: { element: 'A' } });
    expect(migrate({ A: 'Nichts' })).toMatchObject({ code: 'MIGRATION_MAP_UNKNOWN' });
    expect(migrate({ A: 'Neu' })).toBeUndefined();
    expect(stage.events.at(-1)?.steps?.[0]?.tasks).toMatchObject({
      closed: ['A#1'],
      opened: [{ key: 'Neu#1' }],
      changed: [{ key: 'Neu#1', assignee: 'scenario' }],
    });
    expect(complete('Neu#1')).toBeUndefined();
    expect(openTasks(stage)).toEqual(['B#1']);
  });

  it('makes a task with another form or for others another task, still with who has it', async () => {
    const inside = (task: string) => `${S}${task}${flows('S>A', 'A>E')}`;
    const { stage, instance, migrate } = await running(
      inside(factTask('A', 'Getan', 'IB')),
      inside(factTask('A', 'Erledigt', 'EWD')),
    );
    const before = instance().id;
    stage.send({ type: 'AssignTask', task: { instance: before, task: 'A#1' }, assignee: 'p-1' });
    expect(migrate()).toBeUndefined();
    expect(instance().tasks).toMatchObject({ 'A#2': { fact: 'Erledigt', role: 'EWD', assignee: 'p-1' } });
    expect(instance().elements).toEqual({ 'A#2': 'P#1' });
    stage.restart();
    const task = { instance: before, task: 'A#1' };
    expect(stage.send({ type: 'CompleteTask', task })).toMatchObject({ code: 'TASK_NOT_OPEN' });
  });

  it('refuses without a reason, to the same version, to one that is not there', async () => {
    const { stage, instance, migrate } = await running(A_B, A_B_C);
    const send = (more: object) =>
      stage.send({ type: 'MigrateInstance', instance: instance().id, reason: 'x', ...more });
    expect(send({ reason: ' ' })).toMatchObject({ code: 'REASON_MISSING' });
    expect(send({ version: 1 })).toMatchObject({ code: 'MIGRATION_SAME_VERSION' });
    expect(send({ version: 3 })).toMatchObject({ code: 'PROCESS_UNKNOWN' });
    expect(send({ instance: 'x' })).toMatchObject({ code: 'INSTANCE_NOT_RUNNING' });
    expect(stage.events).toHaveLength(1);
    expect(migrate()).toBeUndefined();
  });
});

describe('where the other version can stand', () => {
  const both = (order: string) =>
    `${S}<bpmn:parallelGateway id="F"/><bpmn:parallelGateway id="J"/>${bareTask('A')}${bareTask('B')}${bareTask('C')}${order}`;
  const parallel = both(flows('S>F', 'F>A', 'F>B', 'A>J', 'B>J', 'J>C', 'C>E'));
  const row = `${S}${bareTask('A')}${bareTask('B')}${bareTask('C')}${flows('S>A', 'A>B', 'B>C', 'C>E')}`;

  it('a half-filled join goes on waiting for the rest', async () => {
    const withD = both(`${bareTask('D')}${flows('S>F', 'F>A', 'F>B', 'A>J', 'B>D', 'D>J', 'J>C', 'C>E')}`);
    const { stage, instance, complete, migrate } = await running(parallel, withD);
    complete('A#1');
    expect(instance().charts['P#1']?.marking).toEqual({ active: ['B'], tokens: { A_J: 1 } });
    expect(migrate()).toBeUndefined();
    complete('B#1');
    expect(openTasks(stage)).toEqual(['D#1']);
    complete('D#1');
    expect(openTasks(stage)).toEqual(['C#1']);
  });

  it('a marking the other version never has is refused, with the nearest it has and the way there', async () => {
    const { stage, migrate } = await running(parallel, row);
    const before = stage.state;
    expect(migrate()).toMatchObject({
      code: 'MIGRATION_NOT_REACHABLE',
      details: {
        chart: 'P',
        stands: { active: ['A', 'B'], tokens: {} },
        nearest: { active: ['A'], tokens: {} },
        way: ['S'],
      },
    });
    expect(stage.state).toBe(before);
  });

  it('a token before a join stands on the flow of the same ends, whatever that is called', async () => {
    const other = `<bpmn:sequenceFlow id="anders" sourceRef="A" targetRef="J"/>`;
    const direct = both(`${flows('S>F', 'F>A', 'F>B', 'B>J', 'J>C', 'C>E')}${other}`);
    const { stage, complete, migrate } = await running(parallel, direct);
    complete('A#1');
    expect(migrate()).toBeUndefined();
    complete('B#1');
    expect(openTasks(stage)).toEqual(['C#1']);
  });

  it('a token before a join whose flow is gone has to be mapped', async () => {
    const merged = both(`${bareTask('D')}${flows('S>F', 'F>A', 'F>B', 'A>D', 'D>J', 'B>J', 'J>C', 'C>E')}`);
    const { stage, complete, migrate } = await running(parallel, merged);
    complete('A#1');
    expect(migrate()).toMatchObject({ code: 'MIGRATION_NOT_REACHABLE' });
    expect(migrate({ A_J: 'D_J' })).toBeUndefined();
    complete('B#1');
    expect(openTasks(stage)).toEqual(['C#1']);
  });

  it('what is of another kind is refused', async () => {
    const alone = `${S}${bareTask('A')}${flows('S>A', 'A>E')}`;
    const waits = `${S}<bpmn:receiveTask id="A" messageRef="M_m"/>${flows('S>A', 'A>E')}`;
    const roots = message('m');
    expect(await (await running(alone, waits, { roots })).migrate()).toMatchObject({
      code: 'MIGRATION_ELEMENT_DIFFERS',
    });
  });
});

describe('what is armed', () => {
  const withTimer = (duration: string, more = '') =>
    `${S}${bareTask('A')}<bpmn:boundaryEvent id="T" attachedToRef="A">${timer('timeDuration', duration)}</bpmn:boundaryEvent>${more}<bpmn:endEvent id="TE"/>${flows('S>A', 'A>E', 'T>TE')}`;

  it('a due instant stays, whatever the other version would have said', async () => {
    const { stage, instance, migrate } = await running(withTimer('P10D'), withTimer('P3D'));
    stage.advance('P1D');
    migrate();
    expect(instance().timers).toMatchObject({ 'T#1': { dueAt: '2016-03-11T08:00:00.000Z' } });
    stage.advance('P10D');
    expect(stage.state.ended.at(0)?.outcome).toBe('TE');
  });

  it('what only the other version knows is armed, counting from the migration; what it does not know ends', async () => {
    const plain = `${S}${bareTask('A')}${flows('S>A', 'A>E')}`;
    const { stage, instance, migrate } = await running(plain, withTimer('P3D'));
    stage.advance('P1D');
    migrate();
    expect(Object.values(instance().timers)).toMatchObject([{ on: 'A#1', dueAt: '2016-03-05T08:00:00.000Z' }]);
    const back = await running(withTimer('P3D'), plain);
    back.migrate();
    expect(back.instance().timers).toEqual({});
    expect(back.stage.events.at(-1)?.steps?.[0]?.timers).toEqual({ cancelled: ['T#1'] });
  });

  it('a reminder that came already does not come again', async () => {
    const reminded = (more = '') =>
      `${S}${bareTask('A')}${more}<bpmn:boundaryEvent id="T" attachedToRef="A" cancelActivity="false">${timer('timeDuration', 'P1D')}</bpmn:boundaryEvent><bpmn:endEvent id="TE"/>${flows('S>A', 'T>TE')}`;
    const { stage, instance, migrate } = await running(
      reminded(flows('A>E')),
      reminded(`${bareTask('B')}${flows('A>B', 'B>E')}`),
    );
    stage.advance('P2D');
    expect(migrate()).toBeUndefined();
    expect(instance().timers).toEqual({});
  });

  it('messages, listeners and their names are those of the other version', async () => {
    const waiting = (name: string, listener = '') =>
      `${S}<bpmn:intermediateCatchEvent id="W">${onMessage(name)}</bpmn:intermediateCatchEvent>${listener}${flows('S>W', 'W>E')}`;
    const listener = `<bpmn:subProcess id="L" triggeredByEvent="true"><bpmn:startEvent id="LS">${onMessage('halt')}</bpmn:startEvent><bpmn:endEvent id="LE"/>${flows('LS>LE')}</bpmn:subProcess>`;
    const roots = message('alt') + message('neu') + message('halt');
    const { stage, instance, migrate } = await running(waiting('alt'), waiting('neu', listener), { roots });
    migrate();
    expect(Object.values(instance().subscriptions).map(({ name, on }) => `${name} ${on}`)).toEqual([
      'neu W#1',
      'halt P#1',
    ]);
    stage.send({ type: 'SendMessage', name: 'alt' });
    expect(instance().elements).toEqual({ 'W#1': 'P#1' });
    stage.send({ type: 'SendMessage', name: 'neu' });
    expect(stage.state.ended.at(0)).toMatchObject({ state: 'completed', outcome: 'E' });
  });
});

describe('what runs inside', () => {
  it('a running multi-instance keeps its instances and counters', async () => {
    const many = (more: string) =>
      `${S}<bpmn:userTask id="M"><bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=[1,2,3]" inputElement="x" outputCollection="r" outputElement="=x * 10"/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>${more}`;
    const renamed = many(`${bareTask('B')}${flows('S>M', 'M>B', 'B>E')}`)
      .replaceAll('"M"', '"N"')
      .replaceAll('M_B', 'N_B')
      .replaceAll('S_M', 'S_N');
    const { stage, instance, complete, migrate } = await running(many(flows('S>M', 'M>E')), renamed);
    complete(openTasks(stage)[0] as string);
    expect(migrate({ M: 'N' })).toBeUndefined();
    expect(openTasks(stage)).toHaveLength(2);
    const whole = Object.keys(instance().elements).find((key) => instance().elements[key] === 'P#1') as string;
    expect(instance().variables[whole]).toMatchObject({ numberOfActiveInstances: 2, numberOfCompletedInstances: 1 });
    for (const task of openTasks(stage)) expect(complete(task)).toBeUndefined();
    expect(openTasks(stage)).toEqual(['B#1']);
    expect(instance().variables['P#1']).toEqual({ r: [10, 20, 30] });
  });

  it('an open call keeps its called instance, which keeps its version', async () => {
    const calls = (id: string, more: string) =>
      `${S}<bpmn:callActivity id="${id}"><bpmn:extensionElements><zeebe:calledElement processId="kind"/></bpmn:extensionElements></bpmn:callActivity>${more}`;
    const child = await compiled({ id: 'kind', inside: `${S}${bareTask('T')}${flows('S>T', 'T>E')}` });
    const { stage, migrate } = await running(
      calls('C', flows('S>C', 'C>E')),
      calls('D', `${bareTask('B')}${flows('S>D', 'D>B', 'B>E')}`),
      { others: [child] },
    );
    const called = () => Object.values(stage.state.instances).find(({ definition }) => definition.process === 'kind');
    expect(migrate({ C: 'D' })).toBeUndefined();
    expect(called()).toMatchObject({ definition: { version: 1 }, parent: { element: 'D#1' } });
    stage.send({ type: 'CompleteTask', task: { instance: called()?.id ?? '', task: 'T#1' } });
    expect(openTasks(stage)).toEqual(['B#1']);
  });

  it('a stuck choice goes on where the other version knows an answer', async () => {
    const choice = (condition: string) =>
      `${S}<bpmn:exclusiveGateway id="X" default="X_E"/>${bareTask('A')}<bpmn:endEvent id="E2"/>${flows('S>X', `X>A ${condition}`, 'X>E', 'A>E2')}`;
    const { stage, instance, migrate } = await running(choice('fehlt.da'), choice('true'));
    expect(Object.keys(instance().incidents)).toEqual(['X#1']);
    expect(migrate()).toBeUndefined();
    stage.send({ type: 'ResolveIncident', instance: instance().id, incident: 'X#1' });
    expect(openTasks(stage)).toEqual(['A#1']);
  });

  it('what can be undone can still be undone, or the migration is refused', async () => {
    const handled = (inside: string) =>
      `${S}${bareTask('A')}${bareTask('B')}<bpmn:intermediateThrowEvent id="Z"><bpmn:compensateEventDefinition/></bpmn:intermediateThrowEvent>${inside}${flows('S>A', 'A>B', 'B>Z', 'Z>E')}`;
    const undo = `<bpmn:boundaryEvent id="AC" attachedToRef="A"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent><bpmn:userTask id="R" isForCompensation="true"><bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements></bpmn:userTask><bpmn:association id="as" sourceRef="AC" targetRef="R" associationDirection="One"/>`;
    const kept = await running(handled(undo), handled(undo.replaceAll('"R"', '"R2"')));
    kept.complete('A#1');
    expect(kept.migrate()).toBeUndefined();
    kept.complete('B#1');
    expect(openTasks(kept.stage)).toEqual(['R2#1']);
    const lost = await running(handled(undo), handled(''));
    lost.complete('A#1');
    expect(lost.migrate()).toMatchObject({ code: 'MIGRATION_NOT_UNDOABLE', details: { element: 'A' } });
  });
});

describe('a subprocess that is new around what is open, or gone', () => {
  const sub = (id: string, inside: string) =>
    `<bpmn:subProcess id="${id}"><bpmn:startEvent id="${id}s"/><bpmn:endEvent id="${id}e"/>${inside}</bpmn:subProcess>`;
  const BARE = `${S}${bareTask('A')}${bareTask('B')}${flows('S>A', 'A>B', 'B>E')}`;
  const HOUSED = `${S}${sub('U', bareTask('A') + flows('Us>A', 'A>Ue'))}${bareTask('B')}${flows('S>U', 'U>B', 'B>E')}
    <bpmn:boundaryEvent id="T" attachedToRef="U">${timer('timeDuration', 'P5D')}</bpmn:boundaryEvent>${bareTask('L')}<bpmn:endEvent id="LE"/>${flows('T>L', 'L>LE')}`;
  const DEEP = `${S}${sub('V', sub('U', bareTask('A') + flows('Us>A', 'A>Ue')) + flows('Vs>U', 'U>Ve'))}${bareTask('B')}${flows('S>V', 'V>B', 'B>E')}`;

  it.each([
    ['one', HOUSED, ['U']],
    ['two, one inside the other', DEEP, ['V', 'U']],
  ])('is entered around the task: %s; the task goes on as it was', async (_how, housed, entered) => {
    const { stage, instance, complete, migrate } = await running(BARE, housed, { variables: { v: 7 } });
    stage.send({ type: 'ClaimTask', task: { instance: instance().id, task: 'A#1' } });
    expect(migrate()).toBeUndefined();
    expect(stage.events.at(-1)?.steps?.[0]?.entered.map(({ key }) => key.split('#')[0])).toEqual(entered);
    expect(instance()).toMatchObject({
      tasks: { 'A#1': { version: 2, assignee: 'scenario' } },
      charts: { 'P#1': { marking: { active: [entered[0]] } } },
    });
    stage.restart();
    for (const key of ['A#1', 'B#1']) expect(complete(key)).toBeUndefined();
    expect(stage.state.ended.at(0)).toMatchObject({ state: 'completed', outcome: 'E', variables: { v: 7 } });
  });

  it('listens from then on to what hangs on it', async () => {
    const { stage, migrate } = await running(BARE, HOUSED);
    expect(migrate()).toBeUndefined();
    stage.advance('P6D');
    expect(openTasks(stage)).toEqual(['L#1']);
  });

  it.each([
    ['one', HOUSED],
    ['two, one inside the other', DEEP],
  ])('that is gone is left, and what hung on it hears nothing any more: %s', async (_how, housed) => {
    const { stage, instance, complete, migrate } = await running(housed, BARE);
    expect(migrate()).toBeUndefined();
    expect(instance()).toMatchObject({ timers: {}, charts: { 'P#1': { marking: { active: ['A'] } } } });
    expect(Object.keys(instance().charts)).toEqual(['P#1']);
    stage.restart();
    for (const key of ['A#1', 'B#1']) expect(complete(key)).toBeUndefined();
    expect(stage.state.ended.at(0)).toMatchObject({ state: 'completed', outcome: 'E' });
  });

  it('holds two branches and the token before their join', async () => {
    const fork = (from: string, to: string) =>
      `<bpmn:parallelGateway id="F"/><bpmn:parallelGateway id="J"/>${bareTask('A')}${bareTask('C')}${flows(`${from}>F`, 'F>A', 'F>C', 'A>J', 'C>J', `J>${to}`)}`;
    const [bare, inside] = [`${S}${fork('S', 'E')}`, `${S}${sub('U', fork('Us', 'Ue'))}${flows('S>U', 'U>E')}`];
    for (const [first, second] of [
      [bare, inside],
      [inside, bare],
    ] as const) {
      const { stage, complete, migrate } = await running(first, second);
      complete('A#1');
      expect(migrate()).toBeUndefined();
      complete('C#1');
      expect(stage.state.ended.at(0)).toMatchObject({ state: 'completed', outcome: 'E' });
    }
  });

  it('is refused where the other version cannot stand so: the nearest place is told', async () => {
    const both = `${S}<bpmn:parallelGateway id="F"/><bpmn:parallelGateway id="J"/>${bareTask('A')}${bareTask('B')}${flows('S>F', 'F>A', 'F>B', 'A>J', 'B>J', 'J>E')}`;
    const { migrate } = await running(both, HOUSED);
    expect(migrate()).toMatchObject({
      code: 'MIGRATION_NOT_REACHABLE',
      details: { chart: 'P', stands: { active: ['B', 'U'] }, nearest: { active: ['U'] } },
    });
  });

  it('is refused where it asks for something on the way in, or is carried out several times', async () => {
    const asking = HOUSED.replace(
      '<bpmn:subProcess id="U">',
      '<bpmn:subProcess id="U"><bpmn:extensionElements><zeebe:ioMapping><zeebe:input source="=1" target="x"/></zeebe:ioMapping></bpmn:extensionElements>',
    );
    for (const housed of [asking, HOUSED.replace('<bpmn:startEvent id="Us"/>', `${MULTI}<bpmn:startEvent id="Us"/>`)]) {
      const { migrate } = await running(BARE, housed);
      expect(migrate()).toMatchObject({ code: 'MIGRATION_SCOPE_DIFFERS', details: { element: 'A' } });
    }
  });
});

const MULTI =
  '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>';
