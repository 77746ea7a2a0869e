import type { JsonObject } from '@fallspur/kernel';
import type { ElementTable, Trigger } from '../definition.ts';
import { idOfKey } from './keys.ts';
import { conditionHolds } from './conditions.ts';
import { ask, mapOutputs, takeVariables, writeAll, type Place } from './data.ts';
import type { ChartKey, ElementKey, OpenedSubscription } from './events.ts';
import { begin, interruptScope, openScope, startHandler } from './scopes.ts';
import { firstDue, nextDue } from './timers.ts';
import type { Walk } from './walk.ts';

/** Where an armed event looks from: the element it hangs on, or the chart it listens in. */
export const placeOf = (walk: Walk, on: ElementKey | ChartKey): Place => {
  const chart = walk.draft.elements[on];
  return chart === undefined ? { chart: on, element: null } : { chart, element: on };
};

/**
 * Opens what an event waits for. `on` is its own key for a catching element, the gateway, the activity it is attached
 * to, or the chart it listens in. False: it could not be told what it waits for, and an incident stands at `on`.
 */
export function arm(walk: Walk, row: ElementTable, on: ElementKey | ChartKey, again = false): boolean {
  if (row.behaviour.kind !== 'catch') return true;
  let own = idOfKey(on) === row.id ? on : null;
  for (const [index, trigger] of row.behaviour.triggers.entries()) {
    if (!isArmed(trigger)) continue;
    const key = own ?? walk.draft.nextKey(row.id);
    own = null;
    if (!armTrigger(walk, trigger, { key, on, ...(index ? { trigger: index } : {}) }, again)) return false;
  }
  return true;
}

/** What is thrown is looked for by the thrower; nobody waits for it. */
export const isArmed = ({ kind }: Trigger): boolean =>
  kind === 'message' || kind === 'signal' || kind === 'condition' || kind === 'timer';

type Armed = Pick<OpenedSubscription, 'key' | 'on' | 'trigger'>;

export function armTrigger(walk: Walk, trigger: Trigger, armed: Armed, again: boolean): boolean {
  const { draft } = walk;
  const { key, on } = armed;
  switch (trigger.kind) {
    case 'message': {
      const correlation = correlationOf(walk, trigger, on);
      if (correlation === undefined) return false;
      draft.subscribe({ ...armed, kind: 'message', name: trigger.name, correlation });
      const waiting = walk.movement.takeMessage(trigger.name, correlation);
      if (!waiting) return true;
      draft.consume(waiting.id);
      walk.then(() => fire(walk, key, waiting.variables));
      return true;
    }
    case 'signal':
      draft.subscribe({ ...armed, kind: 'signal', name: trigger.name, correlation: null });
      return true;
    case 'condition': {
      const last = conditionHolds(walk, armed, null);
      draft.subscribe({ ...armed, kind: 'condition', name: idOfKey(key), correlation: null, last });
      // True already: who needs an earlier fact asks for it in just this way. [decisions.md 5]
      if (last && !again) walk.then(() => fire(walk, key, {}));
      return true;
    }
    case 'timer': {
      const due = firstDue(walk, trigger, armed, again);
      if (due === null) return false;
      if (due !== 'past') draft.setTimer({ ...due, ...armed });
      return true;
    }
    default:
      return true;
  }
}

export function correlationOf(
  walk: Walk,
  trigger: Extract<Trigger, { kind: 'message' }>,
  on: string,
): string | null | undefined {
  if (!trigger.correlation) return walk.draft.personId;
  const answer = ask(walk, trigger.correlation, placeOf(walk, on));
  if (answer.kind === 'value') return answer.value === null ? null : String(answer.value);
  walk.incident(on, 'E_EXPRESSION', 'entry', `${trigger.name} (${answer.code})`, answer.message);
  return undefined;
}

/**
 * An armed event happens: the catching element goes on, its activity is interrupted, a handler or an event subprocess
 * begins. `brought` are the variables of a message; a fact is read as `fakt` by output mappings.
 */
export function fire(walk: Walk, key: ElementKey, brought: JsonObject): void {
  const { draft } = walk;
  const timer = draft.timers[key];
  const on = timer?.on ?? draft.subscriptions[key]?.on;
  if (on === undefined) return;
  const row = walk.row(idOfKey(key));
  const interrupting = row.behaviour.kind === 'catch' && row.behaviour.interrupting;
  if (row.behaviour.kind === 'catch' && row.behaviour.needsAll) {
    occur(walk, key);
    if (isStillAwaited(walk, row, on)) return writeAll(walk, placeOf(walk, on), brought);
    // The next time it needs all of them again; what holds already is no news.
    if (!interrupting && !isOneShot(row)) arm(walk, row, on, true);
    return happen(walk, row, key, on, brought);
  }
  if (timer) {
    const next = interrupting || isOneShot(row) ? null : nextDue(timer);
    draft.timerFired(key);
    if (next) draft.setTimer(next);
  }
  happen(walk, row, key, on, brought);
}

/** One trigger of an event that needs all of them is through; it waits for the others. */
function occur({ draft }: Walk, key: ElementKey): void {
  if (draft.timers[key]) draft.timerFired(key);
  draft.unsubscribe(key);
}

const isStillAwaited = ({ draft }: Walk, row: ElementTable, on: string): boolean =>
  [...Object.values(draft.timers), ...Object.values(draft.subscriptions)].some(
    (armed) => armed.on === on && idOfKey(armed.key) === row.id,
  );

function happen(walk: Walk, row: ElementTable, key: ElementKey, on: string, brought: JsonObject): void {
  const { draft } = walk;
  if (draft.listens) return draft.begin(row.id);
  const interrupting = row.behaviour.kind === 'catch' && row.behaviour.interrupting;
  if (row.type === 'startEvent') return fireEventSubProcess(walk, row, key, on, interrupting, brought);
  const chart = draft.elements[on];
  if (chart === undefined) return;
  if (row.type === 'boundaryEvent' && !interrupting) {
    writeOutside(walk, row, chart, brought);
    return startHandler(walk, row.id, chart, key);
  }
  if (row.type === 'boundaryEvent') {
    writeOutside(walk, row, chart, brought);
    return walk.drive(chart, { type: 'fire', element: row.id }, on, { element: row.id, key });
  }
  if (idOfKey(on) === row.id) {
    takeVariables(walk, row, on, chart, brought);
    if (!mapOutputs(walk, row, { chart, element: on }, chart)) return;
    return walk.drive(chart, { type: 'fire', element: row.id }, on);
  }
  writeOutside(walk, row, chart, brought);
  walk.drive(chart, { type: 'fire', element: row.id }, on, { element: row.id, key });
}

// Catch events and events behind a gateway happen once, also where a cycle is written.
const isOneShot = (row: ElementTable): boolean => row.type !== 'boundaryEvent' && row.type !== 'startEvent';

function writeOutside(walk: Walk, row: ElementTable, chart: ChartKey, brought: JsonObject): void {
  writeAll(walk, { chart, element: null }, brought);
  mapOutputs(walk, row, { chart, element: null }, chart, chart);
}

function fireEventSubProcess(
  walk: Walk,
  row: ElementTable,
  key: ElementKey,
  scope: ChartKey,
  interrupting: boolean,
  brought: JsonObject,
): void {
  if (interrupting) interruptScope(walk, scope);
  startEventSubProcess(walk, row, key, scope, brought);
}

export function startEventSubProcess(
  walk: Walk,
  row: ElementTable,
  armed: ElementKey | null,
  scope: ChartKey,
  brought: JsonObject,
): void {
  const { draft } = walk;
  const chart = openScope(walk, row.chart, scope, (frame) => {
    for (const [name, value] of Object.entries(brought))
      draft.write(frame, name, value, walk.batch.sensitivity.ofNames([name], draft));
    mapOutputs(walk, row, { chart: frame, element: null }, frame, frame);
  });
  const stillArmed = armed !== null && (draft.subscriptions[armed] || draft.timers[armed]);
  begin(walk, chart, row.id, { element: row.id, key: stillArmed ? null : armed });
}
