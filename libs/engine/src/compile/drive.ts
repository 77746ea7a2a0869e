import type { AnyActorScope, AnyMachineSnapshot } from 'xstate';
import type { Chart, ChartEvent, ChartHost, Marking } from './chart.ts';
import type { Walk } from './walk.ts';
import { readMarking, snapshotOf } from './snapshot.ts';

/**
 * Runs one event through a chart to quiescence and answers the marking it reaches; the marking given stays as it is.
 * Host calls come in path order: left, taken, entered. An event the marking cannot take is a bug of the caller: throws.
 */
export function drive(chart: Chart, marking: Marking, event: ChartEvent, host: ChartHost): Marking {
  const before = snapshotOf(chart, marking);
  const walk: Walk = { host, active: marking.active, moved: false, turns: 0, endless: false, chosen: null };
  const start = { ...before, context: { ...before.context, walk } } as AnyMachineSnapshot;
  const type = event.type === 'cancel' ? 'cancel' : `${event.type}:${event.element}`;
  const after = chart.machine.transition(start, { type }, INERT_SCOPE);
  if (after === start && !walk.moved)
    throw new Error(
      `Chart ${chart.id} cannot take ${type}: active [${marking.active.join(', ')}], tokens ${JSON.stringify(marking.tokens)}`,
    );
  return readMarking(after);
}

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
