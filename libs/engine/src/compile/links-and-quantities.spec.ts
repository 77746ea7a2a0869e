import { describe, expect, it } from '@jest/globals';
import { EMPTY_MARKING } from './chart.ts';
import { compilerWith } from './compile.ts';
import type { NodeSketch, ScopeSketch } from './testing/model.ts';
import { and, echoFeel, end, NO_DECISIONS, node, sketchModel, sketchSource, start, user } from './testing/model.ts';
import { accepted, Player, rootChart } from './testing/recorder.ts';

const compiled = (sketch: ScopeSketch) =>
  compilerWith(echoFeel)(sketchSource('permissive'), sketchModel(sketch), NO_DECISIONS, 1, 'hash');
const play = (sketch: ScopeSketch) => new Player(rootChart(accepted(compiled(sketch))));
const codes = (sketch: ScopeSketch): readonly string[] => {
  const result = compiled(sketch);
  return (result.kind === 'refused' ? result.diagnostics : result.definition.diagnostics).map(({ code }) => code);
};
const link = (type: 'Throw' | 'Catch', id: string, name = 'L'): NodeSketch =>
  node(`intermediate${type}Event`, id, { eventDefinitions: [{ kind: 'link', id: null, name }] });

describe('link events', () => {
  it('are a flow the diagram does not draw, several throws to one catch', () => {
    const player = play({
      nodes: [
        start(),
        and('F'),
        user('A'),
        link('Throw', 'T1'),
        link('Throw', 'T2'),
        link('Catch', 'C'),
        user('B'),
        end(),
      ],
      flows: ['S -> F', 'F -> T1', 'F -> A', 'A -> T2', 'C -> B', 'B -> E'],
    });
    expect(player.do('start S')).toContain('F_T1');
    expect(player.marking.active).toEqual(['A', 'B']);
    expect(player.do('done A')).toBe('-A A_T2 +T2 -T2 +C -C C_B +B');
    expect(player.marking).toEqual({ active: ['B', 'B'], tokens: {} });
    expect(player.chart.flows).not.toContain('T1:link');
  });

  it('stay structured in a sequence', () => {
    const player = play({
      nodes: [start(), link('Throw', 'T'), link('Catch', 'C'), user('B'), end()],
      flows: ['S -> T', 'C -> B', 'B -> E'],
    });
    expect(player.chart.encoding).toBe('structured');
    expect(player.do('start S')).toBe('+S -S S_T +T -T +C -C C_B +B');
  });

  it('need their other end in the same scope, and no drawn flow beside', () => {
    expect(codes({ nodes: [start(), link('Throw', 'T')], flows: ['S -> T'] })).toEqual(['E_LINK_TARGET']);
    expect(codes({ nodes: [start(), end(), link('Catch', 'C'), end('E2')], flows: ['S -> E', 'C -> E2'] })).toEqual([
      'E_LINK_SOURCE',
    ]);
    expect(
      codes({
        nodes: [start(), link('Throw', 'T'), link('Catch', 'C'), end()],
        flows: ['S -> T', 'T -> C', 'C -> E'],
      }),
    ).toEqual(['E_LINK_FLOW', 'E_LINK_FLOW']);
  });
});

describe('quantities', () => {
  const quantities = (completionQuantity: number, startQuantity: number): ScopeSketch => ({
    nodes: [start(), { ...user('A'), completionQuantity }, { ...user('B'), startQuantity }, end()],
    flows: ['S -> A', 'A -> B', 'B -> E'],
  });

  it('give several tokens, and begin with several', () => {
    const player = play(quantities(4, 2));
    player.do('start S');
    expect(player.do('done A')).toBe('-A A_B A_B A_B A_B +B +B');
    expect(player.marking).toEqual({ active: ['B', 'B'], tokens: {} });
    player.do('done B');
    expect(player.do('done B')).toBe('-B B_E +E -E');
    expect(player.marking).toEqual(EMPTY_MARKING);
  });

  it('leave a token waiting that has no second, which the verdict sees', () => {
    const player = play(quantities(3, 2));
    player.do('start S');
    player.do('done A');
    expect(player.marking).toEqual({ active: ['B'], tokens: { A_B: 1 } });
    expect(codes(quantities(3, 2))).toContain('E_DEADLOCK');
    expect(codes(quantities(2, 2))).toEqual(['I_TOKEN_NET']);
  });

  it('are whole numbers from 1 to 100', () => {
    for (const quantity of [0, -1, 1.5, 101]) expect(codes(quantities(1, quantity))).toEqual(['E_QUANTITY']);
  });
});
