import { expect, it } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import { bareTask, bench, compiled, flows, message, onlyInstance, onMessage, open } from './testing/bench.ts';

const FACTS = { Gemeldet: open('name', 'adresse') };

it('no personal value stands in an event but where its seal says', async () => {
  const definition = await compiled(
    {
      id: 'P',
      roots: message('Gemeldet'),
      inside: `<bpmn:startEvent id="S"><bpmn:extensionElements><zeebe:ioMapping><zeebe:output source="=fakt.name" target="ansprechperson"/><zeebe:output source="=fakt.gemeinde" target="gemeinde"/></zeebe:ioMapping></bpmn:extensionElements>${onMessage('Gemeldet')}</bpmn:startEvent>
        <bpmn:endEvent id="E"/><bpmn:exclusiveGateway id="G" default="G_B"/>${bareTask('A')}${bareTask('B')}<bpmn:endEvent id="F"/>
        <bpmn:scriptTask id="X"><bpmn:extensionElements><zeebe:script expression="=upper case(ansprechperson)" resultVariable="laut"/></bpmn:extensionElements></bpmn:scriptTask>
        <bpmn:scriptTask id="Y"><bpmn:extensionElements><zeebe:script expression="=fall.Gemeldet" resultVariable="alles"/></bpmn:extensionElements></bpmn:scriptTask>
        ${flows('S>X', 'X>Y', 'Y>G', 'G>A laut = "ANNA"', 'G>B', 'A>E', 'B>F')}`,
    },
    FACTS,
  );
  const failing = await compiled({
    id: 'Q',
    inside: `<bpmn:startEvent id="QS"/><bpmn:endEvent id="QE"/><bpmn:scriptTask id="QX"><bpmn:extensionElements><zeebe:script expression="=register(name)" resultVariable="x"/></bpmn:extensionElements></bpmn:scriptTask>${flows('QS>QX', 'QX>QE')}`,
  });
  const stage = bench({
    definitions: [definition, failing],
    facts: FACTS,
    register: (name) => {
      throw new Error(`kein Register «${name}»`);
    },
  });
  const data = { name: 'Geheim', adresse: { ort: 'Geheim' }, gemeinde: '2513' };
  stage.send({ type: 'RecordFact', fact: { type: 'Gemeldet', data, personIds: ['p1'] } });
  stage.send({
    type: 'SetVariables',
    instance: onlyInstance(stage).id,
    variables: { name: 'Geheim', offen: { name: 'Geheim' }, ansprechperson: 'Geheim', zahl: 1 },
  });
  stage.send({ type: 'SendMessage', name: 'post', variables: { adresse: 'Geheim' } });
  // A decision or expression that fails may quote what it was given.
  stage.send({ type: 'StartProcess', process: 'Q', personId: 'p1', variables: { name: 'Geheim' } });
  expect(Object.values(stage.state.instances)[1]?.incidents['QX#1']?.detail).toMatch(/Geheim/);
  const [failed] = Object.keys(stage.state.instances).slice(1);
  stage.send({ type: 'CancelInstance', instance: failed ?? '', reason: 'Frau Geheim will nicht' });
  for (const event of stage.events) {
    const bare = structuredClone(event) as unknown as JsonObject;
    for (const { path, person } of event.protect) {
      expect(person).toBe(event.type === 'MessageSent' ? stage.state.caseId : 'p1');
      cut(bare, path);
    }
    expect(JSON.stringify(bare)).not.toMatch(/geheim/i);
    expect(event.protect.length).toBeGreaterThan(0);
  }
  // What is not personal stays readable.
  expect(JSON.stringify(stage.events[0])).toContain('2513');
  expect(stage.events[1]?.protect.map(({ path }) => path)).not.toContain('/steps/0/variables/0/set/zahl');
});

function cut(root: JsonObject, path: string): void {
  const tokens = path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = tokens.pop() as string;
  const holder = tokens.reduce<Record<string, unknown>>(
    (at, token) => at[token] as Record<string, unknown>,
    root as never,
  );
  expect(Object.hasOwn(holder, last)).toBe(true);
  delete holder[last];
}
