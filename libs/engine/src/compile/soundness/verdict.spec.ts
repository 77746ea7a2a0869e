import { describe, expect, it } from '@jest/globals';
import { compilerWith } from '../compile.ts';
import type { NodeSketch, ScopeSketch } from '../testing/model.ts';
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

  it('finds what is stuck behind a part that grows for ever', () => {
    const grows = (rest: Partial<ScopeSketch>): ScopeSketch => ({
      nodes: [start(), xor('M'), user('A'), and('F'), xor('X'), user('B'), and('J'), end(), ...(rest.nodes ?? [])],
      flows: [
        'S -> M',
        'M -> A',
        'A -> F',
        'F -> X',
        'F -> B',
        'B -> J',
        'J -> E',
        'X -> M ? again',
        ...(rest.flows ?? []),
      ],
    });
    const leaves = grows({ nodes: [end('E2'), user('Z')], flows: ['X -> E2 *', 'Z -> J'] });
    expect(doubts(leaves).map((one) => one.split(' ')[0])).toEqual(
      expect.arrayContaining(['E_UNBOUNDED', 'E_DEADLOCK']),
    );
    const never = grows({ nodes: [user('Z')], flows: ['Z -> J'] });
    expect(doubts(never).find((one) => one.startsWith('E_DEADLOCK'))).toMatch(/^E_DEADLOCK .*J/);
  });

  it('takes no round for growth that an inclusive join lets nobody go again', () => {
    const round: ScopeSketch = {
      nodes: [start(), user('N2'), or('N3'), or('N4'), or('N6'), or('N7'), user('N8'), xor('N9'), xor('N10'), end()],
      flows: [
        'S -> N2',
        'N2 -> N8',
        'N2 -> N6',
        'N8 -> N3',
        'N3 -> N4 ? a',
        'N3 -> N6 ? b',
        'N6 -> N7 ? c',
        'N6 -> N7 ? d',
        'N6 -> N7 *',
        'N7 -> N9',
        'N9 -> N10',
        'N10 -> N4 ? e',
        'N10 -> N9 *',
        'N4 -> E ? f',
        'N4 -> N8 *',
      ],
    };
    expect(doubts(round).filter((one) => one.startsWith('E_UNBOUNDED'))).toEqual([]);
  });

  it('blames no end of a dead way that a way beside an activity comes to', () => {
    const shared: ScopeSketch = {
      nodes: [
        start(),
        and('F'),
        user('A'),
        node('boundaryEvent', 'T', { attachedTo: 'A', cancelActivity: false, eventDefinitions: [timer('P1D')] }),
        node('endEvent', 'X', { eventDefinitions: [{ kind: 'terminate', id: null }] }),
        xor('G'),
        user('B'),
        user('C'),
        and('J'),
        end(),
      ],
      flows: ['S -> F', 'F -> A', 'A -> X', 'F -> G', 'G -> B ? b', 'G -> C *', 'B -> J', 'C -> J', 'J -> E', 'T -> E'],
    };
    expect(doubts(shared)).toEqual(['E_UNREACHABLE J']);
  });

  it('takes many tokens for many, not for ever growing', () => {
    const names = Array.from({ length: 6 }, (_, at) => `A${at}`);
    const wide: ScopeSketch = {
      nodes: [start(), and('F'), ...names.map(user), xor('M'), user('C'), end()],
      flows: ['S -> F', ...names.flatMap((name) => [`F -> ${name}`, `${name} -> M`]), 'M -> C', 'C -> E'],
    };
    expect(doubts(wide)[0]).toMatch(/^E_MULTI_MERGE M/);
    expect(doubts(wide)).toHaveLength(1);
  });

  it('judges inclusive gateways: sound in pairs, a possible deadlock before a parallel join, several runs after a merge', () => {
    const around = (join: NodeSketch): ScopeSketch => ({
      nodes: [start(), or('O'), user('A'), user('B'), join, end()],
      flows: ['S -> O', 'O -> A ? a', 'O -> B ? b', 'A -> J', 'B -> J', 'J -> E'],
    });
    expect(doubts(around(or('J')))).toEqual([]);
    expect(doubts(around(and('J')))).toEqual(['E_DEADLOCK J | S → O → O_A → A']);
    expect(doubts(around(xor('J')))[0]).toMatch(/^E_MULTI_MERGE J/);
  });

  it('claims nothing of a choice with too many combinations, unless blocks nest', () => {
    const names = Array.from({ length: 12 }, (_, at) => `A${at}`);
    const among = (rest: readonly string[], nodes: readonly NodeSketch[]): ScopeSketch => ({
      nodes: [start(), or('O'), ...names.map(user), or('J'), end(), ...nodes],
      flows: ['S -> O', ...names.map((name, at) => `O -> ${name} ? c${at}`), ...rest],
    });
    const closed = names.map((name) => `${name} -> J`);
    expect(doubts(among([...closed, 'J -> E'], []))).toEqual([]);
    const crossed = among([...closed.slice(1), 'A0 -> K', 'J -> K', 'K -> E'], [xor('K')]);
    expect(doubts(crossed).map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      'E_MULTI_MERGE K',
      'E_CHOICE_NOT_EXPLORED O',
    ]);
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

  it('names a circle in which nothing even decides, and no circle that waits at a join', () => {
    const turns: ScopeSketch = {
      nodes: [start(), user('A'), xor('X'), xor('M'), node('task', 'T'), end()],
      flows: ['S -> A', 'A -> X', 'X -> M ? again', 'X -> E *', 'A -> M', 'M -> T', 'T -> M'],
    };
    expect(doubts(turns)).toContain('E_AUTOMATIC_CYCLE M');
    const waits: ScopeSketch = {
      nodes: [start(), and('J'), and('F'), end()],
      flows: ['S -> J', 'J -> F', 'F -> J', 'F -> E'],
    };
    expect(doubts(waits)).toEqual(['E_DEADLOCK J | S']);
  });

  it('takes the join a way back beside an activity leads to for one that also waits for the flow itself', () => {
    const beside = node('boundaryEvent', 'T', {
      attachedTo: 'A',
      cancelActivity: false,
      eventDefinitions: [timer('P1D')],
    });
    expect(
      doubts({
        nodes: [start(), and('J'), user('A'), xor('X'), end(), beside],
        flows: ['S -> J', 'J -> A', 'A -> X', 'X -> J ? again', 'X -> E *', 'T -> J'],
      })[0],
    ).toEqual('E_DEADLOCK J | S');
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
    const crossed: ScopeSketch = {
      nodes: [...wide.nodes, and('K'), end('E2')],
      flows: [
        ...wide.flows.filter((flow) => !/^A[0-5] ->/.test(flow)),
        ...names.slice(0, 6).map((name) => `${name} -> K`),
        'K -> E2',
      ],
    };
    expect(doubts(crossed)).toEqual([]);
  });

  it('judges a long chain that nothing waits in, and one in which all wait', () => {
    for (const kind of ['task', 'userTask'] as const) {
      const names = Array.from({ length: 700 }, (_, at) => `A${at}`);
      const chain: ScopeSketch = {
        nodes: [start(), ...names.map((name) => node(kind, name)), end()],
        flows: ['S -> A0', ...names.slice(1).map((name, at) => `A${at} -> ${name}`), 'A699 -> E'],
      };
      expect(doubts(chain)).toEqual([]);
    }
  });
});
