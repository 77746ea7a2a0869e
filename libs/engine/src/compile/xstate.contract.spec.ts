import { describe, expect, it, jest } from '@jest/globals';
import type { AnyActorScope, AnyMachineSnapshot } from 'xstate';
import { createActor, createMachine, initialTransition, transition } from 'xstate';
import { bindMachine } from './machine.ts';

/**
 * What the compiler and `drive` rely on, each as XState 5.33 does it. A failing test here after an upgrade says which
 * assumption to think through again. [engine.md 3, "What XState 5.33 does that you must know"]
 */
const inertScope = (): AnyActorScope =>
  ({
    self: {},
    system: { _sendInspectionEvent: () => undefined },
    stopChild: () => undefined,
    defer: () => undefined,
    emit: () => undefined,
    actionExecutor: (action: { exec?: (info: unknown, params: unknown) => void; info: unknown; params: unknown }) =>
      action.exec?.(action.info, action.params),
  }) as unknown as AnyActorScope;
const initial = (machine: ReturnType<typeof createMachine>): AnyMachineSnapshot => initialTransition(machine)[0];

describe('XState 5.33', () => {
  it('1: transition() runs the initial macrostep again, machine.transition() does not', () => {
    const entry = jest.fn(() => true);
    const machine = createMachine(
      {
        initial: 'a',
        states: { a: { always: { guard: 'asked', target: 'b' } }, b: { on: { GO: 'c' } }, c: {} },
      } as never,
      { guards: { asked: entry } } as never,
    );
    const snapshot = initial(machine);
    entry.mockClear();
    transition(machine, snapshot, { type: 'GO' });
    expect(entry).toHaveBeenCalledTimes(1);
    entry.mockClear();
    expect(machine.transition(snapshot, { type: 'GO' }, inertScope()).value).toBe('c');
    expect(entry).not.toHaveBeenCalled();
  });

  it('1: machine.transition() carries out plain actions at once and in order', () => {
    const said: string[] = [];
    const say = (word: string) => () => void said.push(word);
    const machine = createMachine(
      {
        initial: 'a',
        states: {
          a: { on: { GO: { target: 'b', actions: ['one', 'two'] } } },
          b: { always: { guard: 'asked', target: 'c', actions: 'four' } },
          c: {},
        },
      } as never,
      {
        actions: { one: say('one'), two: say('two'), four: say('four') },
        guards: { asked: () => said.push('three') > 0 },
      } as never,
    );
    machine.transition(initial(machine), { type: 'GO' }, inertScope());
    expect(said).toEqual(['one', 'two', 'three', 'four']);
  });

  it('2: maxIterations is endless unless set, and throws when reached', () => {
    const states = { r: { on: { GO: 'a' } }, a: { always: 'b' }, b: { always: 'a' } };
    const machine = createMachine({ initial: 'r', states, options: { maxIterations: 20 } } as never);
    expect(() => machine.transition(initial(machine), { type: 'GO' }, inertScope())).toThrow('Infinite loop detected');
    expect(createMachine({ initial: 'r', states } as never).options.maxIterations).toBe(Infinity);
  });

  it('3: one event moves every region that knows it, so types must carry element ids', () => {
    const region = { initial: 'a', states: { a: { on: { GO: 'b' } }, b: {} } };
    const machine = createMachine({ type: 'parallel', states: { p: region, q: region } } as never);
    expect(machine.transition(initial(machine), { type: 'GO' }, inertScope()).value).toEqual({ p: 'b', q: 'b' });
  });

  it('4: a target in a sibling region enters that region again', () => {
    const machine = createMachine({
      type: 'parallel',
      states: {
        p: { initial: 'a', states: { a: { on: { GO: '#y' } } } },
        q: { initial: 'x', states: { x: { on: { NEXT: 'z' } }, y: { id: 'y' }, z: {} } },
      },
    } as never);
    expect(machine.transition(initial(machine), { type: 'GO' }, inertScope()).value).toEqual({ p: 'a', q: 'y' });
  });

  it('5: a second way into an active state leaves no second token', () => {
    const machine = createMachine({ initial: 'a', states: { a: { on: { GO: 'a' } } } } as never);
    const once = machine.transition(initial(machine), { type: 'GO' }, inertScope());
    expect(once.value).toBe('a');
  });

  it('6: a restored snapshot has lost its delay and starts its invocation again', () => {
    const starts = jest.fn();
    const machine = createMachine(
      { initial: 'a', states: { a: { invoke: { src: 'work' }, after: { 10: 'b' } }, b: {} } } as never,
      { actors: { work: { ...createMachine({}), start: starts } } } as never,
    );
    const actor = createActor(machine);
    actor.start();
    const kept = actor.getPersistedSnapshot();
    actor.stop();
    expect(JSON.stringify(kept)).not.toContain('xstate.after');
    const again = createActor(machine, { snapshot: kept });
    starts.mockClear();
    again.start();
    expect(starts).toHaveBeenCalled();
    again.stop();
  });

  it('7: what a guard or an action throws escapes', () => {
    const machine = createMachine(
      {
        initial: 'a',
        states: { a: { on: { GO: { target: 'b', guard: 'bad' }, DO: { actions: 'worse' } } }, b: {} },
      } as never,
      {
        guards: {
          bad: () => {
            throw new Error('guard');
          },
        },
        actions: {
          worse: () => {
            throw new Error('action');
          },
        },
      } as never,
    );
    expect(() => machine.transition(initial(machine), { type: 'GO' }, inertScope())).toThrow('guard');
    expect(() => machine.transition(initial(machine), { type: 'DO' }, inertScope())).toThrow('action');
  });

  it('8: a persisted snapshot says nothing of the definition it belongs to', () => {
    const machine = createMachine({ id: 'one', version: '1', initial: 'a', states: { a: {} } } as never);
    const kept = JSON.stringify(machine.getPersistedSnapshot(initial(machine)));
    expect(kept).not.toContain('one');
    expect(kept).not.toContain('version');
  });

  it('9: events it raises itself carry nothing of their cause: the host travels in the context', () => {
    const seen: unknown[] = [];
    const machine = createMachine(
      {
        initial: 'r',
        states: {
          r: { on: { GO: '#f' } },
          p: {
            type: 'parallel',
            states: { q: { initial: 'f', states: { f: { id: 'f', type: 'final' } } } },
            onDone: { target: 'z', actions: 'look' },
          },
          z: {},
        },
      } as never,
      { actions: { look: ({ event }: { event: unknown }) => seen.push(event) } } as never,
    );
    machine.transition(initial(machine), { type: 'GO', host: 'here' } as never, inertScope());
    expect(seen).toEqual([expect.not.objectContaining({ host: 'here' })]);
  });

  it('10: an event nobody takes answers the very same snapshot', () => {
    const machine = createMachine({ initial: 'a', states: { a: {} } } as never);
    const snapshot = initial(machine);
    expect(machine.transition(snapshot, { type: 'GO' }, inertScope())).toBe(snapshot);
  });

  it('11: automatic transitions of parallel regions are asked once each and before raised events', () => {
    const asked: string[] = [];
    const region = (name: string) => ({
      initial: 'end',
      states: {
        [name]: { id: name, always: { guard: { type: 'asked', params: { element: name } }, target: 'end' } },
        end: { type: 'final' },
      },
    });
    const machine = createMachine(
      {
        initial: 'r',
        states: {
          r: { on: { GO: { target: ['#a', '#b'] } } },
          p: { type: 'parallel', states: { x: region('a'), y: region('b') }, onDone: 'z' },
          z: {},
        },
      } as never,
      { guards: { asked: (_: unknown, { element }: { element: string }) => asked.push(element) > 0 } } as never,
    );
    machine.transition(initial(machine), { type: 'GO' }, inertScope());
    expect(asked).toEqual(['a', 'b']);
  });

  it('a config is JSON and nothing else', () => {
    const config = { initial: 'a', states: { a: { on: { GO: { target: '#b', actions: [] } } }, b: { id: 'b' } } };
    expect(JSON.parse(JSON.stringify(bindMachine(config).config))).toEqual(config);
  });
});
