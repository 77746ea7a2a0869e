import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import { bareTask, bench, codeOf, compiled, flows, onlyInstance, openTasks, timer } from './testing/bench.ts';

const INSIDE = `<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/><bpmn:parallelGateway id="F"/><bpmn:parallelGateway id="J"/>
  ${bareTask('A')}${bareTask('B')}${bareTask('C')}<bpmn:boundaryEvent id="AB" attachedToRef="A" cancelActivity="false">${timer('timeDuration', 'P1D')}</bpmn:boundaryEvent><bpmn:endEvent id="ABE"/>
  <bpmn:exclusiveGateway id="X" default="X_E"/><bpmn:endEvent id="E2"/>
  <bpmn:subProcess id="U"><bpmn:startEvent id="US"/>${bareTask('T')}<bpmn:endEvent id="UE"/>${flows('US>T', 'T>UE')}</bpmn:subProcess>
  ${flows('S>F', 'F>A', 'F>B', 'A>C', 'C>J', 'B>J', 'J>U', 'U>X', 'X>E2 v = 1', 'X>E', 'AB>ABE')}`;

async function run(variables: JsonObject = {}) {
  const stage = bench({ definitions: [await compiled({ id: 'P', inside: INSIDE })] });
  stage.send({ type: 'StartProcess', process: 'P', variables });
  const modify = (moves: { cancel?: string; startBefore?: string }, reason = 'Fehler in der Erfassung') => {
    const code = codeOf(stage.send({ type: 'ModifyInstance', instance: onlyInstance(stage).id, reason, ...moves }));
    stage.restart();
    return code;
  };
  const complete = (id: string) =>
    stage.send({
      type: 'CompleteTask',
      task: { instance: onlyInstance(stage).id, task: openTasks(stage).find((key) => key.startsWith(`${id}#`)) ?? id },
    });
  return { stage, modify, complete };
}

describe('tokens moved by hand', () => {
  it('leave what is cancelled with everything that hangs on it, and begin elsewhere as if they had come there', async () => {
    const { stage, modify, complete } = await run();
    expect(modify({ cancel: 'A', startBefore: 'C' })).toBeUndefined();
    expect(openTasks(stage)).toEqual(['B#1', 'C#1']);
    expect(onlyInstance(stage).timers).toEqual({});
    expect(stage.events.at(-1)).toMatchObject({ type: 'InstanceModified', data: { grund: 'Fehler in der Erfassung' } });
    complete('C');
    complete('B');
    expect(openTasks(stage)).toEqual(['T#1']);
    expect(modify({ cancel: 'U', startBefore: 'U' })).toBeUndefined();
    expect([openTasks(stage), onlyInstance(stage).elements]).toEqual([['T#2'], { 'U#3': 'P#1', 'T#2': 'U#4' }]);
    // Before A the join would miss the token of B for ever.
    expect(modify({ cancel: 'U', startBefore: 'A' })).toBe('ELEMENT_NOT_REACHABLE');
  });

  it('may begin at a choice, which chooses', async () => {
    const { stage, modify, complete } = await run({ v: 1 });
    for (const id of ['A', 'B', 'C']) complete(id);
    expect(modify({ cancel: 'U', startBefore: 'X' })).toBeUndefined();
    expect(stage.state.ended.at(0)?.outcome).toBe('E2');
  });

  it('are refused where the chart cannot stand, and nothing changes', async () => {
    const { stage, modify } = await run();
    const before = stage.state;
    expect(modify({ startBefore: 'C' })).toBe('ELEMENT_NOT_REACHABLE');
    expect(modify({ startBefore: 'T' })).toBe('ELEMENT_NOT_REACHABLE');
    expect(modify({ startBefore: 'AB' })).toBe('ELEMENT_NOT_REACHABLE');
    expect(modify({ startBefore: 'F' })).toBe('ELEMENT_NOT_REACHABLE');
    expect(modify({ cancel: 'T' })).toBe('ELEMENT_NOT_ACTIVE');
    expect(modify({ cancel: 'A' }, ' ')).toBe('REASON_MISSING');
    expect(openTasks(stage)).toEqual(['A#1', 'B#1']);
    expect(stage.state.revision).toBe(before.revision);
  });
});
