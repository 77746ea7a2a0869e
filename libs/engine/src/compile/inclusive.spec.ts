import { describe, expect, it } from '@jest/globals';
import { EMPTY_MARKING } from './chart.ts';
import { compilerWith } from './compile.ts';
import type { ScopeSketch } from './testing/model.ts';
import {
  and,
  echoFeel,
  end,
  NO_DECISIONS,
  node,
  or,
  rule,
  sketchModel,
  sketchSource,
  start,
  user,
  xor,
} from './testing/model.ts';
import { accepted, Player, Recorder, rootChart } from './testing/recorder.ts';

const compiled = (sketch: ScopeSketch) =>
  compilerWith(echoFeel)(sketchSource('permissive'), sketchModel(sketch), NO_DECISIONS, 1, 'hash');
const play = (sketch: ScopeSketch, host?: Recorder) => new Player(rootChart(accepted(compiled(sketch))), host);

const BLOCK: ScopeSketch = {
  nodes: [start(), or('O'), user('A'), user('B'), user('C'), or('J'), end()],
  flows: ['S -> O', 'O -> A ? a', 'O -> B ? b', 'O -> C *', 'A -> J', 'B -> J', 'C -> J', 'J -> E'],
};

describe('inclusive gateway in a block', () => {
  it('enters what holds, skips the rest and joins exactly', () => {
    const player = play(BLOCK, new Recorder(['O_A', 'O_B']));
    expect(player.chart.encoding).toBe('structured');
    expect(player.do('start S')).toBe('+S -S S_O +O ?O_A ?O_B -O O_A +A O_B +B');
    expect(player.do('done B')).toBe('-B B_J');
    expect(player.marking).toEqual({ active: ['A'], tokens: { B_J: 1 } });
    expect(player.do('done A')).toBe('-A A_J +J -J J_E +E -E');
    expect(player.marking).toEqual(EMPTY_MARKING);
  });

  it('joins one token at once, and takes the default where nothing holds', () => {
    const player = play(BLOCK, new Recorder(['O_C']));
    expect(player.do('start S')).toBe('+S -S S_O +O ?O_A ?O_B ?O_C -O O_C +C');
    expect(player.do('done C')).toBe('-C C_J +J -J J_E +E -E');
  });

  it('stays where nothing holds or a question had no answer, and asks again on retry', () => {
    const player = play(BLOCK);
    expect(player.do('start S')).toBe('+S -S S_O +O ?O_A ?O_B ?O_C #O');
    expect(player.marking).toEqual({ active: ['O'], tokens: {} });
    class Unanswered extends Recorder {
      override holds(flow: string): boolean {
        return flow !== 'O:answered' && super.holds(flow);
      }
    }
    const faulty = play(BLOCK, new Unanswered(['O_A']));
    expect(faulty.do('start S')).toBe('+S -S S_O +O ?O_A ?O_B #O');
    player.host.holding.add('O_B');
    expect(player.do('retry O')).toBe('?O_A ?O_B -O O_B +B');
  });

  it('joins a parallel split, and merges an exclusive one', () => {
    const parallel = play({
      nodes: [start(), and('F'), user('A'), user('B'), or('J'), end()],
      flows: ['S -> F', 'F -> A', 'F -> B', 'A -> J', 'B -> J', 'J -> E'],
    });
    expect(parallel.chart.encoding).toBe('structured');
    parallel.do('start S');
    expect(parallel.do('done A')).toBe('-A A_J');
    expect(parallel.do('done B')).toBe('-B B_J +J -J J_E +E -E');
    const exclusive = play({
      nodes: [start(), xor('X'), user('A'), user('B'), or('J'), end()],
      flows: ['S -> X', 'X -> A ? a', 'X -> B *', 'A -> J', 'B -> J', 'J -> E'],
    });
    expect(exclusive.chart.encoding).toBe('structured');
    exclusive.host.holding.add('X_A');
    exclusive.do('start S');
    expect(exclusive.do('done A')).toBe('-A A_J +J -J J_E +E -E');
  });

  it('joins and splits in one', () => {
    const player = play(
      {
        nodes: [start(), and('F'), user('A'), user('B'), or('G'), user('C'), user('D'), or('J'), end()],
        flows: [
          'S -> F',
          'F -> A',
          'F -> B',
          'A -> G',
          'B -> G',
          'G -> C ? c',
          'G -> D *',
          'C -> J',
          'D -> J',
          'J -> E',
        ],
      },
      new Recorder(['G_C']),
    );
    player.do('start S');
    player.do('done A');
    expect(player.marking).toEqual({ active: ['B'], tokens: { A_G: 1 } });
    expect(player.do('done B')).toBe('-B B_G +G ?G_C -G G_C +C');
    expect(player.chart.nodes).toEqual(['S', 'F', 'A', 'B', 'G', 'C', 'D', 'J', 'E']);
  });
});

/** B may end instead of coming to the join: no block. */
const DYING: ScopeSketch = {
  nodes: [start(), and('F'), user('A'), user('B'), xor('X'), or('J'), user('Z'), end(), end('E2')],
  flows: ['S -> F', 'F -> A', 'F -> B', 'A -> J', 'B -> X', 'X -> J ? j', 'X -> E2 *', 'J -> Z', 'Z -> E'],
};

describe('inclusive join outside blocks', () => {
  it('waits while a token can still come, and goes on when that token dies elsewhere', () => {
    const player = play(DYING, new Recorder(['X_E2']));
    expect(player.chart.encoding).toBe('token-net');
    player.do('start S');
    expect(player.do('done A')).toBe('-A A_J');
    expect(player.marking).toEqual({ active: ['B'], tokens: { A_J: 1 } });
    expect(player.do('done B')).toBe('-B B_X +X ?X_J ?X_E2 -X X_E2 +E2 -E2 +J -J J_Z +Z');
  });

  it('joins what comes', () => {
    const player = play(DYING, new Recorder(['X_J']));
    player.do('start S');
    player.do('done A');
    expect(player.do('done B')).toBe('-B B_X +X ?X_J -X X_J +J -J J_Z +Z');
    player.do('done Z');
    expect(player.marking).toEqual(EMPTY_MARKING);
  });

  it('does not overtake automatic work that is still under way', () => {
    const player = play({
      nodes: [start(), and('F'), rule('R'), user('A'), xor('X'), or('J'), user('Z'), end(), end('E2')],
      flows: ['S -> F', 'F -> J', 'F -> R', 'R -> X', 'X -> A ? a', 'X -> E2 *', 'A -> J', 'J -> Z', 'Z -> E'],
    });
    player.host.holding.add('X_A');
    expect(player.do('start S')).toBe('+S -S S_F +F -F F_J F_R +R !R -R R_X +X ?X_A -X X_A +A');
    expect(player.do('done A')).toBe('-A A_J +J -J J_Z +Z');
  });

  it('does not wait for what could only come through itself', () => {
    const player = play({
      nodes: [start(), or('J'), user('A'), xor('X'), end()],
      flows: ['S -> J', 'J -> A', 'A -> X', 'X -> J ? again', 'X -> E *'],
    });
    player.host.holding.add('X_J');
    expect(player.do('start S')).toBe('+S -S S_J +J -J J_A +A');
    expect(player.do('done A')).toBe('-A A_X +X ?X_J -X X_J +J -J J_A +A');
  });
});

describe('conditional flows out of an activity', () => {
  const sketch: ScopeSketch = {
    nodes: [start(), user('T'), user('A'), user('B'), end('E1'), end('E2')],
    flows: ['S -> T', 'T -> A ? a', 'T -> B', 'A -> E1', 'B -> E2'],
  };

  it('are asked when it is done; a flow without condition always goes', () => {
    const player = play(sketch, new Recorder(['T_B']));
    player.do('start S');
    expect(player.do('done T')).toBe('?T_A ?T_B -T T_B +B');
  });

  it('keep an activity that found no way apart from one still at work', () => {
    const conditional: ScopeSketch = { ...sketch, flows: ['S -> T', 'T -> A ? a', 'T -> B ? b', 'A -> E1', 'B -> E2'] };
    for (const encoding of ['structured', 'token-net'] as const) {
      const extra = encoding === 'structured' ? [] : ['T2 -> A'];
      const player = play({
        nodes: [...conditional.nodes, ...(extra.length ? [start('S9'), user('T2')] : [])],
        flows: [...conditional.flows, ...extra, ...(extra.length ? ['S9 -> T2'] : [])],
      });
      player.do('start S');
      expect(player.do('done T')).toBe('?T_A ?T_B #T');
      expect(player.marking).toEqual({ active: ['T'], tokens: { 'T:done': 1 } });
      expect(() => player.do('done T')).toThrow('cannot take done:T');
      player.host.holding.add('T_A');
      expect(player.do('retry T')).toBe('?T_A ?T_B -T T_A +A');
      expect(player.marking).toEqual({ active: ['A'], tokens: {} });
    }
  });

  it('are asked after automatic work, which is not done twice', () => {
    const player = play({
      nodes: [start(), rule('R'), user('A'), user('B'), end('E1'), end('E2')],
      flows: ['S -> R', 'R -> A ? a', 'R -> B ? b', 'A -> E1', 'B -> E2'],
    });
    expect(player.do('start S')).toBe('+S -S S_R +R !R ?R_A ?R_B #R');
    player.host.holding.add('R_A').add('R_B');
    expect(player.do('retry R')).toBe('?R_A ?R_B -R R_A +A R_B +B');
  });

  it('take the default where no condition holds', () => {
    const player = play(
      {
        nodes: [start(), node('task', 'T'), user('A'), user('B'), end('E1'), end('E2')],
        flows: ['S -> T', 'T -> A ? a', 'T -> B *', 'A -> E1', 'B -> E2'],
      },
      new Recorder(['T_B']),
    );
    expect(player.do('start S')).toBe('+S -S S_T +T ?T_A ?T_B -T T_B +B');
  });

  it('are refused where they cannot mean anything', () => {
    const codes = (one: ScopeSketch) => {
      const result = compiled(one);
      return (result.kind === 'refused' ? result.diagnostics : result.definition.diagnostics).map(({ code }) => code);
    };
    expect(codes({ nodes: [start(), user('T'), end()], flows: ['S -> T', 'T -> E ? a'] })).toEqual([
      'E_CONDITION_ALONE',
    ]);
    expect(codes({ nodes: [start(), user('T'), end()], flows: ['S -> T ? a', 'T -> E'] })).toEqual([
      'E_CONDITION_ON_EVENT',
    ]);
    expect(
      codes({
        nodes: [start(), and('F'), user('A'), user('B'), and('J'), end()],
        flows: ['S -> F', 'F -> A ? a', 'F -> B', 'A -> J', 'B -> J', 'J -> E'],
      }),
    ).toEqual(['I_CONDITION_IGNORED']);
  });
});
