import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CompiledDefinition } from '../definition.ts';
import {
  akte,
  bench,
  codeOf,
  compiled,
  factTask,
  flows,
  inShort,
  message,
  onMessage,
  open,
  openTasks,
  raising,
} from './testing/bench.ts';

const FACTS = {
  ZuzugErfasst: { ...open(), required: ['gemeinde'], properties: { gemeinde: { type: 'string' } } },
  GespraechGefuehrt: open(),
  WegzugErfasst: open(),
  BedarfFestgestellt: open(),
};

let arrival: CompiledDefinition;
let watcher: CompiledDefinition;

beforeAll(async () => {
  arrival = await compiled(
    {
      id: 'ankunft',
      roots: message('ZuzugErfasst') + message('WegzugErfasst'),
      inside: `<bpmn:startEvent id="S">${onMessage('ZuzugErfasst')}</bpmn:startEvent>
        ${factTask('Gespraech', 'GespraechGefuehrt', 'IB')}<bpmn:endEvent id="E"/>
        ${raising('Bedarf', 'BedarfFestgestellt', '{ grund: fakt.ergebnis }')}
        <bpmn:exclusiveGateway id="G" default="G_E"/><bpmn:endEvent id="Mit"/>
        ${flows('S>Gespraech', 'Gespraech>Bedarf', 'Bedarf>G', 'G>Mit fall.BedarfFestgestellt.grund = "ja"', 'G>E')}
        <bpmn:subProcess id="Weg" triggeredByEvent="true">
          <bpmn:startEvent id="WS">${onMessage('WegzugErfasst')}</bpmn:startEvent><bpmn:endEvent id="WE" name="weggezogen"/>${flows('WS>WE')}
        </bpmn:subProcess>`,
    },
    FACTS,
  );
  watcher = await compiled(
    {
      id: 'waechter',
      roots: message('BedarfFestgestellt') + message('WegzugErfasst'),
      inside: `<bpmn:startEvent id="S">${onMessage('BedarfFestgestellt')}</bpmn:startEvent>
        <bpmn:intermediateCatchEvent id="C">${onMessage('WegzugErfasst')}</bpmn:intermediateCatchEvent><bpmn:endEvent id="E"/>
        ${flows('S>C', 'C>E')}`,
    },
    FACTS,
  );
});

const house = () => bench({ definitions: [arrival, watcher], facts: FACTS });
const zuzug = { type: 'ZuzugErfasst', data: { gemeinde: '2513' } };

describe('a fact', () => {
  it('starts what begins with it, each time anew', () => {
    const stage = house();
    stage.send({ type: 'RecordFact', fact: { ...zuzug, personIds: ['p1'] } });
    stage.send({ type: 'RecordFact', fact: { ...zuzug, personIds: ['p2'] } });
    expect(Object.values(stage.state.instances).map(({ personId }) => personId)).toEqual(['p1', 'p2']);
    expect(stage.events.map(inShort)).toEqual(['ZuzugErfasst | started S', 'ZuzugErfasst | started S']);
  });

  it('is refused with the paths of its faults', () => {
    const answer = house().send({ type: 'RecordFact', fact: { type: 'ZuzugErfasst', data: {} } });
    expect(answer).toMatchObject({ code: 'FACT_INVALID', details: { faults: ['/: die Angabe «gemeinde» fehlt'] } });
    expect(codeOf(house().send({ type: 'RecordFact', fact: { type: 'Unbekannt', data: {} } }))).toBe('FACT_UNKNOWN');
  });

  it('may have happened today, not tomorrow and not later today', () => {
    const at = (occurredOn: string) => codeOf(house().send({ type: 'RecordFact', fact: { ...zuzug, occurredOn } }));
    expect(at('2016-03-01')).toBeUndefined();
    expect(at('2016-03-02')).toBe('FACT_IN_FUTURE');
    expect(at('2016-03-01T08:00:00.001Z')).toBe('FACT_IN_FUTURE');
    expect(at('gestern')).toBe('DATE_INVALID');
  });

  it('completes the one task that records it, with the same rights', () => {
    const stage = house();
    stage.send({ type: 'RecordFact', fact: { ...zuzug, personIds: ['p1'] } });
    stage.actor = { ...stage.actor, role: 'EWD' };
    const fact = { type: 'GespraechGefuehrt', data: { ergebnis: 'nein' }, personIds: ['p1'] };
    expect(codeOf(stage.send({ type: 'RecordFact', fact }))).toBe('ROLE_NOT_ALLOWED');
    stage.actor = { ...stage.actor, role: 'IB' };
    stage.send({ type: 'RecordFact', fact });
    expect(stage.recent.map(inShort)).toEqual([
      'GespraechGefuehrt | task Gespraech#1',
      'BedarfFestgestellt | started S',
    ]);
    expect(stage.state.ended.at(0)).toMatchObject({ state: 'completed', outcome: 'E' });
  });

  it('with several waiting tasks asks which, and names the choices', () => {
    const stage = house();
    stage.send({ type: 'RecordFact', fact: zuzug });
    stage.send({ type: 'RecordFact', fact: zuzug });
    const answer = stage.send({ type: 'RecordFact', fact: { type: 'GespraechGefuehrt', data: {} } });
    expect(answer?.details?.['choices']).toHaveLength(2);
    expect(codeOf(answer)).toBe('AMBIGUOUS_TASK');
  });

  it('that no task waits for is recorded all the same, with a hint', () => {
    const stage = house();
    expect(stage.send({ type: 'RecordFact', fact: { type: 'GespraechGefuehrt', data: {} } })).toBeUndefined();
    expect(stage.warnings.map(({ code }) => code)).toEqual(['NO_STEP_WAITED']);
    stage.send({ type: 'RecordFact', fact: { type: 'WegzugErfasst', data: {} } });
    expect(stage.warnings).toEqual([]);
  });

  it('raised by a process counts at once, is recorded next, and names its cause', () => {
    const stage = house();
    stage.send({ type: 'RecordFact', fact: { ...zuzug, personIds: ['p1'] } });
    stage.send({
      type: 'RecordFact',
      fact: { type: 'GespraechGefuehrt', data: { ergebnis: 'ja' }, personIds: ['p1'] },
    });
    const [cause, raised] = stage.recent;
    expect(raised).toMatchObject({ type: 'BedarfFestgestellt', data: { grund: 'ja' } });
    expect(raised?.meta).toMatchObject({ causationId: cause?.id, commandIndex: 1, personIds: ['p1'], revision: 2 });
    expect(stage.state.ended.at(0)?.outcome).toBe('Mit');
  });

  it('reaches everything that waits for it, in start order, in one event', () => {
    const stage = house();
    stage.send({ type: 'RecordFact', fact: { ...zuzug, personIds: ['p1'] } });
    stage.send({ type: 'RecordFact', fact: { type: 'BedarfFestgestellt', data: {}, personIds: ['p1'] } });
    stage.send({ type: 'RecordFact', fact: { type: 'WegzugErfasst', data: {}, personIds: ['p2'] } });
    expect(stage.recent.map(inShort)).toEqual(['WegzugErfasst']);
    stage.send({ type: 'RecordFact', fact: { type: 'WegzugErfasst', data: {} } });
    expect(stage.recent.map(inShort)).toEqual(['WegzugErfasst | message WS | message C']);
    expect(stage.state.ended.toArray().map(({ outcome }) => outcome)).toEqual(['WE', 'E']);
  });

  it('that may not be raised leaves the token where it is, until it may', () => {
    const stage = bench({ definitions: [arrival], facts: FACTS, kind: akte(['BedarfFestgestellt']) });
    stage.send({ type: 'RecordFact', fact: zuzug });
    stage.send({ type: 'RecordFact', fact: { type: 'GespraechGefuehrt', data: { ergebnis: 'ja' } } });
    const [instance] = Object.values(stage.state.instances);
    expect(instance?.incidents).toMatchObject({ 'Bedarf#1': { code: 'E_FACT_REFUSED', at: 'inside' } });
    const incident = { type: 'ResolveIncident', instance: instance?.id ?? '', incident: 'Bedarf#1' } as const;
    stage.send(incident);
    expect(Object.keys(Object.values(stage.state.instances)[0]?.incidents ?? {})).toEqual(['Bedarf#1']);
  });
});

describe('several facts in one command', () => {
  const facts = [zuzug, { type: 'GespraechGefuehrt', data: { ergebnis: 'nein' } }];

  it('are recorded in order, each on the case as the one before left it', () => {
    const stage = house();
    stage.send({ type: 'RecordFacts', facts });
    expect(stage.events.map(({ type, meta }) => [type, meta.commandIndex])).toEqual([
      ['ZuzugErfasst', 0],
      ['GespraechGefuehrt', 1],
      ['BedarfFestgestellt', 2],
    ]);
  });

  it('are refused all together, saying which', () => {
    const stage = house();
    const answer = stage.send({ type: 'RecordFacts', facts: [...facts, { type: 'Unbekannt', data: {} }] });
    expect(answer).toMatchObject({ code: 'FACT_UNKNOWN', details: { fact: 2 } });
    expect(stage.events).toEqual([]);
    expect(openTasks(stage)).toEqual([]);
  });
});

it('stops a process whose facts raise themselves, and says where', async () => {
  const facts = { Echo: open() };
  const echo = await compiled(
    {
      id: 'echo',
      roots: message('Echo'),
      inside: `<bpmn:startEvent id="S">${onMessage('Echo')}</bpmn:startEvent>${raising('R', 'Echo', '{}')}<bpmn:endEvent id="E"/>${flows('S>R', 'R>E')}`,
    },
    facts,
  );
  const stage = bench({ definitions: [echo], facts });
  stage.send({ type: 'RecordFact', fact: { type: 'Echo', data: {} } });
  expect(stage.events).toHaveLength(200);
  expect(Object.values(stage.state.instances).map(({ incidents }) => incidents['R#1']?.code)).toEqual(['E_RAISE_LOOP']);
});

it('stops a process that begins with the signal it calls', async () => {
  const echo = await compiled({
    id: 'echo',
    roots: '<bpmn:signal id="G" name="ruf"/>',
    inside: `<bpmn:startEvent id="S"><bpmn:signalEventDefinition signalRef="G"/></bpmn:startEvent><bpmn:endEvent id="E"><bpmn:signalEventDefinition signalRef="G"/></bpmn:endEvent>${flows('S>E')}`,
  });
  const stage = bench({ definitions: [echo] });
  stage.send({ type: 'BroadcastSignal', name: 'ruf' });
  expect(stage.events).toHaveLength(200);
  expect(Object.values(stage.state.instances).map(({ incidents }) => incidents['E#1']?.code)).toEqual(['E_RAISE_LOOP']);
});

it('gives a repeated command the same events', () => {
  const [a, b] = [house(), house()];
  for (const stage of [a, b])
    stage.send({ type: 'RecordFacts', facts: [zuzug, { type: 'GespraechGefuehrt', data: {} }] });
  expect(a.events).toEqual(b.events);
});
