import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import type { CompiledDefinition } from '../definition.ts';
import { bareTask, bench, compiled, flows, openTasks } from './testing/bench.ts';

const ROOTS =
  '<bpmn:error id="Fehler" name="f" errorCode="F"/><bpmn:escalation id="Mahnung" name="m" escalationCode="M"/>';
const START = '<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>';
const call = (attributes = '', inside = '', loop = '') =>
  `<bpmn:callActivity id="C"><bpmn:extensionElements><zeebe:calledElement processId="kind" ${attributes}/>${inside}</bpmn:extensionElements>${loop}</bpmn:callActivity>`;
const caller = (inside = call(), more = '') => ({ id: 'P', inside: `${START}${inside}${more}${flows('S>C', 'C>E')}` });
const child = (inside: string) => ({ id: 'kind', inside, roots: ROOTS });
const TASK = child(`${START}${bareTask('T')}${flows('S>T', 'T>E')}`);

async function run(drawings: readonly { id: string; inside: string; roots?: string }[], variables: JsonObject = {}) {
  const definitions = await Promise.all(drawings.map((drawing) => compiled({ roots: ROOTS, ...drawing })));
  return started(definitions, variables);
}
function started(definitions: readonly CompiledDefinition[], variables: JsonObject = {}) {
  const stage = bench({ definitions });
  expect(stage.send({ type: 'StartProcess', process: 'P', variables })).toBeUndefined();
  return stage;
}
type Running = ReturnType<typeof started>;
const instanceOf = (stage: Running, process: string) => {
  const found = Object.values(stage.state.instances).find(({ definition }) => definition.process === process);
  if (!found) throw new Error(`No instance of ${process} runs`);
  return found;
};
const complete = (stage: Running, variables: JsonObject = {}, task = 'T#1') =>
  stage.send({ type: 'CompleteTask', task: { instance: instanceOf(stage, 'kind').id, task }, variables });
const ends = (stage: Running) =>
  stage.state.ended
    .toArray()
    .map(({ definition, state }) => `${definition.process} ${state}`)
    .sort();

const endOf = (stage: Running) => stage.state.ended.findLast(({ definition }) => definition.process === 'P');

describe('a call activity', () => {
  it('runs another process as an instance of its own and goes on when that has ended', async () => {
    const stage = await run([caller(), TASK], { a: 1 });
    const parent = instanceOf(stage, 'P');
    expect(instanceOf(stage, 'kind')).toMatchObject({
      parent: { instance: parent.id, element: 'C#1' },
      variables: { 'kind#1': { a: 1 } },
    });
    stage.restart();
    complete(stage, { b: 2 });
    expect(ends(stage)).toEqual(['P completed', 'kind completed']);
    expect(endOf(stage)?.variables).toEqual({ a: 1, b: 2 });
    expect(stage.events.at(-1)?.steps?.map(({ trigger, element }) => `${trigger} ${element}`)).toEqual([
      'call C',
      'task T#1',
    ]);
  });

  it('hands over and back only what its mappings say, where it is told so', async () => {
    const io =
      '<zeebe:ioMapping><zeebe:input source="=a + 1" target="x"/><zeebe:output source="=y * 10" target="z"/></zeebe:ioMapping>';
    const stage = await run([caller(call('propagateAllParentVariables="false"', io)), TASK], { a: 1 });
    expect(instanceOf(stage, 'kind').variables['kind#1']).toEqual({ x: 2, 'call:given': { x: 2 } });
    complete(stage, { y: 3, other: 1 });
    expect(endOf(stage)?.variables).toEqual({ a: 1, z: 30 });
    const silent = await run([caller(call('propagateAllChildVariables="false"')), TASK], { a: 1 });
    complete(silent, { y: 3 });
    expect(endOf(silent)?.variables).toEqual({ a: 1 });
  });

  it('calls once for every item of a multi-instance', async () => {
    const loop =
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=[1, 2]" inputElement="n" outputCollection="r" outputElement="=m"/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>';
    const stage = await run([caller(call('', '', loop)), TASK]);
    complete(stage, { m: 'eins' });
    complete(stage, { m: 'zwei' });
    expect(ends(stage)).toEqual(['P completed', 'kind completed', 'kind completed']);
    expect(endOf(stage)?.variables).toMatchObject({ r: ['eins', 'zwei'] });
  });

  it('binds to the latest version, to a number, or to a tag', async () => {
    const first = { ...(await compiled(TASK)), version: 1, versionTag: 'alt', sha256: 'eins' };
    const second = { ...first, version: 2, versionTag: 'neu', sha256: 'zwei' };
    const versionCalled = async (inside: string) =>
      instanceOf(started([await compiled(caller(inside)), first, second]), 'kind').definition.version;
    expect(await versionCalled(call())).toBe(2);
    expect(await versionCalled(call('bindingType="versionTag" versionTag="alt"'))).toBe(1);
    expect(
      await versionCalled(call('', '<zeebe:properties><zeebe:property name="version" value="1"/></zeebe:properties>')),
    ).toBe(1);
  });

  it('is an incident where nothing can be called, and calls again when that is resolved', async () => {
    const stage = await run([caller(call('', '').replace('"kind"', '"=ziel"')), TASK], { ziel: 'nichts' });
    expect(instanceOf(stage, 'P').incidents).toMatchObject({ 'C#1': { code: 'E_CALLED_UNKNOWN' } });
    stage.send({ type: 'ThrowError', instance: instanceOf(stage, 'P').id, element: 'C#1', code: 'unbekannt' });
    expect(instanceOf(stage, 'P').incidents).toMatchObject({ 'C#1': { code: 'E_ERROR_UNCAUGHT' } });
    stage.send({
      type: 'ResolveIncident',
      instance: instanceOf(stage, 'P').id,
      incident: 'C#1',
      variables: { ziel: 'kind' },
    });
    expect(openTasks(stage)).toEqual(['T#1']);
  });

  it('stops where processes call each other without end', async () => {
    const stage = await run([caller(call().replace('"kind"', '"P"'))]);
    expect(Object.keys(stage.state.instances)).toHaveLength(21);
    expect(Object.values(stage.state.instances).flatMap(({ incidents }) => Object.values(incidents))).toMatchObject([
      { code: 'E_CALL_DEPTH' },
    ]);
  });
});

describe('what leaves a called instance', () => {
  const boundary = (cancel: boolean, definition: string) =>
    `<bpmn:boundaryEvent id="B" attachedToRef="C" cancelActivity="${cancel}">${definition}</bpmn:boundaryEvent>${bareTask('H')}<bpmn:endEvent id="HE"/>${flows('B>H', 'H>HE')}`;
  const onError = boundary(true, '<bpmn:errorEventDefinition errorRef="Fehler"/>');
  const inSubprocess = child(
    `${START}<bpmn:subProcess id="U"><bpmn:startEvent id="US"/><bpmn:endEvent id="UE"><bpmn:errorEventDefinition errorRef="Fehler"/></bpmn:endEvent>${flows('US>UE')}</bpmn:subProcess>${bareTask('T')}${flows('S>U', 'U>T', 'T>E')}`,
  );

  it('is an error for the boundary of the call, which takes the instance away', async () => {
    const stage = await run([caller(call(), onError), inSubprocess]);
    expect([ends(stage), openTasks(stage)]).toEqual([['kind cancelled'], ['H#1']]);
  });

  it('comes out of a job or task just so, also later', async () => {
    const stage = await run([caller(call(), onError), TASK]);
    stage.send({
      type: 'ThrowError',
      instance: instanceOf(stage, 'kind').id,
      element: 'T',
      code: 'F',
      variables: { why: 1 },
    });
    expect([ends(stage), openTasks(stage)]).toEqual([['kind cancelled'], ['H#1']]);
    expect(instanceOf(stage, 'P').variables).toEqual({ 'P#1': { why: 1 } });
  });

  it('passes through every instance between thrower and catcher', async () => {
    const middle = { id: 'mitte', inside: `${START}${call()}${flows('S>C', 'C>E')}` };
    const stage = await run([caller(call().replace('"kind"', '"mitte"'), onError), middle, inSubprocess]);
    expect([ends(stage), openTasks(stage)]).toEqual([['kind cancelled', 'mitte cancelled'], ['H#1']]);
  });

  it('is an incident where it was thrown, when nobody catches it', async () => {
    const stage = await run([caller(), inSubprocess]);
    expect(instanceOf(stage, 'kind').incidents).toMatchObject({ 'UE#1': { code: 'E_ERROR_UNCAUGHT' } });
  });

  it('may be an escalation that lets it go on', async () => {
    const escalating = child(
      `${START}<bpmn:intermediateThrowEvent id="W"><bpmn:escalationEventDefinition escalationRef="Mahnung"/></bpmn:intermediateThrowEvent>${bareTask('T')}${flows('S>W', 'W>T', 'T>E')}`,
    );
    const stage = await run([caller(call(), boundary(false, '<bpmn:escalationEventDefinition/>')), escalating]);
    expect([...openTasks(stage)].sort()).toEqual(['H#1', 'T#1']);
  });
});

describe('cancelling', () => {
  it('goes down from the caller', async () => {
    const stage = await run([caller(), TASK]);
    stage.send({ type: 'CancelInstance', instance: instanceOf(stage, 'P').id, reason: 'Probe' });
    expect([ends(stage), stage.state.instances]).toEqual([['P cancelled', 'kind cancelled'], {}]);
  });

  it('of the called instance alone leaves its caller with an incident, and it may call again', async () => {
    const stage = await run([caller(), TASK]);
    stage.send({ type: 'CancelInstance', instance: instanceOf(stage, 'kind').id, reason: 'Probe' });
    expect(instanceOf(stage, 'P').incidents).toMatchObject({ 'C#1': { code: 'E_CALLED_CANCELLED' } });
    stage.send({ type: 'ResolveIncident', instance: instanceOf(stage, 'P').id, incident: 'C#1' });
    complete(stage);
    expect(ends(stage)).toEqual(['P completed', 'kind cancelled', 'kind completed']);
  });
});
