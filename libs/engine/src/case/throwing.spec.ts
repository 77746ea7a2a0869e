import { describe, expect, it } from '@jest/globals';
import {
  bareTask,
  bench,
  compiled,
  flows,
  message,
  onMessage,
  onlyInstance,
  openTasks,
  timer,
} from './testing/bench.ts';

const ROOTS =
  '<bpmn:signal id="Ruf" name="ruf"/><bpmn:signal id="Echo" name="echo"/><bpmn:escalation id="Mahnung" name="m" escalationCode="M"/><bpmn:escalation id="Andere" name="a" escalationCode="A"/>' +
  message('Post');
const signal = (ref: string) => `<bpmn:signalEventDefinition signalRef="${ref}"/>`;
const escalation = (ref = 'Mahnung') => `<bpmn:escalationEventDefinition escalationRef="${ref}"/>`;
const throwing = (id: string, ...definitions: readonly string[]) =>
  `<bpmn:intermediateThrowEvent id="${id}">${definitions.join('')}</bpmn:intermediateThrowEvent>`;
const catching = (id: string, all: boolean, ...definitions: readonly string[]) =>
  `<bpmn:intermediateCatchEvent id="${id}" parallelMultiple="${all}">${definitions.join('')}</bpmn:intermediateCatchEvent>`;
const START = '<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>';
/** A subprocess that throws and would go on to a task; what happens then depends on what hangs on it. */
const thrower = (definition: string) =>
  `<bpmn:subProcess id="U"><bpmn:startEvent id="US"/>${throwing('W', definition)}${bareTask('After')}<bpmn:endEvent id="UE"/>${flows('US>W', 'W>After', 'After>UE')}</bpmn:subProcess>`;
const boundary = (id: string, interrupting: boolean, definition: string) =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="U" cancelActivity="${interrupting}">${definition}</bpmn:boundaryEvent>${bareTask(`T_${id}`)}<bpmn:endEvent id="E_${id}"/>${flows(`${id}>T_${id}`, `T_${id}>E_${id}`)}`;
const listener = (id: string, interrupting: boolean, definition: string, all = false) =>
  `<bpmn:subProcess id="${id}" triggeredByEvent="true"><bpmn:startEvent id="S_${id}" isInterrupting="${interrupting}" parallelMultiple="${all}">${definition}</bpmn:startEvent>${bareTask(`T_${id}`)}<bpmn:endEvent id="E_${id}"/>${flows(`S_${id}>T_${id}`, `T_${id}>E_${id}`)}</bpmn:subProcess>`;

async function run(inside: string, variables = {}) {
  const definition = await compiled({ id: 'P', roots: ROOTS, inside, profile: 'permissive' });
  const stage = bench({ definitions: [definition] });
  expect(stage.send({ type: 'StartProcess', process: 'P', variables })).toBeUndefined();
  return stage;
}
const tasks = async (inside: string) =>
  openTasks(await run(inside))
    .map((key) => key.split('#')[0])
    .sort();

describe('an escalation thrown inside a scope', () => {
  const around = (hanging: string) => `${START}${thrower(escalation())}${hanging}${flows('S>U', 'U>E')}`;

  it('takes the scope away where its catcher interrupts: nothing behind the throw is reached', async () => {
    expect(await tasks(around(boundary('B', true, escalation())))).toEqual(['T_B']);
    expect(await tasks(around('') + listener('X', true, escalation()))).toEqual(['T_X']);
  });

  it('leaves the scope alone where its catcher does not interrupt', async () => {
    expect(await tasks(around(boundary('B', false, escalation())))).toEqual(['After', 'T_B']);
    expect(await tasks(around('') + listener('X', false, escalation()))).toEqual(['After', 'T_X']);
  });

  it('finds the exact code before the catch-all, and goes on where nobody catches it', async () => {
    const both = boundary('B', true, '<bpmn:escalationEventDefinition/>') + boundary('C', true, escalation());
    expect(await tasks(around(both))).toEqual(['T_C']);
    expect(await tasks(around(boundary('B', true, escalation('Andere'))))).toEqual(['After']);
  });

  /** An event subprocess that throws on when its task is done. */
  const throwsOn = (interrupting: boolean) =>
    `<bpmn:subProcess id="X" triggeredByEvent="true"><bpmn:startEvent id="S_X" isInterrupting="${interrupting}">${escalation()}</bpmn:startEvent>${throwing('W_X', escalation())}${throwing('V_X', escalation('Andere'))}${bareTask('T_X')}<bpmn:endEvent id="E_X"/>${flows('S_X>W_X', 'W_X>V_X', 'V_X>T_X', 'T_X>E_X')}</bpmn:subProcess>`;

  it('and on from an event subprocess is for the others of its scope, never for itself', async () => {
    const scope = around('') + throwsOn(false) + listener('Y', false, escalation('Andere'));
    expect(await tasks(scope)).toEqual(['After', 'T_X', 'T_Y']);
  });

  it('and on from one that has interrupted the scope finds nobody listening there', async () => {
    const scope = around('') + throwsOn(true) + listener('Y', false, escalation('Andere'));
    expect(await tasks(scope)).toEqual(['T_X']);
  });
});

describe('a signal thrown inside a scope', () => {
  const around = (hanging: string) => `${START}${thrower(signal('Ruf'))}${hanging}${flows('S>U', 'U>E')}`;

  it('interrupts the scope before anything behind the throw is reached', async () => {
    expect(await tasks(around(boundary('B', true, signal('Ruf'))))).toEqual(['T_B']);
    expect(await tasks(around(boundary('B', false, signal('Ruf'))))).toEqual(['After', 'T_B']);
  });

  it('is not heard by the thrower itself further down', async () => {
    const inside = `${START}${throwing('W', signal('Ruf'))}${catching('C', false, signal('Ruf'))}${flows('S>W', 'W>C', 'C>E')}`;
    expect(onlyInstance(await run(inside)).elements).toEqual({ 'C#1': 'P#1' });
  });
});

describe('a multiple event', () => {
  it('throws everything it names, in document order', async () => {
    const stage = await run(`${START}${throwing('W', signal('Ruf'), signal('Echo'))}${flows('S>W', 'W>E')}`);
    expect(stage.events.map(({ type, data }) => [type, data['name']])).toEqual([
      ['ProcessStarted', undefined],
      ['SignalBroadcast', 'ruf'],
      ['SignalBroadcast', 'echo'],
    ]);
  });

  it('catches with the first of its triggers and lets the others go', async () => {
    const inside = `${START}${catching('C', false, signal('Ruf'), onMessage('Post'), timer('timeDuration', 'P2D'))}${flows('S>C', 'C>E')}`;
    for (const act of [
      (stage: Awaited<ReturnType<typeof run>>) => stage.send({ type: 'BroadcastSignal', name: 'ruf' }),
      (stage: Awaited<ReturnType<typeof run>>) => stage.send({ type: 'SendMessage', name: 'Post' }),
      (stage: Awaited<ReturnType<typeof run>>) => stage.advance('P2D'),
    ]) {
      const stage = await run(inside);
      act(stage);
      expect(stage.state.instances).toEqual({});
    }
  });

  it('waits for all of its triggers where it is parallel, in whatever order they come', async () => {
    const inside = `${START}${catching('C', true, signal('Ruf'), onMessage('Post'), timer('timeDuration', 'P2D'))}${flows('S>C', 'C>E')}`;
    const stage = await run(inside);
    stage.advance('P3D');
    stage.send({ type: 'BroadcastSignal', name: 'ruf' });
    stage.restart();
    stage.send({ type: 'BroadcastSignal', name: 'ruf' });
    expect(onlyInstance(stage).elements).toEqual({ 'C#1': 'P#1' });
    stage.send({ type: 'SendMessage', name: 'Post', variables: { v: 1 } });
    expect(stage.state.ended.at(0)).toMatchObject({ state: 'completed', variables: { v: 1 } });
  });

  it('begins its event subprocess every time all of them have come', async () => {
    const both = signal('Ruf') + signal('Echo');
    const stage = await run(`${START}${bareTask('T')}${flows('S>T', 'T>E')}${listener('X', false, both, true)}`);
    const open = () => openTasks(stage).filter((key) => key.startsWith('T_X')).length;
    for (const [name, begun] of [
      ['ruf', 0],
      ['ruf', 0],
      ['echo', 1],
      ['echo', 1],
      ['ruf', 2],
    ] as const) {
      stage.send({ type: 'BroadcastSignal', name });
      expect([name, open()]).toEqual([name, begun]);
    }
  });

  it('asks each of several conditions by itself', async () => {
    const when = (text: string) =>
      `<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=${text}</bpmn:condition></bpmn:conditionalEventDefinition>`;
    const stage = await run(`${START}${catching('C', true, when('a = 1'), when('b = 1'))}${flows('S>C', 'C>E')}`, {
      a: 0,
      b: 0,
    });
    const instance = onlyInstance(stage).id;
    stage.send({ type: 'SetVariables', instance, variables: { b: 1 } });
    stage.send({ type: 'SetVariables', instance, variables: { b: 0 } });
    expect(stage.state.ended.length).toBe(0);
    stage.send({ type: 'SetVariables', instance, variables: { a: 1 } });
    expect(stage.state.ended.length).toBe(1);
  });
});
