import { describe, expect, it } from '@jest/globals';
import {
  bareTask,
  bench,
  codeOf,
  compiled,
  flows,
  message,
  onlyInstance,
  onMessage,
  openTasks,
} from './testing/bench.ts';

const ROOTS = `${message('Post')}${message('Anruf')}<bpmn:signal id="Ruf" name="ruf"/>`;
const run = async (inside: string) => bench({ definitions: [await compiled({ id: 'P', roots: ROOTS, inside })] });

describe('a process begins', () => {
  it('with a receive task that is told to, every time its message comes', async () => {
    const stage = await run(
      `<bpmn:receiveTask id="R" messageRef="M_Post" instantiate="true"/>${bareTask('T')}<bpmn:endEvent id="E"/>${flows('R>T', 'T>E')}`,
    );
    stage.send({ type: 'SendMessage', name: 'Post', variables: { v: 1 } });
    stage.send({ type: 'SendMessage', name: 'Post' });
    stage.restart();
    expect([openTasks(stage), stage.state.messages]).toEqual([['T#1', 'T#1'], []]);
    expect(Object.values(stage.state.instances)[0]?.variables).toEqual({ 'P#1': { v: 1 } });
  });

  it('with whichever event behind its event-based gateway comes', async () => {
    const stage = await run(
      `<bpmn:eventBasedGateway id="G" instantiate="true"/><bpmn:intermediateCatchEvent id="A">${onMessage('Post')}</bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent id="B"><bpmn:signalEventDefinition signalRef="Ruf"/></bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent id="C">${onMessage('Anruf')}</bpmn:intermediateCatchEvent>
      ${bareTask('TA')}${bareTask('TB')}${bareTask('TC')}<bpmn:endEvent id="EA"/><bpmn:endEvent id="EB"/><bpmn:endEvent id="EC"/>${flows('G>A', 'G>B', 'G>C', 'A>TA', 'B>TB', 'C>TC', 'TA>EA', 'TB>EB', 'TC>EC')}`,
    );
    stage.send({ type: 'BroadcastSignal', name: 'ruf' });
    stage.send({ type: 'SendMessage', name: 'Anruf' });
    expect(openTasks(stage)).toEqual(['TB#1', 'TC#1']);
    expect(Object.keys(stage.state.instances)).toHaveLength(2);
  });

  it('waits, once begun, for all the events behind a parallel gateway, and begins no second instance with them', async () => {
    const definition = await compiled({
      id: 'P',
      roots: message('a') + message('b') + '<bpmn:signal id="Sig" name="c"/>',
      inside: `<bpmn:eventBasedGateway id="G" instantiate="true" eventGatewayType="Parallel"/>
        <bpmn:intermediateCatchEvent id="A">${onMessage('a')}</bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent id="B">${onMessage('b')}</bpmn:intermediateCatchEvent>
        <bpmn:intermediateCatchEvent id="C"><bpmn:signalEventDefinition signalRef="Sig"/></bpmn:intermediateCatchEvent>
        <bpmn:parallelGateway id="J"/>${bareTask('T')}<bpmn:endEvent id="E"/>${flows('G>A', 'G>B', 'G>C', 'A>J', 'B>J', 'C>J', 'J>T', 'T>E')}`,
    });
    const stage = bench({ definitions: [definition] });
    stage.send({ type: 'SendMessage', name: 'b' });
    expect(onlyInstance(stage).charts['P#1']?.marking).toEqual({ active: ['A', 'C'], tokens: { B_J: 1 } });
    stage.send({ type: 'BroadcastSignal', name: 'c' });
    stage.restart();
    expect(onlyInstance(stage).charts['P#1']?.marking.active).toEqual(['A']);
    stage.send({ type: 'SendMessage', name: 'a' });
    expect(openTasks(stage)).toEqual(['T#1']);
    stage.send({ type: 'BroadcastSignal', name: 'c' });
    expect(Object.keys(stage.state.instances)).toHaveLength(2);
  });

  it('with everything nothing leads to, where no start is drawn; so does a subprocess', async () => {
    const stage = await run(
      `${bareTask('A')}<bpmn:subProcess id="U">${bareTask('B')}${bareTask('C')}${bareTask('D')}${flows('C>D')}</bpmn:subProcess>`,
    );
    expect(codeOf(stage.send({ type: 'StartProcess', process: 'P', startEvent: 'A' }))).toBe('START_UNKNOWN');
    expect(stage.send({ type: 'StartProcess', process: 'P' })).toBeUndefined();
    expect(openTasks(stage)).toEqual(['A#1', 'B#1', 'C#1']);
    const [step] = stage.events.at(-1)?.steps ?? [];
    expect([step?.element, step?.taken]).toEqual(['P', []]);
    for (const task of ['A#1', 'B#1', 'C#1', 'D#1'])
      stage.send({ type: 'CompleteTask', task: { instance: onlyInstance(stage).id, task } });
    expect(stage.state.ended.at(0)?.state).toBe('completed');
  });
});
