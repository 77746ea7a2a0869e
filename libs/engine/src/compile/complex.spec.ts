import { describe, expect, it } from '@jest/globals';
import { EMPTY_MARKING } from './chart.ts';
import { compile, compilerWith } from './compile.ts';
import type { ScopeSketch } from './testing/model.ts';
import { and, echoFeel, end, NO_DECISIONS, node, sketchModel, sketchSource, start, user } from './testing/model.ts';
import { accepted, Player, Recorder, rootChart } from './testing/recorder.ts';

const activationCondition = { text: '=activationCount >= 2', language: null, position: { line: 1, column: 1 } };
const sketch = (after: readonly string[]): ScopeSketch => ({
  nodes: [
    start(),
    and('F'),
    user('A'),
    user('B'),
    user('C'),
    node('complexGateway', 'G', { activationCondition }),
    user('Y'),
    user('Z'),
    end('E1'),
    end('E2'),
  ],
  flows: ['S -> F', 'F -> A', 'F -> B', 'F -> C', 'A -> G', 'B -> G', 'C -> G', ...after, 'Y -> E1', 'Z -> E2'],
});
const PLAIN = sketch(['G -> Y']);
const WITH_RESET = sketch(['G -> Y ? waitingForStart', 'G -> Z ? not(waitingForStart)']);

/** Echoes texts, and says that conditions on `waitingForStart` mention it. */
const naming: typeof echoFeel = (text) => {
  const parsed = echoFeel(text);
  return 'kind' in parsed || !text.includes('waitingForStart') ? parsed : { ...parsed, names: ['waitingForStart'] };
};
const definitionOf = (one: ScopeSketch) =>
  accepted(compilerWith(naming)(sketchSource('permissive'), sketchModel(one), NO_DECISIONS, 1, 'hash'));
const play = (one: ScopeSketch, holding: readonly string[]) =>
  new Player(rootChart(definitionOf(one)), new Recorder(holding));

describe('complex gateway', () => {
  it('goes on with the second of three, and swallows the third', () => {
    const player = play(PLAIN, ['G:activation:2', 'G_Y']);
    player.do('start S');
    expect(player.do('done A')).toBe('-A A_G +G ?G:activation:1');
    expect(player.marking).toEqual({ active: ['B', 'C', 'G'], tokens: { A_G: 1, 'G:counted': 1 } });
    expect(player.do('done B')).toBe('-B B_G ?G:activation:2 ?G_Y -G G_Y +Y');
    expect(player.marking).toEqual({ active: ['C', 'Y'], tokens: { 'A_G:spent': 1, 'B_G:spent': 1 } });
    expect(player.do('done C')).toBe('-C C_G');
    expect(player.marking).toEqual({ active: ['Y'], tokens: {} });
    player.do('done Y');
    expect(player.marking).toEqual(EMPTY_MARKING);
  });

  it('gives tokens at the end of a round only where a condition asks for waitingForStart', () => {
    const player = play(WITH_RESET, ['G:activation:2', 'G_Y', 'G_Z:reset']);
    player.do('start S');
    player.do('done A');
    expect(player.do('done B')).toBe('-B B_G ?G:activation:2 ?G_Y ?G_Z -G G_Y +Y');
    expect(player.do('done C')).toBe('-C C_G +G ?G_Y:reset ?G_Z:reset -G G_Z +Z');
    expect(player.marking).toEqual({ active: ['Y', 'Z'], tokens: {} });
  });

  it('stays where its condition or its ways fail, and asks again on retry', () => {
    const player = play(PLAIN, ['G:activation:2']);
    player.do('start S');
    player.do('done A');
    expect(player.do('done B')).toBe('-B B_G ?G:activation:2 ?G_Y #G');
    expect(player.marking).toEqual({ active: ['C', 'G'], tokens: { A_G: 1, B_G: 1, 'G:counted': 2 } });
    player.host.holding.add('G_Y');
    expect(player.do('retry G')).toBe('?G:activation:2 ?G_Y -G G_Y +Y');
  });

  it('tells its condition how many incoming flows hold a token, and its ways whether a round begins or ends', () => {
    const model = sketchModel(WITH_RESET);
    const { flows } = accepted(compile(sketchSource('permissive'), model, NO_DECISIONS, 1, 'hash'));
    const answer = (flow: string) => flows[flow]?.condition?.evaluate({}, { now: '2026-01-01T00:00:00Z' });
    expect([1, 2, 3].map((count) => answer(`G:activation:${count}`))).toEqual(
      [false, true, true].map((value) => ({ kind: 'value', value })),
    );
    expect(['G_Y', 'G_Y:reset', 'G_Z', 'G_Z:reset'].map(answer)).toEqual(
      [true, false, false, true].map((value) => ({ kind: 'value', value })),
    );
  });

  it('is a doubt in strict, and an error without a condition', () => {
    const strict = compilerWith(naming)(sketchSource(), sketchModel(PLAIN), NO_DECISIONS, 1, 'hash');
    expect(strict).toMatchObject({ kind: 'refused', diagnostics: [{ code: 'E_ACTIVATION_UNPROVEN' }] });
    const without = { ...PLAIN, nodes: PLAIN.nodes.map((one) => ({ ...one, activationCondition: null })) };
    const refused = compilerWith(naming)(sketchSource('permissive'), sketchModel(without), NO_DECISIONS, 1, 'hash');
    expect(refused).toMatchObject({ kind: 'refused', diagnostics: [{ code: 'E_ACTIVATION_MISSING' }] });
  });
});
