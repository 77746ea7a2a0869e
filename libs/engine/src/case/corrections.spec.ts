import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CompiledDefinition } from '../definition.ts';
import { akte, bareTask, bench, codeOf, compiled, flows, message, onlyInstance, onMessage } from './testing/bench.ts';

const FACTS = {
  Gezuegelt: {
    type: 'object',
    'x-protection': 'D1',
    required: ['land'],
    properties: { land: { type: 'string' }, name: { type: 'string', 'x-protection': 'D1' } },
  },
} as const;

let definition: CompiledDefinition;
beforeAll(async () => {
  definition = await compiled(
    {
      id: 'P',
      roots: message('Gezuegelt'),
      inside: `<bpmn:startEvent id="S">${onMessage('Gezuegelt')}</bpmn:startEvent><bpmn:endEvent id="E"/>
        <bpmn:exclusiveGateway id="G" default="G_B"/>${bareTask('A')}${bareTask('B')}<bpmn:endEvent id="F"/>
        ${flows('S>G', 'G>A fall.Gezuegelt.land = "FR"', 'G>B', 'A>E', 'B>F')}`,
    },
    FACTS,
  );
});

function house() {
  const stage = bench({ definitions: [definition], facts: FACTS });
  stage.send({
    type: 'RecordFact',
    fact: { type: 'Gezuegelt', data: { land: 'FR', name: 'Muster' }, personIds: ['p1'] },
  });
  const event = stage.events[0]?.id ?? '';
  return { stage, event };
}

describe('a correction', () => {
  it('counts for the case as if it had been so from the beginning, and moves no token', () => {
    const { stage, event } = house();
    stage.send({ type: 'CorrectFact', event, data: { land: 'DE', name: 'Muster' }, reason: 'Tippfehler' });
    expect(stage.state.domain).toEqual({ Gezuegelt: { land: 'DE', name: 'Muster' } });
    expect(stage.recent[0]).toMatchObject({
      type: 'GezuegeltKorrigiert',
      data: { korrigiert: event, daten: { land: 'DE' }, grund: 'Tippfehler' },
      meta: { personIds: ['p1'], protection: 'D1' },
    });
    expect(stage.recent[0]?.protect.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/data/daten/name', '/data/grund']),
    );
    expect(Object.values(onlyInstance(stage).elements)).toHaveLength(1);
    expect(Object.keys(onlyInstance(stage).elements)).toEqual(['A#1']);
  });

  it('that would have led elsewhere asks a person to look', () => {
    const { stage, event } = house();
    stage.send({ type: 'CorrectFact', event, data: { land: 'FR', name: 'Meier' }, reason: 'Name' });
    expect(stage.recent[0]?.steps).toBeUndefined();
    stage.send({ type: 'CorrectFact', event, data: { land: 'DE' }, reason: 'Land' });
    expect(stage.recent[0]?.steps?.[0]).toMatchObject({
      trigger: 'corrected',
      decisions: [{ id: 'G_A', output: { before: true, after: false } }],
      tasks: { opened: [{ key: 'Korrekturfolgen#1', name: 'Korrekturfolgen prüfen', proposes: 'review' }] },
    });
    const instance = onlyInstance(stage).id;
    stage.send({ type: 'CompleteTask', task: { instance, task: 'Korrekturfolgen#1' } });
    expect(Object.keys(onlyInstance(stage).tasks)).toEqual(['A#1']);
  });

  it('of a correction corrects the same fact', () => {
    const { stage, event } = house();
    stage.send({ type: 'CorrectFact', event, data: { land: 'DE' }, reason: 'erstens' });
    const first = stage.recent[0]?.id ?? '';
    stage.send({ type: 'CorrectFact', event: first, data: { land: 'IT' }, reason: 'zweitens' });
    expect(stage.recent[0]?.data['korrigiert']).toBe(event);
    expect(stage.state.domain).toEqual({ Gezuegelt: { land: 'IT' } });
  });

  it('is refused without reason, with wrong data, for an unknown fact, and where the case does not admit it', () => {
    const { stage, event } = house();
    expect(codeOf(stage.send({ type: 'CorrectFact', event, data: { land: 'DE' }, reason: '' }))).toBe('REASON_MISSING');
    expect(codeOf(stage.send({ type: 'CorrectFact', event, data: {}, reason: 'x' }))).toBe('FACT_INVALID');
    expect(codeOf(stage.send({ type: 'CorrectFact', event: 'x', data: {}, reason: 'x' }))).toBe('EVENT_NOT_FOUND');
    const strict = bench({ definitions: [definition], facts: FACTS, kind: akte(['Gezuegelt']) });
    strict.state = stage.state;
    expect(codeOf(strict.send({ type: 'CorrectFact', event, data: { land: 'DE' }, reason: 'x' }))).toBe('VERBOTEN');
  });
});

describe('a voided fact', () => {
  it('counts no more; the instance it started is proposed for cancelling', () => {
    const { stage, event } = house();
    stage.send({ type: 'VoidFact', event, reason: 'falscher Fall' });
    expect(stage.state.domain).toEqual({});
    expect(onlyInstance(stage).tasks['Korrekturfolgen#1']).toMatchObject({ proposes: 'cancel' });
    expect(codeOf(stage.send({ type: 'VoidFact', event, reason: 'nochmals' }))).toBe('FACT_VOIDED');
  });
});
