import { describe, expect, it } from '@jest/globals';
import { EMPTY_MARKING } from './chart.ts';
import { compilerWith } from './compile.ts';
import type { ScopeSketch } from './testing/model.ts';
import {
  and,
  echoFeel,
  end,
  NO_DECISIONS,
  rule,
  sketchModel,
  sketchSource,
  start,
  user,
  xor,
} from './testing/model.ts';
import { accepted, Player, Recorder, rootChart } from './testing/recorder.ts';

function play(sketch: ScopeSketch, host?: Recorder): Player {
  const compiled = compilerWith(echoFeel)(sketchSource('permissive'), sketchModel(sketch), NO_DECISIONS, 1, 'hash');
  const chart = rootChart(accepted(compiled));
  expect(chart.encoding).toBe('token-net');
  return new Player(chart, host);
}

const MULTI_MERGE: ScopeSketch = {
  nodes: [start(), and('F'), user('A'), user('B'), xor('M'), user('C'), end()],
  flows: ['S -> F', 'F -> A', 'F -> B', 'A -> M', 'B -> M', 'M -> C', 'C -> E'],
};

describe('the token-net encoding', () => {
  it('runs an element once for every token that reaches it', () => {
    const player = play(MULTI_MERGE);
    expect(player.do('start S')).toBe('+S -S S_F +F -F F_A F_B +A +B');
    player.do('done A');
    expect(player.do('done B')).toBe('-B B_M +M -M M_C +C');
    expect(player.marking).toEqual({ active: ['C', 'C'], tokens: {} });
    expect(player.do('done C')).toBe('-C C_E +E -E');
    expect(player.marking).toEqual({ active: ['C'], tokens: {} });
    player.do('done C');
    expect(player.marking).toEqual(EMPTY_MARKING);
  });

  it('drives restored markings on, doubled elements too', () => {
    const player = play(MULTI_MERGE);
    player.marking = { active: ['C', 'C'], tokens: {} };
    player.do('done C');
    player.marking = structuredClone(player.marking);
    expect(player.do('done C')).toBe('-C C_E +E -E');
    expect(player.marking).toEqual(EMPTY_MARKING);
  });

  it('joins only when every incoming flow holds a token, and not when one holds two', () => {
    const player = play({
      nodes: [start(), and('F'), user('A'), user('B'), user('C'), xor('M'), and('J'), user('D'), end()],
      flows: ['S -> F', 'F -> A', 'F -> B', 'F -> C', 'A -> M', 'B -> M', 'M -> J', 'C -> J', 'J -> D', 'D -> E'],
    });
    player.do('start S');
    player.do('done A');
    player.do('done B');
    expect(player.marking).toEqual({ active: ['C'], tokens: { M_J: 2 } });
    expect(player.do('done C')).toBe('-C C_J +J -J J_D +D');
    expect(player.marking).toEqual({ active: ['D'], tokens: { M_J: 1 } });
  });

  it('performs and asks once for every token, and stays stuck apart', () => {
    const player = play(
      {
        nodes: [start(), and('F'), user('A'), user('B'), xor('M'), rule('R'), xor('X'), user('C'), end()],
        flows: [
          'S -> F',
          'F -> A',
          'F -> B',
          'A -> M',
          'B -> M',
          'M -> R',
          'R -> X',
          'X -> C ? c',
          'X -> E *',
          'C -> E',
        ],
      },
      new Recorder(['X_C'], ['R']),
    );
    player.do('start S');
    expect(player.do('done A')).toBe('-A A_M +M -M M_R +R !R');
    expect(player.marking).toEqual({ active: ['B', 'R'], tokens: {} });
    expect(player.do('done B')).toBe('-B B_M +M -M M_R');
    expect(player.marking).toEqual({ active: ['R'], tokens: { M_R: 1 } });
    player.host.failing.clear();
    expect(player.do('retry R')).toBe('!R -R R_X +X +R !R ?X_C -R R_X -X X_C +C +X ?X_C -X X_C +C');
    expect(player.do('cancel')).toBe('xC xC');
  });
});
