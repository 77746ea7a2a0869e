import { describe, expect, it } from '@jest/globals';
import type { ProcessModel } from '@fallspur/bpmn';
import type { NodeSketch, ScopeSketch } from '../testing/model.ts';
import { compilerWith } from '../compile.ts';
import {
  and,
  echoFeel,
  end,
  NO_DECISIONS,
  node,
  sketchModel,
  sketchScope,
  sketchSource,
  start,
  user,
  xor,
  or,
} from '../testing/model.ts';
import { judgeCollaboration } from './collaboration.ts';

const catching = (id: string): NodeSketch =>
  node('intermediateCatchEvent', id, { eventDefinitions: [{ kind: 'message', id: null, ref: 'm' }] });

/** Two participants and the messages between them, `A > B`. */
function together(one: ScopeSketch, other: ScopeSketch, messages: readonly string[]): ProcessModel {
  const model = sketchModel(one);
  const [process] = model.processes;
  if (!process) throw new Error('a sketch has one process');
  const messageFlows = messages.map((text, at) => {
    const [source = '', target = ''] = text.split(' > ');
    return { id: `m${at}`, name: '', source, target, message: null };
  });
  return {
    ...model,
    messages: { m: { id: 'm', name: 'm', position: { line: 1, column: 1 }, correlationKey: null } },
    processes: [process, { ...process, id: 'Q', scope: sketchScope('Q', other) }],
    collaborations: [{ id: 'C', participants: [], messageFlows }],
  };
}

const ASKS: ScopeSketch = {
  nodes: [start(), node('sendTask', 'A', { messageRef: 'm' }), catching('R'), end()],
  flows: ['S -> A', 'A -> R', 'R -> E'],
};
const ANSWERS: ScopeSketch = {
  nodes: [start('S2'), catching('R2'), node('sendTask', 'A2', { messageRef: 'm' }), end('E2')],
  flows: ['S2 -> R2', 'R2 -> A2', 'A2 -> E2'],
};

const said = (model: ProcessModel, profile: 'strict' | 'permissive' = 'permissive') => {
  const result = compilerWith(echoFeel)(sketchSource(profile), model, NO_DECISIONS, 1, 'hash');
  const diagnostics = result.kind === 'refused' ? result.diagnostics : result.definition.diagnostics;
  return diagnostics.map(({ code, severity, hint }) => [code, severity, hint?.replace(/^.*: /, '')]);
};

describe('what the compiler says of participants together', () => {
  it('doubts a definition whose partner waits for it while it waits for the partner', () => {
    expect(said(together(ASKS, ANSWERS, ['A > R2', 'A2 > R']))).toEqual([]);
    const crossed = together(ASKS, ANSWERS, ['R > R2', 'R2 > R']);
    expect(said(crossed)).toEqual([['E_COLLABORATION_STUCK', 'warning', expect.any(String)]]);
    expect(said(crossed, 'strict')).toEqual([['E_COLLABORATION_STUCK', 'error', expect.any(String)]]);
  });

  it('says so where it did not look: too many states, or an event subprocess that could wake what is stuck', () => {
    const listener: NodeSketch = node('subProcess', 'L', {
      scope: { kind: 'eventSubProcess', nodes: [start('LS'), end('LE')], flows: ['LS -> LE'] },
    });
    const woken = { nodes: [...ANSWERS.nodes, listener], flows: ANSWERS.flows };
    expect(said(together(ASKS, woken, ['R > R2', 'R2 > R']))[0]?.[0]).toBe('I_COLLABORATION_NOT_EXPLORED');
    const names = Array.from({ length: 16 }, (_, at) => `W${at}`);
    const wide: ScopeSketch = {
      nodes: [start('S2'), and('F'), ...names.map(user), and('J'), catching('R2'), end('E2')],
      flows: ['S2 -> F', ...names.flatMap((name) => [`F -> ${name}`, `${name} -> J`]), 'J -> R2', 'R2 -> E2'],
    };
    expect(said(together(ASKS, wide, ['A > R2', 'R2 > R']))).toEqual([
      ['I_COLLABORATION_NOT_EXPLORED', 'info', undefined],
    ]);
    const many: ScopeSketch = {
      nodes: [start('S2'), or('F'), ...names.map(user), or('J'), catching('R2'), end('E2')],
      flows: ['S2 -> F', ...names.flatMap((name) => [`F -> ${name} ? c`, `${name} -> J`]), 'J -> R2', 'R2 -> E2'],
    };
    expect(said(together(ASKS, many, ['A > R2', 'R2 > R']))[0]?.[0]).toBe('I_COLLABORATION_NOT_EXPLORED');
  });
});

describe('the verdict on participants together', () => {
  it('finds what ends, with every message taken', () => {
    const verdict = judgeCollaboration(together(ASKS, ANSWERS, ['A > R2', 'A2 > R']));
    expect(verdict).toMatchObject({ safe: true, neverStuck: true, canAlwaysEnd: true, sound: true });
  });

  it('finds two that wait for each other, with the way there', () => {
    const both: ScopeSketch = {
      nodes: [start(), catching('R'), node('sendTask', 'A', { messageRef: 'm' }), end()],
      flows: ['S -> R', 'R -> A', 'A -> E'],
    };
    const verdict = judgeCollaboration(together(both, ANSWERS, ['A > R2', 'A2 > R']));
    expect(verdict).toMatchObject({ neverStuck: false, canAlwaysEnd: false, sound: false, stuckAfter: [] });
  });

  it('tells a message left over from a process left over', () => {
    const silent: ScopeSketch = { nodes: [start('S2'), user('U'), end('E2')], flows: ['S2 -> U', 'U -> E2'] };
    const sends: ScopeSketch = {
      nodes: [start(), node('sendTask', 'A', { messageRef: 'm' }), end()],
      flows: ['S -> A', 'A -> E'],
    };
    const taken: ScopeSketch = {
      nodes: [start('S2'), xor('X'), catching('R2'), xor('M'), end('E2')],
      flows: ['S2 -> X', 'X -> R2 ? r', 'X -> M *', 'R2 -> M', 'M -> E2'],
    };
    expect(judgeCollaboration(together(sends, silent, []))).toMatchObject({ sound: true });
    expect(judgeCollaboration(together(sends, taken, ['A > R2']))).toMatchObject({
      sound: false,
      soundExceptMessages: true,
    });
  });

  it('keeps freedom from deadlock and the way to an end apart', () => {
    const endless: ScopeSketch = {
      nodes: [start(), xor('M'), user('A'), and('F'), user('B'), end()],
      flows: ['S -> M', 'M -> A', 'A -> F', 'F -> M', 'F -> B', 'B -> E'],
    };
    expect(judgeCollaboration(sketchModel(endless))).toMatchObject({
      safe: false,
      neverStuck: true,
      canAlwaysEnd: false,
      noDeadActivities: true,
    });
  });
});
