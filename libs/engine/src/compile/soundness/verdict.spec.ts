import { describe, expect, it } from '@jest/globals';
import { compilerWith } from '../compile.ts';
import type { ScopeSketch } from '../testing/model.ts';
import {
  and,
  echoFeel,
  end,
  NO_DECISIONS,
  node,
  rule,
  sketchModel,
  sketchSource,
  start,
  timer,
  user,
  xor,
} from '../testing/model.ts';

const compile = (sketch: ScopeSketch, profile: 'strict' | 'permissive' = 'strict') =>
  compilerWith(echoFeel)(sketchSource(profile), sketchModel(sketch), NO_DECISIONS, 1, 'hash');

/** The doubts of a model: `CODE element`, and the trace where there is one. */
const doubts = (sketch: ScopeSketch): readonly string[] => {
  const result = compile(sketch, 'permissive');
  const diagnostics = result.kind === 'refused' ? result.diagnostics : result.definition.diagnostics;
  return diagnostics
    .filter((one) => one.severity !== 'info')
    .map(
      (one) =>
        `${one.code} ${one.elementIds?.join() ?? ''}${one.hint?.startsWith('Kürzester') ? ` | ${one.hint.slice(21)}` : ''}`,
    );
};

const XOR_TO_AND: ScopeSketch = {
  nodes: [start(), xor('X'), user('A'), user('B'), and('J'), end()],
  flows: ['S -> X', 'X -> A ? a', 'X -> B *', 'A -> J', 'B -> J', 'J -> E'],
};

describe('the verdict', () => {
  it('finds a choice that ends at a parallel join, with the shortest way there', () => {
    expect(doubts(XOR_TO_AND)).toEqual(['E_DEADLOCK J | S → X → X_A → A']);
  });

  it('refuses in strict what permissive only warns of', () => {
    expect(compile(XOR_TO_AND)).toMatchObject({
      kind: 'refused',
      diagnostics: [{ severity: 'error' }, { severity: 'info' }],
    });
    expect(compile(XOR_TO_AND, 'permissive').kind).toBe('compiled');
  });

  it('finds parallel branches merged without a join', () => {
    expect(
      doubts({
        nodes: [start(), and('F'), user('A'), user('B'), xor('M'), user('C'), end()],
        flows: ['S -> F', 'F -> A', 'F -> B', 'A -> M', 'B -> M', 'M -> C', 'C -> E'],
      }),
    ).toEqual(['E_MULTI_MERGE M | S → F → A → B']);
  });

  it('finds tokens that multiply for ever', () => {
    expect(
      doubts({
        nodes: [start(), xor('M'), and('F'), user('A'), user('B'), end()],
        flows: ['S -> M', 'M -> F', 'F -> A', 'F -> B', 'A -> M', 'B -> E'],
      })[0],
    ).toMatch(/^E_UNBOUNDED B/);
  });

  it('finds a part that never ends and a part nobody reaches', () => {
    expect(
      doubts({
        nodes: [start(), user('A'), user('B'), user('Z'), end()],
        flows: ['S -> A', 'A -> B', 'B -> A', 'Z -> E'],
      }),
    ).toEqual(['E_NO_WAY_TO_END A | S', 'E_UNREACHABLE Z', 'E_UNREACHABLE E']);
  });

  it('finds automatic cycles', () => {
    expect(
      doubts({
        nodes: [start(), rule('R'), xor('X'), end()],
        flows: ['S -> R', 'R -> X', 'X -> R ? again', 'X -> E *'],
      }),
    ).toEqual(['E_AUTOMATIC_CYCLE R']);
  });

  it('accepts a rigid that is sound, and one that a terminate end sweeps', () => {
    const crossed: ScopeSketch = {
      nodes: [start(), and('F'), and('G'), user('A'), and('J'), user('B'), and('K'), end()],
      flows: ['S -> F', 'F -> G', 'F -> J', 'G -> A', 'G -> J', 'A -> K', 'J -> B', 'B -> K', 'K -> E'],
    };
    expect(doubts(crossed)).toEqual([]);
    const swept: ScopeSketch = {
      nodes: [
        start(),
        and('F'),
        user('A'),
        user('B'),
        node('boundaryEvent', 'T', { attachedTo: 'B', eventDefinitions: [timer('P1D')] }),
        node('endEvent', 'X', { eventDefinitions: [{ kind: 'terminate', id: null }] }),
        and('J'),
        end(),
      ],
      flows: ['S -> F', 'F -> A', 'F -> B', 'A -> J', 'B -> J', 'J -> E', 'T -> X'],
    };
    expect(doubts(swept)).toEqual([]);
    for (const sketch of [crossed, swept]) {
      const result = compile(sketch);
      expect(result).toMatchObject({ kind: 'compiled', definition: { charts: { P: { encoding: 'token-net' } } } });
    }
  });

  it('judges wide parallel blocks without looking at every order', () => {
    const names = Array.from({ length: 24 }, (_, at) => `A${at}`);
    const wide: ScopeSketch = {
      nodes: [start(), and('F'), ...names.map(user), and('J'), end()],
      flows: ['S -> F', ...names.flatMap((name) => [`F -> ${name}`, `${name} -> J`]), 'J -> E'],
    };
    expect(doubts(wide)).toEqual([]);
  });
});
