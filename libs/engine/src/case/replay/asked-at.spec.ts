import { describe, expect, it } from '@jest/globals';
import type { CompiledDefinition } from '../../definition.ts';
import type { DecisionRecord, Step } from '../events.ts';
import { askedAt } from './asked-at.ts';

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

const idsOf = (step: Pick<Step, 'entered' | 'left' | 'decisions'>): readonly string[] =>
  askedAt(step as Step, definition).decisions?.map(({ id }) => id) ?? [];

describe('where a decision table was asked', () => {
  it('is the element that names it; asked at two, the one passed first asked first', () => {
    const left = ['First#1', 'Second#1'].map((key) => ({ ...at(key), how: 'completed' as const }));
    const entered = ['T#1', 'First#1', 'Second#1'].map(at);
    expect(
      idsOf({ entered, left, decisions: [asked('bedarf'), asked('x > 1', 'condition'), asked('bedarf')] }),
    ).toEqual(['First', 'x > 1', 'Second']);
    expect(idsOf({ entered: [], left: left.slice(1), decisions: [asked('bedarf')] })).toEqual(['Second']);
  });

  it('a table only another table asks stays as it was recorded, and so does a step that asked none', () => {
    const entered = [at('First#1')];
    expect(idsOf({ entered, left: [], decisions: [asked('vorfrage'), asked('bedarf')] })).toEqual([
      'vorfrage',
      'First',
    ]);
    expect(idsOf({ entered, left: [] })).toEqual([]);
  });
});
