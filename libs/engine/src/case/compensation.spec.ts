import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import { bareTask, bench, compiled, flows, onlyInstance, openTasks, timer } from './testing/bench.ts';

const ROOTS = '<bpmn:error id="Fehler" errorCode="F"/>';
const START = '<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>';
const UNDO = '<bpmn:compensateEventDefinition/>';
/** What hangs on an activity so that the user task `undo` undoes it. */
const undoneBy = (activity: string, undo: string) =>
  `<bpmn:boundaryEvent id="C_${undo}" attachedToRef="${activity}">${UNDO}</bpmn:boundaryEvent><bpmn:userTask id="${undo}" isForCompensation="true"><bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements></bpmn:userTask><bpmn:association id="A_${undo}" sourceRef="C_${undo}" targetRef="${undo}"/>`;
const CARDINALITY =
  '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>';
const throwing = (id: string, attributes = '') =>
  `<bpmn:intermediateThrowEvent id="${id}"><bpmn:compensateEventDefinition ${attributes}/></bpmn:intermediateThrowEvent>`;
const task = (id: string, undo: string) => bareTask(id) + undoneBy(id, undo);

async function run(inside: string, variables: JsonObject = {}) {
  const definition = await compiled({ id: 'P', roots: ROOTS, inside });
  const stage = bench({ definitions: [definition] });
  expect(stage.send({ type: 'StartProcess', process: 'P', variables })).toBeUndefined();
  return stage;
}
type Running = Awaited<ReturnType<typeof run>>;
const open = (stage: Running) => openTasks(stage).map((key) => key.split('#')[0]);
const complete = (stage: Running, id: string, variables: JsonObject = {}) => {
  const key = openTasks(stage).find((one) => one.startsWith(`${id}#`)) ?? `${id} is not open`;
  expect(
    stage.send({ type: 'CompleteTask', task: { instance: onlyInstance(stage).id, task: key }, variables }),
  ).toBeUndefined();
  stage.restart();
};
const ended = (stage: Running) => stage.state.ended.at(0)?.outcome;

describe('a compensation', () => {
  it('undoes what was completed, the last first, one after the other, and each once', async () => {
    const stage = await run(
      `${START}${task('A', 'UA')}${task('B', 'UB')}${throwing('T')}${throwing('T2')}${flows('S>A', 'A>B', 'B>T', 'T>T2', 'T2>E')}`,
    );
    complete(stage, 'A');
    complete(stage, 'B');
    expect(open(stage)).toEqual(['UB']);
    complete(stage, 'UB');
    expect(open(stage)).toEqual(['UA']);
    complete(stage, 'UA');
    expect(ended(stage)).toBe('E');
  });

  it.each([
    ['one after the other', 'isSequential="true"', ['UA']],
    ['all at once', '', ['UA', 'UA']],
  ])(
    'undoes by a handler carried out several times, %s, and goes on when all of it is done',
    async (_how, how, first) => {
      const looped = undoneBy('A', 'UA').replace(
        '</bpmn:userTask>',
        `${CARDINALITY.replace('>', ` ${how}>`)}</bpmn:userTask>`,
      );
      const stage = await run(
        `${START}${bareTask('A')}${looped}${task('B', 'UB')}${throwing('T')}${flows('S>A', 'A>B', 'B>T', 'T>E')}`,
      );
      complete(stage, 'A');
      complete(stage, 'B');
      expect(open(stage)).toEqual(['UB']);
      complete(stage, 'UB');
      expect(open(stage)).toEqual(first);
      complete(stage, 'UA');
      expect(open(stage)).toEqual(['UA']);
      complete(stage, 'UA');
      expect([open(stage), ended(stage)]).toEqual([[], 'E']);
    },
  );

  it('loops a script that undoes, and each turn of a loop has a looped handler of its own', async () => {
    const script = (id: string, more: string) =>
      `<bpmn:boundaryEvent id="C_${id}" attachedToRef="A">${UNDO}</bpmn:boundaryEvent><bpmn:scriptTask id="${id}" isForCompensation="true"><bpmn:extensionElements><zeebe:script expression="=n + 1" resultVariable="n"/></bpmn:extensionElements>${more}</bpmn:scriptTask><bpmn:association id="A_${id}" sourceRef="C_${id}" targetRef="${id}"/>`;
    const twice = bareTask('A').replace('</bpmn:userTask>', `${CARDINALITY}</bpmn:userTask>`);
    const stage = await run(
      `${START}${twice}${script('U', CARDINALITY)}${throwing('T')}${bareTask('Z')}${flows('S>A', 'A>T', 'T>Z', 'Z>E')}`,
      { n: 0 },
    );
    complete(stage, 'A');
    complete(stage, 'A');
    expect(open(stage)).toEqual(['Z']);
    expect(onlyInstance(stage).variables['P#1']).toMatchObject({ n: 4 });
  });

  it('undoes one activity where it names one', async () => {
    const stage = await run(
      `${START}${task('A', 'UA')}${task('B', 'UB')}${throwing('T', 'activityRef="A"')}${flows('S>A', 'A>B', 'B>T', 'T>E')}`,
    );
    complete(stage, 'A');
    complete(stage, 'B');
    expect(open(stage)).toEqual(['UA']);
    complete(stage, 'UA');
    expect(ended(stage)).toBe('E');
  });

  it('goes on at once where it is told not to wait; the process ends with its last handler', async () => {
    const stage = await run(
      `${START}${task('A', 'UA')}${throwing('T', 'waitForCompletion="false"')}${bareTask('N')}${flows('S>A', 'A>T', 'T>N', 'N>E')}`,
    );
    complete(stage, 'A');
    expect([...open(stage)].sort()).toEqual(['N', 'UA']);
    complete(stage, 'N');
    complete(stage, 'UA');
    expect(ended(stage)).toBe('E');
  });

  it('does nothing for what is still running or was cancelled', async () => {
    const inner = `<bpmn:subProcess id="U"><bpmn:startEvent id="US"/>${task('A', 'UA')}${bareTask('B')}<bpmn:endEvent id="UE"/>${flows('US>A', 'A>B', 'B>UE')}</bpmn:subProcess><bpmn:boundaryEvent id="UB" attachedToRef="U">${timer('timeDuration', 'P1D')}</bpmn:boundaryEvent>`;
    const stage = await run(
      `${START}${inner}${throwing('T')}${throwing('T2')}<bpmn:endEvent id="E2"/>${flows('S>U', 'U>T', 'T>E', 'UB>T2', 'T2>E2')}`,
    );
    complete(stage, 'A');
    stage.advance('P1D');
    expect(ended(stage)).toBe('E2');
  });

  it('undoes a subprocess through what it did, with the variables it had', async () => {
    const inner = `<bpmn:subProcess id="U"><bpmn:extensionElements><zeebe:ioMapping><zeebe:input source="=0" target="nr"/></zeebe:ioMapping></bpmn:extensionElements><bpmn:startEvent id="US"/>${task('A', 'UA')}${task('B', 'UB')}<bpmn:endEvent id="UE"/>${flows('US>A', 'A>B', 'B>UE')}</bpmn:subProcess>`;
    const stage = await run(
      `${START}${inner}${bareTask('N')}${throwing('T', 'activityRef="U"')}${flows('S>U', 'U>N', 'N>T', 'T>E')}`,
    );
    complete(stage, 'A', { nr: 7 });
    complete(stage, 'B');
    complete(stage, 'N', { nr: 8 });
    expect(open(stage)).toEqual(['UB']);
    complete(stage, 'UB');
    expect(open(stage)).toEqual(['UA']);
  });

  it('asks the handler of a subprocess rather than what it did', async () => {
    const inner = `<bpmn:subProcess id="U"><bpmn:startEvent id="US"/>${task('A', 'UA')}<bpmn:endEvent id="UE"/>${flows('US>A', 'A>UE')}</bpmn:subProcess>${undoneBy('U', 'UU')}`;
    const stage = await run(`${START}${inner}${throwing('T')}${flows('S>U', 'U>T', 'T>E')}`);
    complete(stage, 'A');
    expect(open(stage)).toEqual(['UU']);
    complete(stage, 'UU');
    expect(ended(stage)).toBe('E');
  });

  it('lets a subprocess say itself how it is undone', async () => {
    const handler = `<bpmn:subProcess id="H" triggeredByEvent="true"><bpmn:startEvent id="HS">${UNDO}</bpmn:startEvent>${bareTask('HT')}${throwing('HC')}<bpmn:endEvent id="HE"/>${flows('HS>HT', 'HT>HC', 'HC>HE')}</bpmn:subProcess>`;
    const inner = `<bpmn:subProcess id="U"><bpmn:startEvent id="US"/>${task('A', 'UA')}<bpmn:endEvent id="UE"/>${flows('US>A', 'A>UE')}${handler}</bpmn:subProcess>`;
    const stage = await run(`${START}${inner}${throwing('T')}${flows('S>U', 'U>T', 'T>E')}`);
    complete(stage, 'A');
    expect(open(stage)).toEqual(['HT']);
    complete(stage, 'HT');
    expect(open(stage)).toEqual(['UA']);
    complete(stage, 'UA');
    expect(ended(stage)).toBe('E');
  });

  it('undoes every instance of a multi-instance with what that instance knew', async () => {
    const multi =
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=[1, 2]" inputElement="n"/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>';
    const many = bareTask('A').replace('</bpmn:userTask>', `${multi}</bpmn:userTask>`) + undoneBy('A', 'UA');
    const stage = await run(`${START}${many}${throwing('T')}${flows('S>A', 'A>T', 'T>E')}`);
    complete(stage, 'A');
    complete(stage, 'A');
    const known = () => onlyInstance(stage).variables;
    expect(known()['UA:body#1']).toMatchObject({ n: 2 });
    complete(stage, 'UA');
    expect(known()['UA:body#2']).toMatchObject({ n: 1 });
    complete(stage, 'UA');
    expect(ended(stage)).toBe('E');
  });

  it('does nothing for turns of a multi-instance that is still running or was interrupted', async () => {
    const many = (hanging: string) =>
      bareTask('A').replace('</bpmn:userTask>', `${CARDINALITY}</bpmn:userTask>`) + undoneBy('A', 'UA') + hanging;
    const fork = '<bpmn:parallelGateway id="F"/><bpmn:endEvent id="E2"/>';
    const running = await run(
      `${START}${fork}${many('')}${bareTask('B')}${throwing('T')}${flows('S>F', 'F>A', 'F>B', 'B>T', 'T>E', 'A>E2')}`,
    );
    complete(running, 'A');
    complete(running, 'B');
    expect(open(running)).toEqual(['A']);

    const late = `<bpmn:boundaryEvent id="L" attachedToRef="A">${timer('timeDuration', 'PT1H')}</bpmn:boundaryEvent><bpmn:endEvent id="E2"/>`;
    const interrupted = await run(`${START}${many(late)}${throwing('T')}${flows('S>A', 'A>E2', 'L>T', 'T>E')}`);
    complete(interrupted, 'A');
    interrupted.advance('PT1H');
    expect(ended(interrupted)).toBe('E');
  });

  it('knows what every scope around knew when it closed, and what input mappings gave it', async () => {
    const given = (source: string, target: string) =>
      `<bpmn:extensionElements><zeebe:ioMapping><zeebe:input source="${source}" target="${target}"/></zeebe:ioMapping></bpmn:extensionElements>`;
    const stage = await run(
      `${START}<bpmn:subProcess id="O">${given('=1', 'outer')}<bpmn:startEvent id="OS"/><bpmn:endEvent id="OE"/><bpmn:subProcess id="I">${given('=2', 'inner')}<bpmn:startEvent id="IS"/><bpmn:endEvent id="IE"/>${task('A', 'UA')}${flows('IS>A', 'A>IE')}</bpmn:subProcess>${flows('OS>I', 'I>OE')}</bpmn:subProcess>${throwing('T')}${flows('S>O', 'O>T', 'T>E')}`,
    );
    complete(stage, 'A');
    expect(onlyInstance(stage).variables['UA:body#1']).toEqual({ outer: 1, inner: 2 });
  });
});

describe('a transaction', () => {
  const inside = (last: string) =>
    `<bpmn:transaction id="X"><bpmn:startEvent id="XS"/>${task('A', 'UA')}<bpmn:parallelGateway id="F"/>${bareTask('B')}${bareTask('C')}<bpmn:endEvent id="XE"/><bpmn:endEvent id="XX">${last}</bpmn:endEvent>${flows('XS>A', 'A>F', 'F>B', 'F>C', 'B>XE', 'C>XX')}</bpmn:transaction>
    <bpmn:boundaryEvent id="BC" attachedToRef="X"><bpmn:cancelEventDefinition/></bpmn:boundaryEvent><bpmn:endEvent id="EC"/><bpmn:boundaryEvent id="BE" attachedToRef="X"><bpmn:errorEventDefinition errorRef="Fehler"/></bpmn:boundaryEvent><bpmn:endEvent id="EE"/>${flows('S>X', 'X>E', 'BC>EC', 'BE>EE')}`;

  it('that is cancelled stops, undoes what it did, and is left by its cancel event', async () => {
    const stage = await run(START + inside('<bpmn:cancelEventDefinition/>'));
    complete(stage, 'A');
    expect(open(stage)).toEqual(['B', 'C']);
    complete(stage, 'C');
    expect(open(stage)).toEqual(['UA']);
    complete(stage, 'UA');
    expect(ended(stage)).toBe('EC');
  });

  it('of many that is cancelled takes all of them with it: every turn is undone, and it is left once', async () => {
    const many = inside('<bpmn:cancelEventDefinition/>').replace(
      '</bpmn:transaction>',
      `${CARDINALITY}</bpmn:transaction>`,
    );
    const stage = await run(START + many);
    complete(stage, 'A');
    complete(stage, 'A');
    expect(open(stage)).toEqual(['B', 'C', 'B', 'C']);
    complete(stage, 'C');
    expect(open(stage)).toEqual(['UA']);
    complete(stage, 'UA');
    complete(stage, 'UA');
    expect(ended(stage)).toBe('EC');
  });

  it('that fails is left by its error event, and nothing is undone', async () => {
    const stage = await run(START + inside('<bpmn:errorEventDefinition errorRef="Fehler"/>'));
    complete(stage, 'A');
    complete(stage, 'C');
    expect(ended(stage)).toBe('EE');
  });
});

it('is refused where nobody could say what it means', async () => {
  const refused = (inside: string) => expect(run(inside)).rejects;
  await refused(
    `${START}${bareTask('A')}<bpmn:boundaryEvent id="B" attachedToRef="A">${UNDO}</bpmn:boundaryEvent>${flows('S>A', 'A>E')}`,
  ).toThrow('E_COMPENSATION_HANDLER');
  await refused(
    `<bpmn:startEvent id="S"/><bpmn:endEvent id="E"><bpmn:cancelEventDefinition/></bpmn:endEvent>${flows('S>E')}`,
  ).toThrow('E_CANCEL_OUTSIDE');
});
