import { idOfKey } from './keys.ts';
import { fire, placeOf } from './arming.ts';
import { ask, contextAt, record } from './data.ts';
import type { ChartKey, OpenedSubscription } from './events.ts';
import type { Movement } from './movement.ts';
import type { Walk } from './walk.ts';

/**
 * Does the token take this flow? A condition that is not exactly true or false is an incident at its gateway, which then
 * takes no way at all, not even the default; `permissive` reads null as false. [decisions.md 16]
 */
export function holdsFlow(walk: Walk, flowId: string, chart: ChartKey): boolean {
  const flow = walk.draft.definition.flows[flowId];
  if (!flow) throw new Error(`Definition ${walk.draft.definition.process} has no flow ${flowId}`);
  if (walk.isFaulted(flow.source)) return false;
  if (!flow.condition) return true;
  const answer = ask(walk, flow.condition, { chart, element: null }, { id: flowId, kind: 'condition' });
  const value = answer.kind === 'value' ? answer.value : null;
  if (typeof value === 'boolean') return value;
  if (walk.draft.definition.profile === 'permissive' && answer.kind === 'value' && value === null) return false;
  const [found, detail] = answer.kind === 'fault' ? [answer.code, answer.message] : [typeLabel(value)];
  walk.incident(
    walk.newestKey(flow.source, chart),
    'E_CONDITION_NOT_BOOLEAN',
    'inside',
    `${flowId} (${found})`,
    detail,
  );
  walk.faultAt(flow.source);
  return false;
}

// Never the value itself: it may be personal, and incident messages are read by the operator.
const typeLabel = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'Liste' : typeof value);

/** Rounds of conditions one event may set off before the rest waits for the next event. */
const ROUNDS_MAX = 100;

/**
 * Asks every open condition again and fires those that turned from false to true, until none does. Only changes of an
 * answer are recorded: a case that waits for years must not fill its log with unchanged noes.
 */
export function settleConditions(movement: Movement): void {
  for (let round = 0; round < ROUNDS_MAX; round++) {
    let fired = false;
    for (const walk of movement.walksWaitingForConditions())
      for (const subscription of Object.values(walk.draft.subscriptions))
        if (subscription.kind === 'condition' && turned(walk, subscription)) {
          walk.draft.because('condition', idOfKey(subscription.key));
          walk.run(() => fire(walk, subscription.key, {}));
          fired = true;
        }
    if (!fired) return;
  }
}

/** Notes a changed answer; true when it became true. */
function turned(walk: Walk, subscription: OpenedSubscription): boolean {
  const { key, last } = subscription;
  if (walk.draft.ended || !walk.draft.subscriptions[key]) return false;
  const now = conditionHolds(walk, subscription, last ?? false);
  if (now === (last ?? false)) return false;
  walk.draft.because('condition', idOfKey(key));
  walk.draft.answered(key, now);
  return now;
}

/** The present answer of a conditional event; anything but true counts as false. Recorded when it differs from `last`. */
export function conditionHolds(
  walk: Walk,
  { key, on, trigger: index = 0 }: Pick<OpenedSubscription, 'key' | 'on' | 'trigger'>,
  last: boolean | null,
): boolean {
  const element = idOfKey(key);
  const { behaviour } = walk.row(element);
  const trigger = behaviour.kind === 'catch' ? behaviour.triggers[index] : undefined;
  if (trigger?.kind !== 'condition') throw new Error(`Element ${element} listens to a condition it does not have`);
  const context = contextAt(walk, placeOf(walk, on), trigger.expression.names);
  const answer = trigger.expression.evaluate(context, walk.batch.surroundings);
  const holds = answer.kind === 'value' && answer.value === true;
  if (holds !== last) record(walk, trigger.expression, context, { id: element, kind: 'condition' }, holds);
  return holds;
}
