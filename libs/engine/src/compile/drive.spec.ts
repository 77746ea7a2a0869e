import { describe, expect, it } from '@jest/globals';
import { EMPTY_MARKING } from './chart.ts';
import { compilerWith } from './compile.ts';
import { drive } from './drive.ts';
import type { ScopeSketch } from './testing/model.ts';
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
} from './testing/model.ts';
import { accepted, Player, Recorder, rootChart } from './testing/recorder.ts';

const definitionOf = (sketch: ScopeSketch, messages: readonly string[] = []) =>
  accepted(compilerWith(echoFeel)(sketchSource(), sketchModel(sketch, messages), NO_DECISIONS, 1, 'hash'));
const play = (sketch: ScopeSketch, host?: Recorder) => new Player(rootChart(definitionOf(sketch)), host);

describe('sequence', () => {
  it('records left, taken, entered in path order and passes what does not wait', () => {
    const player = play({
      nodes: [start(), user('A'), node('task', 'T'), user('B'), end()],
      flows: ['S -> A', 'A -> T', 'T -> B', 'B -> E'],
    });
    expect(player.do('start S')).toBe('+S -S S_A +A');
    expect(player.marking).toEqual({ active: ['A'], tokens: {} });
    expect(player.do('done A')).toBe('-A A_T +T -T T_B +B');
    expect(player.do('done B')).toBe('-B B_E +E -E');
    expect(player.marking).toEqual(EMPTY_MARKING);
  });

  it('leaves the marking it was given alone', () => {
    const player = play({ nodes: [start(), user('A'), end()], flows: ['S -> A', 'A -> E'] });
    player.do('start S');
    const before = player.marking;
    player.do('done A');
    expect(before).toEqual({ active: ['A'], tokens: {} });
  });

  it('throws on an event the marking cannot take', () => {
    const player = play({ nodes: [start(), user('A'), end()], flows: ['S -> A', 'A -> E'] });
    expect(() => player.do('done A')).toThrow('Chart P cannot take done:A: active []');
  });

  it('keeps dots in ids apart from paths', () => {
    const player = play({ nodes: [start(), user('A.1'), end()], flows: ['S -> A.1', 'A.1 -> E'] });
    player.do('start S');
    expect(player.marking.active).toEqual(['A.1']);
  });
});

describe('exclusive gateway', () => {
  const sketch = {
    nodes: [start(), xor('X'), user('A'), user('B'), xor('M'), end()],
    flows: ['S -> X', 'X -> B *', 'X -> A ? =a', 'A -> M', 'B -> M', 'M -> E'],
  };

  it('asks in document order, the default last, and stops asking at the first that holds', () => {
    expect(play(sketch, new Recorder(['X_A', 'X_B'])).do('start S')).toBe('+S -S S_X +X ?X_A -X X_A +A');
    expect(play(sketch, new Recorder(['X_B'])).do('start S')).toBe('+S -S S_X +X ?X_A ?X_B -X X_B +B');
  });

  it('stays as an incident where none holds, and asks again only on retry', () => {
    const player = play(sketch);
    expect(player.do('start S')).toBe('+S -S S_X +X ?X_A ?X_B #X');
    expect(player.marking.active).toEqual(['X']);
    expect(player.do('retry X')).toBe('?X_A ?X_B #X');
    player.host.holding.add('X_A');
    expect(player.do('retry X')).toBe('?X_A -X X_A +A');
    expect(player.do('done A')).toBe('-A A_M +M -M M_E +E -E');
  });
});

describe('automatic work', () => {
  const sketch = {
    nodes: [start(), and('F'), rule('R'), user('A'), and('J'), end()],
    flows: ['S -> F', 'F -> R', 'F -> A', 'R -> J', 'A -> J', 'J -> E'],
  };

  it('is performed once an entry', () => {
    const player = play(sketch);
    expect(player.do('start S')).toBe('+S -S S_F +F -F F_R +R F_A +A !R -R R_J');
    expect(player.marking).toEqual({ active: ['A'], tokens: { R_J: 1 } });
  });

  it('is stuck where it fails, and untouched by what happens beside it', () => {
    const player = play(sketch, new Recorder([], ['R']));
    player.do('start S');
    expect(player.marking.active).toEqual(['A', 'R']);
    expect(player.do('done A')).toBe('-A A_J');
    player.host.failing.clear();
    expect(player.do('retry R')).toBe('!R -R R_J +J -J J_E +E -E');
  });
});

describe('a cycle that never waits', () => {
  it('stands still as an incident instead of turning for ever', () => {
    const sketch = {
      nodes: [start(), xor('M'), rule('R'), xor('X'), end()],
      flows: ['S -> M', 'M -> R', 'R -> X', 'X -> M ? again', 'X -> E *'],
    };
    const compiled = compilerWith(echoFeel)(sketchSource('permissive'), sketchModel(sketch), NO_DECISIONS, 1, 'hash');
    const player = new Player(rootChart(accepted(compiled)), new Recorder(['X_M']));
    const told = player.do('start S').split(' ');
    expect(told.filter((word) => word === '!R')).toHaveLength(500);
    expect(told.at(-1)).toBe('@R');
    expect(player.marking.active).toEqual(['R']);
    player.host.holding.clear();
    player.host.holding.add('X_E');
    expect(player.do('retry R')).toBe('!R -R R_X +X ?X_M ?X_E -X X_E +E -E');
  });

  it('is refused where nothing in it could even stop', () => {
    const sketch = {
      nodes: [start(), xor('M'), node('task', 'T'), end()],
      flows: ['S -> M', 'M -> T', 'T -> M'],
    };
    const result = compilerWith(echoFeel)(sketchSource('permissive'), sketchModel(sketch), NO_DECISIONS, 1, 'hash');
    expect(result).toMatchObject({
      kind: 'refused',
      diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'E_ENDLESS' })]),
    });
  });

  it('is stuck at once where a choice leads back to itself alone', () => {
    const sketch = {
      nodes: [start(), xor('M'), xor('X'), end()],
      flows: ['S -> M', 'M -> X', 'X -> M ? again', 'X -> E *'],
    };
    const compiled = compilerWith(echoFeel)(sketchSource('permissive'), sketchModel(sketch), NO_DECISIONS, 1, 'hash');
    const player = new Player(rootChart(accepted(compiled)), new Recorder(['X_M']));
    expect(player.do('start S')).toBe('+S -S S_M +M -M M_X +X ?X_M -X X_M +M -M M_X +X #X');
    expect(player.marking.active).toEqual(['X']);
  });
});

describe('parallel gateway', () => {
  it('joins per incoming flow, nested and in a loop', () => {
    const player = play({
      nodes: [
        start(),
        xor('M'),
        and('F'),
        user('A'),
        and('G'),
        user('B'),
        user('C'),
        and('H'),
        and('J'),
        xor('X'),
        end(),
      ],
      flows: [
        'S -> M',
        'M -> F',
        'F -> A',
        'F -> G',
        'G -> B',
        'G -> C',
        'B -> H',
        'C -> H',
        'H -> J',
        'A -> J',
        'J -> X',
        'X -> M ? again',
        'X -> E *',
      ],
    });
    player.do('start S');
    expect(player.marking.active).toEqual(['A', 'B', 'C']);
    player.do('done B');
    expect(player.marking).toEqual({ active: ['A', 'C'], tokens: { B_H: 1 } });
    player.do('done C');
    expect(player.marking).toEqual({ active: ['A'], tokens: { H_J: 1 } });
    player.host.holding.add('X_M');
    expect(player.do('done A')).toBe('-A A_J +J -J J_X +X ?X_M -X X_M +M -M M_F +F -F F_A +A F_G +G -G G_B +B G_C +C');
    player.host.holding.clear();
    player.host.holding.add('X_E');
    player.do('done B');
    player.do('done A');
    player.do('done C');
    expect(player.marking).toEqual(EMPTY_MARKING);
  });

  it('lets branches end at end events of their own', () => {
    const player = play({
      nodes: [start(), user('A'), user('B'), user('C'), end('E1'), end('E2')],
      flows: ['S -> A', 'A -> B', 'A -> C', 'B -> E1', 'C -> E2'],
    });
    player.do('start S');
    expect(player.do('done A')).toBe('-A A_B +B A_C +C');
    player.do('done C');
    expect(player.marking).toEqual({ active: ['B'], tokens: {} });
    player.marking = { ...player.marking };
    expect(player.do('done B')).toBe('-B B_E1 +E1 -E1');
    expect(player.marking).toEqual(EMPTY_MARKING);
  });
});

describe('events', () => {
  it('waits at an event-based gateway until the first event', () => {
    const sketch = {
      nodes: [
        start(),
        node('eventBasedGateway', 'G'),
        node('intermediateCatchEvent', 'M', { eventDefinitions: [{ kind: 'message', id: null, ref: 'm' }] }),
        node('intermediateCatchEvent', 'T', { eventDefinitions: [timer('P1D')] }),
        end('E1'),
        end('E2'),
      ],
      flows: ['S -> G', 'G -> M', 'G -> T', 'M -> E1', 'T -> E2'],
    };
    const player = new Player(rootChart(definitionOf(sketch, ['m'])));
    expect(player.do('start S')).toBe('+S -S S_G +G');
    expect(player.marking.active).toEqual(['G']);
    expect(player.do('fire T')).toBe('-G G_T +T -T T_E2 +E2 -E2');
  });

  const boundary = (cancelActivity: boolean) => ({
    nodes: [
      start(),
      user('A'),
      node('boundaryEvent', 'B', { attachedTo: 'A', cancelActivity, eventDefinitions: [timer('P1D')] }),
      user('C'),
      end('E1'),
      end('E2'),
    ],
    flows: ['S -> A', 'A -> E1', 'B -> C', 'C -> E2'],
  });

  it('leaves an activity by its interrupting boundary event', () => {
    const player = play(boundary(true));
    player.do('start S');
    expect(player.do('fire B')).toBe('xA +B -B B_C +C');
  });

  it('may lead back to where it waited', () => {
    const player = play({
      nodes: [
        start(),
        node('exclusiveGateway', 'M'),
        node('eventBasedGateway', 'G'),
        node('intermediateCatchEvent', 'A', { eventDefinitions: [timer('P1D')] }),
        node('intermediateCatchEvent', 'B', { eventDefinitions: [timer('P9D')] }),
        user('T'),
        node('boundaryEvent', 'X', { attachedTo: 'T', eventDefinitions: [timer('P1D')] }),
        end(),
      ],
      flows: ['S -> M', 'M -> G', 'G -> A', 'G -> B', 'A -> M', 'B -> T', 'X -> T', 'T -> E'],
    });
    player.do('start S');
    expect(player.do('fire A')).toBe('-G G_A +A -A A_M +M -M M_G +G');
    player.do('fire B');
    expect(player.do('fire X')).toBe('xT +X -X X_T +T');
    expect(player.marking.active).toEqual(['T']);
  });

  it('gives a non-interrupting boundary event a chart of its own', () => {
    const definition = definitionOf(boundary(false));
    const handler = definition.charts['B'];
    expect(handler).toMatchObject({ kind: 'handler', scope: 'P', nodes: ['B', 'C', 'E2'] });
    const player = new Player(handler as never);
    expect(player.do('start B')).toBe('+B -B B_C +C');
    expect(rootChart(definition).nodes).toEqual(['S', 'A', 'E1']);
    expect(definition.elements['B']).toMatchObject({ chart: 'P', behaviour: { kind: 'catch', interrupting: false } });
  });

  it('gives a handler its own copy of the main flow it runs into', () => {
    const definition = definitionOf({
      nodes: [
        start(),
        user('A'),
        node('boundaryEvent', 'B', { attachedTo: 'A', cancelActivity: false, eventDefinitions: [timer('P1D')] }),
        user('C'),
        end(),
      ],
      flows: ['S -> A', 'A -> C', 'B -> C', 'C -> E'],
    });
    expect(rootChart(definition).nodes).toEqual(['S', 'A', 'C', 'E']);
    const handler = new Player(definition.charts['B'] as never);
    expect(handler.do('start B')).toBe('+B -B B_C +C');
    expect(handler.do('done C')).toBe('-C C_E +E -E');
    const main = new Player(rootChart(definition));
    main.do('start S');
    expect(main.do('done A')).toBe('-A A_C +C');
    expect(definition.elements['C']?.chart).toBe('P');
  });

  it('refuses a handler whose token would fill a parallel join in the place of the main flow', () => {
    const sketch = {
      nodes: [
        start(),
        and('F'),
        user('A'),
        user('C'),
        node('boundaryEvent', 'B', { attachedTo: 'A', cancelActivity: false, eventDefinitions: [timer('P1D')] }),
        xor('M'),
        and('J'),
        end(),
      ],
      flows: ['S -> F', 'F -> A', 'F -> C', 'A -> M', 'B -> M', 'M -> J', 'C -> J', 'J -> E'],
    };
    expect(compilerWith(echoFeel)(sketchSource(), sketchModel(sketch), NO_DECISIONS, 1, 'hash')).toMatchObject({
      kind: 'refused',
      diagnostics: [{ code: 'E_DEADLOCK', elementIds: ['J'] }],
    });
  });

  it('gives a subprocess and an event subprocess charts of their own', () => {
    const definition = definitionOf({
      nodes: [
        start(),
        node('subProcess', 'P2', {
          scope: { nodes: [start('S2'), user('A'), end('E2')], flows: ['S2 -> A', 'A -> E2'] },
        }),
        node('subProcess', 'P3', {
          scope: {
            kind: 'eventSubProcess',
            nodes: [node('startEvent', 'S3', { eventDefinitions: [timer('P1D')] }), end('E3')],
            flows: ['S3 -> E3'],
          },
        }),
        end(),
      ],
      flows: ['S -> P2', 'P2 -> E'],
    });
    expect(Object.values(definition.charts).map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'P process',
      'P2 subProcess',
      'P3 eventSubProcess',
    ]);
    expect(rootChart(definition).eventSubProcesses).toEqual(['P3']);
    const outer = new Player(rootChart(definition));
    outer.do('start S');
    expect(outer.marking.active).toEqual(['P2']);
    expect(outer.do('done P2')).toBe('-P2 P2_E +E -E');
  });

  it('cancels whatever is active', () => {
    const player = play({
      nodes: [start(), user('A'), user('B'), user('C'), end('E1'), end('E2')],
      flows: ['S -> A', 'A -> B', 'A -> C', 'B -> E1', 'C -> E2'],
    });
    player.do('start S');
    player.do('done A');
    expect(player.do('cancel')).toBe('xB xC');
    expect(player.marking).toEqual(EMPTY_MARKING);
  });
});

describe('restored markings', () => {
  it('drive on as if they had never been away', () => {
    const chart = rootChart(
      definitionOf({
        nodes: [start(), and('F'), user('A'), user('B'), and('J'), end()],
        flows: ['S -> F', 'F -> A', 'F -> B', 'A -> J', 'B -> J', 'J -> E'],
      }),
    );
    const marking = { active: ['B'], tokens: { A_J: 1 } };
    const host = new Recorder();
    expect(drive(chart, marking, { type: 'done', element: 'B' }, host)).toEqual(EMPTY_MARKING);
    expect(host.said.join(' ')).toBe('-B B_J +J -J J_E +E -E');
  });
});
