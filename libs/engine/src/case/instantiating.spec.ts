import { describe, expect, it } from '@jest/globals';
import { bareTask, bench, compiled, flows, message, onMessage, openTasks } from './testing/bench.ts';

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
});
