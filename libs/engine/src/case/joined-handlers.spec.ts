import { describe, expect, it } from '@jest/globals';
import { bareTask, bench, codeOf, compiled, flows, onlyInstance, openTasks, timer } from './testing/bench.ts';

/** Task A with a reminder beside it whose task M joins A's way again. */
const drawing = (gateway: 'inclusiveGateway' | 'parallelGateway', profile: 'strict' | 'permissive' = 'strict') => ({
  id: 'P',
  profile,
  inside: `<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>${bareTask('A')}${bareTask('M')}${bareTask('Z')}
    <bpmn:boundaryEvent id="B" attachedToRef="A" cancelActivity="false">${timer('timeCycle', 'R2/P1D')}</bpmn:boundaryEvent>
    <bpmn:${gateway} id="J"/>${flows('S>A', 'B>M', 'A>J', 'M>J', 'J>Z', 'Z>E')}`,
});

const run = async (...given: Parameters<typeof drawing>) => {
  const stage = bench({ definitions: [await compiled(drawing(...given))] });
  stage.send({ type: 'StartProcess', process: 'P' });
  const complete = (key: string) => {
    stage.restart();
    return codeOf(stage.send({ type: 'CompleteTask', task: { instance: onlyInstance(stage).id, task: key } }));
  };
  return { stage, complete };
};

describe('what a non-interrupting event sets going', () => {
  it('is waited for at an inclusive join, once it has begun', async () => {
    const { stage, complete } = await run('inclusiveGateway');
    stage.advance('P1D');
    expect(openTasks(stage)).toEqual(['A#1', 'M#1']);
    expect(Object.keys(onlyInstance(stage).charts)).toEqual(['P#1']);
    complete('A#1');
    expect(openTasks(stage)).toEqual(['M#1']);
    complete('M#1');
    expect(openTasks(stage)).toEqual(['Z#1']);
    complete('Z#1');
    expect(stage.state.ended.at(0)).toMatchObject({ state: 'completed', outcome: 'E' });
  });

  it('is not waited for where it has not begun', async () => {
    const { stage, complete } = await run('inclusiveGateway');
    complete('A#1');
    expect([openTasks(stage), onlyInstance(stage).timers]).toEqual([['Z#1'], {}]);
  });

  it('may come again and again, each time with a token more', async () => {
    const { stage, complete } = await run('inclusiveGateway');
    stage.advance('P2D');
    expect(openTasks(stage)).toEqual(['A#1', 'M#1', 'M#2']);
    complete('M#1');
    complete('M#2');
    expect(onlyInstance(stage).charts['P#1']?.marking).toEqual({ active: ['A'], tokens: { M_J: 2 } });
    complete('A#1');
    expect(openTasks(stage)).toEqual(['Z#1', 'Z#2']);
  });

  it('is refused before a parallel join, which would wait for ever where it never comes', async () => {
    await expect(compiled(drawing('parallelGateway'))).rejects.toThrow('E_DEADLOCK');
    const { stage, complete } = await run('parallelGateway', 'permissive');
    stage.advance('P1D');
    complete('A#1');
    complete('M#1');
    expect(openTasks(stage)).toEqual(['Z#1']);
  });

  it('goes on under another version, tokens and all', async () => {
    const first = await compiled(drawing('inclusiveGateway'));
    const other = { ...(await compiled(drawing('inclusiveGateway', 'permissive'))), version: 2 };
    const stage = bench({ definitions: [other, first] });
    stage.send({ type: 'StartProcess', process: 'P' });
    stage.advance('P2D');
    const { id } = onlyInstance(stage);
    stage.send({ type: 'CompleteTask', task: { instance: id, task: 'M#1' } });
    expect(stage.send({ type: 'MigrateInstance', instance: id, version: 2, reason: 'x' })).toBeUndefined();
    stage.restart();
    for (const task of ['A#1', 'M#2']) stage.send({ type: 'CompleteTask', task: { instance: id, task } });
    expect(openTasks(stage)).toEqual(['Z#1', 'Z#2']);
  });
});

describe('what hangs on the path of a non-interrupting event', () => {
  /** A reminder M beside A, and beside M one of its own: C. `to`: where C's way leads. */
  const nested = (gateway: string, to: 'main' | 'handler') => ({
    id: 'P',
    inside: `<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>${bareTask('A')}${bareTask('M')}${bareTask('N')}
      <bpmn:boundaryEvent id="B" attachedToRef="A" cancelActivity="false">${timer('timeDuration', 'P1D')}</bpmn:boundaryEvent>
      <bpmn:boundaryEvent id="C" attachedToRef="M" cancelActivity="false">${timer('timeDuration', 'P1D')}</bpmn:boundaryEvent>
      <bpmn:${gateway} id="J"/>${
        to === 'main'
          ? `<bpmn:endEvent id="ME"/>${flows('S>A', 'A>J', 'J>E', 'B>M', 'M>ME', 'C>N', 'N>J')}`
          : `<bpmn:endEvent id="JE"/>${flows('S>A', 'A>E', 'B>M', 'M>J', 'C>N', 'N>J', 'J>JE')}`
      }`,
  });
  const played = async (...given: Parameters<typeof nested>) => {
    const stage = bench({ definitions: [await compiled(nested(...given))] });
    stage.send({ type: 'StartProcess', process: 'P' });
    stage.advance('P2D');
    expect(openTasks(stage)).toEqual(['A#1', 'M#1', 'N#1']);
    const complete = (key: string) => {
      stage.restart();
      return codeOf(stage.send({ type: 'CompleteTask', task: { instance: onlyInstance(stage).id, task: key } }));
    };
    return { stage, complete };
  };

  it('may run into a join of the main flow, which waits for it', async () => {
    const { stage, complete } = await played('inclusiveGateway', 'main');
    complete('A#1');
    expect(onlyInstance(stage).charts['P#1']?.marking).toMatchObject({ tokens: { A_J: 1 } });
    complete('N#1');
    complete('M#1');
    expect(stage.state.ended.at(0)).toMatchObject({ state: 'completed' });
  });

  it('may run into a join of the path it hangs on', async () => {
    const { stage, complete } = await played('inclusiveGateway', 'handler');
    expect(Object.keys(onlyInstance(stage).charts)).toEqual(['P#1', 'B#2']);
    complete('M#1');
    expect(onlyInstance(stage).charts['B#2']?.marking).toMatchObject({ tokens: { M_J: 1 } });
    complete('A#1');
    complete('N#1');
    expect(stage.state.ended.at(0)).toMatchObject({ state: 'completed', outcome: 'E' });
  });

  it('is refused where the join may wait for ever', async () => {
    await expect(compiled(nested('parallelGateway', 'main'))).rejects.toThrow(/J/);
    await expect(compiled(nested('parallelGateway', 'handler'))).rejects.toThrow(/J/);
  });
});
