import { describe, expect, it } from '@jest/globals';
import type { CaseEvent, CompiledDefinition, DecisionRecord, Step } from '@fallspur/engine';
import { askedAtElements } from './asked-at.ts';

const rule = (id: string) => ({ id, behaviour: { kind: 'businessRule', decision: 'bedarf', resultVariable: id } });
const definition = {
  elements: { First: rule('First'), Second: rule('Second'), T: { id: 'T', behaviour: { kind: 'userTask' } } },
} as unknown as CompiledDefinition;
const asked = (id: string, kind: DecisionRecord['kind'] = 'decision'): DecisionRecord => ({
  id,
  kind,
  source: '',
  inputs: {},
  rules: [],
  output: null,
});
const at = (key: string) => ({ key, chart: 'p#1' });

const idsOf = (step: Pick<Step, 'entered' | 'left' | 'decisions'>, known = true): readonly string[] => {
  const event = { steps: [{ definition: { sha256: 'p' }, ...step }] } as unknown as CaseEvent;
  const [answer] = askedAtElements([event], { bySha256: () => (known ? definition : undefined) });
  return answer?.steps?.[0]?.decisions?.map(({ id }) => id) ?? [];
};

describe('where a decision table was asked', () => {
  it('is the element that names it; asked at two, the one passed first asked first', () => {
    const left = ['First#1', 'Second#1'].map((key) => ({ ...at(key), how: 'completed' as const }));
    const entered = ['T#1', 'First#1', 'Second#1'].map(at);
    expect(
      idsOf({ entered, left, decisions: [asked('bedarf'), asked('x > 1', 'condition'), asked('bedarf')] }),
    ).toEqual(['First', 'x > 1', 'Second']);
    expect(idsOf({ entered: [], left: left.slice(1), decisions: [asked('bedarf')] })).toEqual(['Second']);
  });

  it('a table only another table asks, and a version nobody knows, stay as they were recorded', () => {
    const entered = [at('First#1')];
    expect(idsOf({ entered, left: [], decisions: [asked('vorfrage'), asked('bedarf')] })).toEqual([
      'vorfrage',
      'First',
    ]);
    expect(idsOf({ entered, left: [], decisions: [asked('bedarf')] }, false)).toEqual(['bedarf']);
  });

  it('an event without steps is the same event', () => {
    const event = { type: 'Fakt' } as unknown as CaseEvent;
    expect(askedAtElements([event], { bySha256: () => definition })).toEqual([event]);
  });
});
