import { describe, expect, it } from '@jest/globals';
import { bareTask, bench, compiled, flows, onlyInstance } from './testing/bench.ts';
import { readInputs } from './sensitive.ts';

const dueBy = (expression: string) => ({
  id: 'P',
  inside: `<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>
    ${bareTask('T').replace('<zeebe:userTask/>', `<zeebe:userTask/><zeebe:taskSchedule dueDate="${expression}"/>`)}
    ${flows('S>T', 'T>E')}`,
});

describe('an expression that calls a function nobody knows', () => {
  it('is an incident in a strict definition: a misspelt deadline must not vanish', async () => {
    const definition = await compiled({ ...dueBy('=frsit(today())'), profile: 'strict' });
    const stage = bench({ definitions: [definition] });
    stage.send({ type: 'StartProcess', process: 'P' });
    expect(onlyInstance(stage).incidents['T#1']).toMatchObject({ code: 'E_EXPRESSION', at: 'entry' });
  });

  it('gives null where doubts are allowed, as FEEL says', async () => {
    const stage = bench({ definitions: [await compiled({ ...dueBy('=frsit(today())'), profile: 'permissive' })] });
    stage.send({ type: 'StartProcess', process: 'P' });
    expect(onlyInstance(stage).tasks['T#1']).toMatchObject({ dueAt: null });
  });
});

it('records what stands behind a path through a list', () => {
  const context = { fall: { personen: [{ ausweis: 'B' }, { ausweis: 'L' }, {}] } };
  expect(readInputs(['fall.personen.ausweis', 'fall.nichts.da'], context)).toEqual({
    'fall.personen.ausweis': ['B', 'L', null],
    'fall.nichts.da': null,
  });
});
