import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import { bareTask, bench, compiled, flows, onlyInstance, openTasks, timer, type Drawing } from './testing/bench.ts';
import { INSTANCES_MAX } from './loops.ts';

const START = '<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>';
const multi = (zeebe: string, inside = '', sequential = false) =>
  `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}"><bpmn:extensionElements><zeebe:loopCharacteristics ${zeebe}/></bpmn:extensionElements>${inside}</bpmn:multiInstanceLoopCharacteristics>`;
const expression = (tag: string, text: string) =>
  `<bpmn:${tag} xsi:type="bpmn:tFormalExpression">=${text.replaceAll('<', '&lt;')}</bpmn:${tag}>`;
const standard = (attributes: string, condition = '') =>
  `<bpmn:standardLoopCharacteristics ${attributes}>${condition && expression('loopCondition', condition)}</bpmn:standardLoopCharacteristics>`;
const task = (loop: string, io = '') =>
  `<bpmn:userTask id="T"><bpmn:extensionElements><zeebe:userTask/>${io}</bpmn:extensionElements>${loop}</bpmn:userTask>`;
const script = (loop: string) =>
  `<bpmn:scriptTask id="T"><bpmn:extensionElements><zeebe:script expression="=n + 1" resultVariable="n"/></bpmn:extensionElements>${loop}</bpmn:scriptTask>`;
const around = (inside: string): string => `${START}${inside}${flows('S>T', 'T>E')}`;
const EACH = 'inputCollection="=kinder" inputElement="kind" outputCollection="noten" outputElement="=note"';

async function run(inside: string, variables: JsonObject = {}, profile: Drawing['profile'] = 'strict') {
  const definition = await compiled({ id: 'P', inside, profile });
  const stage = bench({ definitions: [definition] });
  expect(stage.send({ type: 'StartProcess', process: 'P', variables })).toBeUndefined();
  return stage;
}
type Running = Awaited<ReturnType<typeof run>>;
const complete = (stage: Running, key: string, variables: JsonObject = {}) =>
  stage.send({ type: 'CompleteTask', task: { instance: onlyInstance(stage).id, task: key }, variables });
const ended = (stage: Running) => stage.state.ended.at(0);

describe('a multi-instance task', () => {
  it('opens one task for every item and gathers the answers in the order of the items', async () => {
    const stage = await run(around(task(multi(EACH))), { kinder: ['a', 'b', 'c'] });
    expect(openTasks(stage)).toEqual(['T#2', 'T#3', 'T#4']);
    expect(onlyInstance(stage).variables['T:body#2']).toEqual({ loopCounter: 2, kind: 'b', note: null });
    complete(stage, 'T#4', { note: 6 });
    stage.restart();
    complete(stage, 'T#2', { note: 4 });
    expect(onlyInstance(stage).variables['T#1']).toMatchObject({
      numberOfInstances: 3,
      numberOfActiveInstances: 1,
      numberOfCompletedInstances: 2,
      noten: [4, null, 6],
    });
    complete(stage, 'T#3', { note: 5 });
    expect(ended(stage)?.variables).toEqual({ kinder: ['a', 'b', 'c'], noten: [4, 5, 6] });
  });

  it('opens them one after the other where it is sequential', async () => {
    const stage = await run(around(task(multi(EACH, '', true))), { kinder: ['a', 'b'] });
    expect(openTasks(stage)).toEqual(['T#2']);
    complete(stage, 'T#2', { note: 1 });
    stage.restart();
    expect([openTasks(stage), onlyInstance(stage).variables['T:body#2']]).toEqual([
      ['T#3'],
      { loopCounter: 2, kind: 'b', note: null },
    ]);
    complete(stage, 'T#3', { note: 2 });
    expect(ended(stage)?.variables).toMatchObject({ noten: [1, 2] });
  });

  it('is done at once where there is nothing to do', async () => {
    expect(ended(await run(around(task(multi(EACH))), { kinder: [] }))?.variables).toEqual({ kinder: [], noten: [] });
  });

  it('answers with what its input mappings gave each of its turns', async () => {
    const each =
      'inputCollection="=kinder" inputElement="kind" outputCollection="noten" outputElement="=doppelt + note"';
    const io = '<zeebe:ioMapping><zeebe:input source="=kind * 2" target="doppelt"/></zeebe:ioMapping>';
    const stage = await run(around(task(multi(each), io)), { kinder: [1, 2] });
    complete(stage, 'T#3', { note: 1 });
    complete(stage, 'T#2', { note: 3 });
    expect(ended(stage)?.variables).toMatchObject({ noten: [5, 5] });
  });

  it('counts right whatever a task writes under the names of its counters and its list', async () => {
    const stage = await run(around(task(multi(EACH))), { kinder: ['a', 'b', 'c'] });
    complete(stage, 'T#3', { note: 5, numberOfCompletedInstances: [9], loopCounter: 7 });
    complete(stage, 'T#2', { note: 4, noten: 'keine' });
    expect(onlyInstance(stage).variables['T#1']).toMatchObject({
      numberOfCompletedInstances: 2,
      noten: [4, null, null],
    });
    complete(stage, 'T#4', { note: 6 });
    expect(ended(stage)?.variables).toMatchObject({ noten: [4, null, 6], loopCounter: 7 });
  });

  it('cancels the rest when its completion condition holds', async () => {
    const enough = expression('completionCondition', 'numberOfCompletedInstances >= 2');
    const stage = await run(around(task(multi(EACH, enough))), { kinder: [1, 2, 3, 4] });
    complete(stage, 'T#3');
    complete(stage, 'T#5');
    expect(ended(stage)?.state).toBe('completed');
    const left = stage.events.flatMap(({ steps }) => steps?.flatMap((step) => step.left) ?? []);
    expect(left.filter(({ how }) => how === 'cancelled').map(({ key }) => key)).toEqual(['T#2', 'T#4']);
  });

  it('is taken away as a whole by what interrupts it, and watched as a whole by what does not', async () => {
    const on = (cancel: boolean) =>
      `<bpmn:boundaryEvent id="B" attachedToRef="T" cancelActivity="${cancel}">${timer('timeDuration', 'P1D')}</bpmn:boundaryEvent>${bareTask('H')}<bpmn:endEvent id="HE"/>${flows('B>H', 'H>HE')}`;
    const interrupted = await run(around(task(multi(EACH))) + on(true), { kinder: [1, 2] });
    expect(Object.keys(onlyInstance(interrupted).timers)).toHaveLength(1);
    interrupted.advance('P1D');
    expect(openTasks(interrupted)).toEqual(['H#1']);
    const watched = await run(around(task(multi(EACH))) + on(false), { kinder: [1, 2] });
    watched.advance('P1D');
    expect(openTasks(watched)).toEqual(['T#2', 'T#3', 'H#1']);
  });

  it('stands still with an incident where nobody can say how often, and goes on when told', async () => {
    const stage = await run(around(task(multi(EACH))));
    const instance = onlyInstance(stage);
    expect(instance.incidents).toMatchObject({ 'T#1': { code: 'E_MULTI_INSTANCE', at: 'entry' } });
    stage.send({ type: 'ResolveIncident', instance: instance.id, incident: 'T#1', variables: { kinder: [1] } });
    expect([onlyInstance(stage).incidents, openTasks(stage)]).toEqual([{}, ['T#2']]);
    const many = await run(around(task(multi(EACH))), { kinder: Array<number>(INSTANCES_MAX + 1).fill(0) });
    expect(onlyInstance(many).incidents).toMatchObject({ 'T#1': { code: 'E_TOO_MANY_INSTANCES' } });
  });

  it('carries out as many automatic instances as it may, in one event', async () => {
    const loop = multi('inputCollection="=kinder"');
    const stage = await run(around(script(loop)), { kinder: Array<number>(INSTANCES_MAX).fill(0), n: 0 });
    expect(ended(stage)?.variables['n']).toBe(INSTANCES_MAX);
  });

  it('keeps an instance whose answer cannot be told', async () => {
    const broken = EACH.replace('=note', '=betrag(note)');
    const stage = await run(around(task(multi(broken))), { kinder: [1] });
    complete(stage, 'T#2', { note: 1 });
    expect(onlyInstance(stage).incidents).toMatchObject({ 'T:body#1': { code: 'E_MAPPING', at: 'exit' } });
  });

  it('maps input and output of every instance by itself', async () => {
    const io =
      '<zeebe:ioMapping><zeebe:input source="=kind * 2" target="doppelt"/><zeebe:output source="=doppelt + extra" target="note"/></zeebe:ioMapping>';
    const stage = await run(around(task(multi(EACH), io)), { kinder: [1, 10] });
    complete(stage, 'T#2', { extra: 1 });
    complete(stage, 'T#3', { extra: 2 });
    expect(ended(stage)?.variables).toEqual({ kinder: [1, 10], noten: [3, 22] });
  });
});

describe('a multi-instance subprocess', () => {
  const inner = `<bpmn:startEvent id="US"/>${bareTask('A')}<bpmn:scriptTask id="N"><bpmn:extensionElements><zeebe:script expression="=kind + sum(inneres)" resultVariable="note"/></bpmn:extensionElements></bpmn:scriptTask><bpmn:endEvent id="UE"/>
    <bpmn:userTask id="I"><bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements>${multi('inputCollection="=[1, 2]" inputElement="x" outputCollection="inneres" outputElement="=x * y"')}</bpmn:userTask>${flows('US>A', 'A>I', 'I>N', 'N>UE')}`;
  const drawing = around(`<bpmn:subProcess id="T">${multi(EACH)}${inner}</bpmn:subProcess>`);

  it('runs every instance in a scope of its own, one inside the other', async () => {
    const stage = await run(drawing, { kinder: [100, 200] });
    const work = () => openTasks(stage)[0] as string;
    for (const y of [0, 1, 1, 0, 10, 10]) {
      complete(stage, work(), { y });
      stage.restart();
    }
    expect(ended(stage)?.variables).toMatchObject({ noten: [101, 230] });
  });
});

describe('a standard loop', () => {
  it.each([
    ['asks after every turn', standard('', 'n < 3'), 0, 3],
    ['carries out once at least', standard('', 'n < 3'), 7, 8],
    ['asks before the first turn where it is told to', standard('testBefore="true"', 'n < 3'), 7, 7],
    ['stops at its maximum', standard('loopMaximum="2"', 'true'), 0, 2],
    ['counts its turns', standard('', 'loopCounter < 4'), 0, 4],
  ])('%s', async (_, loop, n, result) => {
    expect(ended(await run(around(script(loop)), { n }))?.variables['n']).toBe(result);
  });

  it('waits in every turn', async () => {
    const stage = await run(around(task(standard('', 'nochmals = true'))));
    complete(stage, 'T#2', { nochmals: true });
    stage.restart();
    complete(stage, 'T#3', { nochmals: false });
    expect(ended(stage)?.state).toBe('completed');
  });

  it('without condition and maximum is a doubt, and ends as an incident', async () => {
    await expect(run(around(script(standard(''))))).rejects.toThrow('E_LOOP_ENDLESS');
    const stage = await run(around(script(standard(''))), { n: 0 }, 'permissive');
    expect(Object.values(onlyInstance(stage).incidents)).toMatchObject([{ code: 'E_AUTOMATIC_LOOP' }]);
  });
});

it('an endless loop of events does not end with a task beside it, and may be given up', async () => {
  const escalation = (ref: string) => `<bpmn:escalationEventDefinition escalationRef="${ref}"/>`;
  const listener = (id: string, heard: string, thrown: string) =>
    `<bpmn:subProcess id="${id}" triggeredByEvent="true"><bpmn:startEvent id="S_${id}" isInterrupting="false">${escalation(heard)}</bpmn:startEvent><bpmn:endEvent id="E_${id}">${escalation(thrown)}</bpmn:endEvent>${flows(`S_${id}>E_${id}`)}</bpmn:subProcess>`;
  const definition = await compiled({
    id: 'P',
    profile: 'permissive',
    roots: '<bpmn:escalation id="A" escalationCode="A"/><bpmn:escalation id="B" escalationCode="B"/>',
    inside: `${START}<bpmn:intermediateThrowEvent id="W">${escalation('A')}</bpmn:intermediateThrowEvent>${bareTask('T')}${flows('S>W', 'W>T', 'T>E')}${listener('X', 'A', 'B')}${listener('Y', 'B', 'A')}`,
  });
  const stage = bench({ definitions: [definition] });
  stage.send({ type: 'StartProcess', process: 'P' });
  complete(stage, 'T#1');
  expect(onlyInstance(stage).incidents).toMatchObject({ 'P#1': { code: 'E_AUTOMATIC_LOOP' } });
  stage.send({ type: 'ResolveIncident', instance: onlyInstance(stage).id, incident: 'P#1' });
  expect(ended(stage)?.outcome).toBe('E');
});

it('refuses counts below nought', async () => {
  await expect(run(around(task(standard('loopMaximum="-1"', 'true'))))).rejects.toThrow('E_LOOP_COUNT');
  const cardinality = `<bpmn:multiInstanceLoopCharacteristics>${expression('loopCardinality', '-1')}</bpmn:multiInstanceLoopCharacteristics>`;
  await expect(run(around(task(cardinality)))).rejects.toThrow('E_LOOP_COUNT');
});
