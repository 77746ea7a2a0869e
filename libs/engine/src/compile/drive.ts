import type { AnyActorScope, AnyMachineSnapshot } from 'xstate';
import type { Chart, ChartEvent, ChartHost, Marking } from './chart.ts';
import type { Walk } from './machine.ts';
import { readMarking, restoreSnapshot } from './snapshot.ts';

/**
 * Runs one event through a chart to quiescence and answers the marking it reaches; the marking given stays as it is.
 * Host calls come in path order: left, taken, entered. An event the marking cannot take is a bug of the caller: throws.
 */
export function drive(chart: Chart, marking: Marking, event: ChartEvent, host: ChartHost): Marking {
  const before = snapshotOf(chart, marking);
  const walk: Walk = { host, active: marking.active, turns: 0, endless: false };
  const start = { ...before, context: { ...before.context, walk } } as AnyMachineSnapshot;
  const type = event.type === 'cancel' ? 'cancel' : `${event.type}:${event.element}`;
  const after = chart.machine.transition(start, { type }, INERT_SCOPE);
  if (after === start)
    throw new Error(
      `Chart ${chart.id} cannot take ${type}: active [${marking.active.join(', ')}], tokens ${JSON.stringify(marking.tokens)}`,
    );
  const reached = readMarking(after);
  if (reached.active.length > 0) SNAPSHOTS.set(reached, atRest(after));
  return reached;
}

/** Markings are values; the snapshot of one that `drive` reached is kept beside it, so that the next event need not derive it. */
const SNAPSHOTS = new WeakMap<Marking, AnyMachineSnapshot>();

function snapshotOf(chart: Chart, marking: Marking): AnyMachineSnapshot {
  const known = SNAPSHOTS.get(marking);
  return known && known.machine === chart.machine ? known : atRest(restoreSnapshot(chart, marking));
}

/**
 * A snapshot without its walk, its nodes in document order. XState lets parallel regions act in the order of `_nodes`,
 * which otherwise tells by which way the snapshot came about: a restored chart would record another order than a live one.
 */
const atRest = (snapshot: AnyMachineSnapshot): AnyMachineSnapshot =>
  ({
    ...snapshot,
    context: { ...snapshot.context, walk: null },
    _nodes: [...snapshot._nodes].sort((a, b) => a.order - b.order),
  }) as AnyMachineSnapshot;

/**
 * `machine.transition` wants an actor around it; ours does nothing but carry out actions at once. Built once:
 * XState's own `transition()` builds a throw-away actor for every event, at three times the price. [engine.md 3, trap 1]
 */
const INERT_SCOPE = {
  self: {},
  id: '',
  sessionId: '',
  logger: () => undefined,
  defer: () => undefined,
  emit: () => undefined,
  stopChild: () => undefined,
  system: { _sendInspectionEvent: () => undefined },
  actionExecutor: (action: { exec?: (info: unknown, params: unknown) => void; info: unknown; params: unknown }) =>
    action.exec?.(action.info, action.params),
} as unknown as AnyActorScope;
