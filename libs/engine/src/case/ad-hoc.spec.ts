import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import { bareTask, bench, codeOf, compiled, flows, onlyInstance, openTasks, timer } from './testing/bench.ts';

const START = '<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>';
const condition = (text: string) =>
  `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=${text}</bpmn:completionCondition>`;
const adHoc = (inside: string, attributes = '') =>
  `${START}<bpmn:adHocSubProcess id="X" ${attributes}>${inside}</bpmn:adHocSubProcess>${flows('S>X', 'X>E')}`;
const script = (id: string) =>
  `<bpmn:scriptTask id="${id}"><bpmn:extensionElements><zeebe:script expression="=n + 1" resultVariable="n"/></bpmn:extensionElements></bpmn:scriptTask>`;

async function run(inside: string, variables: JsonObject = {}) {
  const definition = await compiled({ id: 'P', inside });
  const stage = bench({ definitions: [definition] });
  expect(stage.send({ type: 'StartProcess', process: 'P', variables })).toBeUndefined();
  return stage;
}
type Running = Awaited<ReturnType<typeof run>>;
const activate = (stage: Running, element: string) =>
  codeOf(stage.send({ type: 'ActivateElement', instance: onlyInstance(stage).id, element }));
const complete = (stage: Running, variables: JsonObject = {}, at = 0) => {
  stage.restart();
  stage.send({
    type: 'CompleteTask',
    task: { instance: onlyInstance(stage).id, task: openTasks(stage)[at] ?? '' },
    variables,
  });
};
const isEnded = (stage: Running) => stage.state.ended.length === 1;

describe('an ad-hoc subprocess', () => {
  it('waits for somebody to choose what is to be done, as often as wanted, until its condition holds', async () => {
    const stage = await run(adHoc(bareTask('A') + bareTask('B') + condition('genug = true')), { genug: false });
    expect(openTasks(stage)).toEqual([]);
    expect(activate(stage, 'A')).toBeUndefined();
    expect(activate(stage, 'A')).toBeUndefined();
    expect(openTasks(stage)).toEqual(['A#1', 'A#2']);
    complete(stage);
    expect(activate(stage, 'B')).toBeUndefined();
    complete(stage, { genug: true }, 1);
    expect(isEnded(stage)).toBe(true);
  });

  it('offers nothing more once an event subprocess has taken its place', async () => {
    const listener = `<bpmn:subProcess id="V" triggeredByEvent="true"><bpmn:startEvent id="VS">${timer('timeDuration', 'P1D')}</bpmn:startEvent>${bareTask('W')}<bpmn:endEvent id="VE"/>${flows('VS>W', 'W>VE')}</bpmn:subProcess>`;
    const stage = await run(adHoc(bareTask('A') + bareTask('B') + listener));
    activate(stage, 'A');
    stage.advance('P1D');
    expect([openTasks(stage), activate(stage, 'B')]).toEqual([['W#1'], 'ELEMENT_NOT_ENABLED']);
    complete(stage);
    expect(isEnded(stage)).toBe(true);
  });

  it('lets the rest finish first where it is told to', async () => {
    const stage = await run(
      adHoc(bareTask('A') + bareTask('B') + condition('true'), 'cancelRemainingInstances="false"'),
    );
    activate(stage, 'A');
    activate(stage, 'B');
    complete(stage);
    expect([openTasks(stage), activate(stage, 'A')]).toEqual([['B#1'], 'ELEMENT_NOT_ENABLED']);
    complete(stage);
    expect(isEnded(stage)).toBe(true);
  });

  it('takes one after the other where it is sequential', async () => {
    const stage = await run(adHoc(bareTask('A') + bareTask('B'), 'ordering="Sequential"'));
    activate(stage, 'B');
    expect(activate(stage, 'A')).toBe('ELEMENT_NOT_ENABLED');
    complete(stage);
    expect([isEnded(stage), activate(stage, 'A')]).toEqual([false, undefined]);
    complete(stage);
    expect(isEnded(stage)).toBe(true);
  });

  it('does by itself what nobody has to choose, and only until its condition holds', async () => {
    const all = await run(adHoc(script('A') + script('B')), { n: 0 });
    expect(all.state.ended.at(0)?.variables).toEqual({ n: 2 });
    const one = await run(adHoc(script('A') + script('B') + condition('n = 1')), { n: 0 });
    expect(one.state.ended.at(0)?.variables).toEqual({ n: 1 });
  });

  it('is taken away with what runs in it', async () => {
    const boundary = `<bpmn:boundaryEvent id="B" attachedToRef="X">${timer('timeDuration', 'P1D')}</bpmn:boundaryEvent><bpmn:endEvent id="BE"/>${flows('B>BE')}`;
    const stage = await run(adHoc(bareTask('A')) + boundary);
    activate(stage, 'A');
    stage.advance('P1D');
    expect(stage.state.ended.at(0)?.outcome).toBe('BE');
  });

  it('follows its flows from what was chosen, and joins what two have begun', async () => {
    const inner = `${bareTask('A')}${bareTask('B')}${bareTask('C')}${bareTask('D')}<bpmn:parallelGateway id="J"/>${flows('A>C', 'C>J', 'B>J', 'J>D')}`;
    const stage = await run(adHoc(inner));
    expect([activate(stage, 'C'), activate(stage, 'A'), activate(stage, 'B')]).toEqual([
      'ELEMENT_NOT_ENABLED',
      undefined,
      undefined,
    ]);
    complete(stage, {}, openTasks(stage).indexOf('A#1'));
    expect(openTasks(stage).toSorted()).toEqual(['B#1', 'C#1']);
    complete(stage, {}, openTasks(stage).indexOf('B#1'));
    expect(activate(stage, 'A')).toBeUndefined();
    complete(stage, {}, openTasks(stage).indexOf('C#1'));
    expect(openTasks(stage).toSorted()).toEqual(['A#2', 'D#1']);
    complete(stage, {}, openTasks(stage).indexOf('D#1'));
    complete(stage);
    complete(stage);
    expect([openTasks(stage), isEnded(stage)]).toEqual([[], false]);
    expect(onlyInstance(stage).charts['X#2']?.marking.tokens).toEqual({ C_J: 1 });
    activate(stage, 'B');
    complete(stage);
    complete(stage);
    expect(isEnded(stage)).toBe(true);
  });

  it('may hold events, loops and what hangs on its activities', async () => {
    const twice = bareTask('A').replace(
      '</bpmn:userTask>',
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">=2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>',
    );
    const inner = `${twice}<bpmn:boundaryEvent id="T" attachedToRef="A">${timer('timeDuration', 'P1D')}</bpmn:boundaryEvent>${bareTask('B')}${flows('T>B')}
      <bpmn:intermediateCatchEvent id="W">${timer('timeDuration', 'P3D')}</bpmn:intermediateCatchEvent>${bareTask('C')}${flows('W>C')}`;
    const stage = await run(adHoc(inner + condition('fertig = true')), { fertig: false });
    activate(stage, 'A');
    expect(openTasks(stage)).toEqual(['A#2', 'A#3']);
    stage.advance('P1D');
    expect(openTasks(stage)).toEqual(['B#1']);
    stage.restart();
    stage.advance('P2D');
    expect(openTasks(stage)).toEqual(['B#1', 'C#1']);
    complete(stage, { fertig: true });
    expect(isEnded(stage)).toBe(true);
  });

  it('asks its condition again when it could not be answered', async () => {
    const stage = await run(adHoc(bareTask('A') + condition('genug')));
    activate(stage, 'A');
    complete(stage);
    expect(Object.keys(onlyInstance(stage).incidents)).toEqual(['X#2']);
    stage.restart();
    const { id } = onlyInstance(stage);
    stage.send({ type: 'ResolveIncident', instance: id, incident: 'X#2', variables: { genug: true } });
    expect(isEnded(stage)).toBe(true);
  });
});

describe('four eyes', () => {
  const second = bareTask('B').replace(
    '<zeebe:userTask/>',
    '<zeebe:userTask/><zeebe:properties><zeebe:property name="excludes" value="A"/></zeebe:properties>',
  );
  const drawing = `${START}${bareTask('A')}${second}${flows('S>A', 'A>B', 'B>E')}`;

  it('keep whoever completed the one task from the other, whatever their role', async () => {
    const stage = await run(drawing);
    const task = (key: string) => ({ instance: onlyInstance(stage).id, task: key });
    stage.send({ type: 'CompleteTask', task: task('A#1') });
    stage.restart();
    expect(codeOf(stage.send({ type: 'ClaimTask', task: task('B#1') }))).toBe('EXCLUDED_PREVIOUS_COMPLETER');
    expect(codeOf(stage.send({ type: 'CompleteTask', task: task('B#1') }))).toBe('EXCLUDED_PREVIOUS_COMPLETER');
    stage.actor = { ...stage.actor, person: 'andere' };
    expect(stage.send({ type: 'CompleteTask', task: task('B#1') })).toBeUndefined();
    expect(isEnded(stage)).toBe(true);
  });

  it('must name a user task', async () => {
    await expect(run(drawing.replace('value="A"', 'value="Z"'))).rejects.toThrow('E_EXCLUDES_UNKNOWN');
  });
});
