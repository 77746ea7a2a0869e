import type { FeelExpression } from '@fallspur/decision';
import type { Json, JsonObject } from '@fallspur/kernel';
import type { ElementTable, Loop } from '../definition.ts';
import { idOfKey } from './keys.ts';
import { isBody, isLooping, openBody } from './bodies.ts';
import { rememberScope } from './compensation.ts';
import { ask, writeUp, type Place } from './data.ts';
import type { ChartKey, ElementKey } from './events.ts';
import { sayOne } from './saying.ts';
import { closeTree } from './scopes.ts';
import type { Walk } from './walk.ts';

type Multi = Extract<Loop, { kind: 'multiInstance' }>;

/** Instances of one multi-instance activity; more is taken for a mistake. */
export const INSTANCES_MAX = 1_000;
/** Parallel instances started before what they set going is looked at. */
const BATCH = 50;

/** Kept in the frame of the activity under a name no expression can mention. */
const ITEMS = 'loop:items';

/** What BPMN lets everybody read and nobody write. [BPMN 2.0.2, 10.3.9] */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'loopCounter',
  'numberOfInstances',
  'numberOfActiveInstances',
  'numberOfCompletedInstances',
  'numberOfTerminatedInstances',
]);
export const isLoopAttribute = ({ draft }: Walk, frame: string, name: string): boolean =>
  ATTRIBUTES.has(name) && (isBody(frame) || isLooping(draft, frame));

/** Begins an activity that is carried out several times: `key` is the activity as a whole. */
export function startLoop(walk: Walk, key: ElementKey, { id, loop }: ElementTable, chart: ChartKey): void {
  if (loop?.kind === 'multiInstance') return startInstances(walk, key, loop, { chart, element: key });
  if (!loop) return;
  const begins = loop.testBefore ? holds(walk, key, loop.condition, { chart, element: key }, 'entry') : true;
  if (begins === undefined) return;
  if (!begins || loop.maximum === 0) return walk.then(() => finish(walk, key));
  walk.then(() => startTurn(walk, key, id, 1));
}

function startInstances(walk: Walk, key: ElementKey, loop: Multi, place: Place): void {
  const id = idOfKey(key);
  const expression = (loop.collection ?? loop.cardinality) as FeelExpression;
  const answer = ask(walk, expression, place, { id, kind: 'expression' });
  const value = answer.kind === 'value' ? answer.value : null;
  const items = Array.isArray(value) ? (value as readonly Json[]) : null;
  const count = loop.collection
    ? items?.length
    : typeof value === 'number' && value >= 0
      ? Math.floor(value)
      : undefined;
  if (count === undefined) {
    const detail = answer.kind === 'fault' ? answer.message : undefined;
    return walk.incident(key, 'E_MULTI_INSTANCE', 'entry', `«${expression.text}»`, detail);
  }
  if (count > INSTANCES_MAX) return walk.incident(key, 'E_TOO_MANY_INSTANCES', 'entry', `${count} > ${INSTANCES_MAX}`);
  const taint = walk.batch.sensitivity.ofNames(expression.names, walk.draft);
  noteCounts(walk, key, {
    numberOfInstances: count,
    numberOfActiveInstances: 0,
    numberOfCompletedInstances: 0,
    numberOfTerminatedInstances: 0,
  });
  if (items) walk.draft.write(key, ITEMS, items, taint);
  if (loop.output) walk.draft.write(key, loop.output.collection, Array<null>(count).fill(null), null);
  walk.allow(count);
  if (count === 0) return walk.then(() => finish(walk, key));
  walk.then(() => (loop.sequential ? startTurn(walk, key, id, 1) : startBatch(walk, key, id, 1, count)));
}

function startBatch(walk: Walk, key: ElementKey, id: string, from: number, count: number): void {
  if (walk.draft.elements[key] === undefined) return;
  const last = Math.min(count, from + BATCH - 1);
  for (let turn = from; turn <= last; turn++) startTurn(walk, key, id, turn);
  if (last < count) walk.then(() => startBatch(walk, key, id, last + 1, count));
}

/** Carries the activity out once more, in a body of its own. */
function startTurn(walk: Walk, key: ElementKey, id: string, turn: number): void {
  const { draft } = walk;
  if (draft.elements[key] === undefined) return;
  const { loop } = walk.row(id);
  const multi = loop?.kind === 'multiInstance' ? loop : null;
  const own: JsonObject = draft.variables[key] ?? {};
  const body = openBody(walk, id, key, (frame) => {
    draft.write(frame, 'loopCounter', turn, null);
    const items = own[ITEMS] as readonly Json[] | undefined;
    if (multi?.item && items) {
      const taint = walk.batch.sensitivity.ofNames(multi.collection?.names ?? [], draft);
      draft.write(frame, multi.item, items[turn - 1] ?? null, taint);
    }
    // What the instance shall answer is its own: written outward it would meet those of the others.
    const result = multi?.output && /^[\p{L}_][\p{L}\p{N}_]*/u.exec(multi.output.element.text)?.[0];
    if (result && draft.variables[frame]?.[result] === undefined) draft.write(frame, result, null, null);
  });
  if (multi) noteCounts(walk, key, { numberOfActiveInstances: numberOf(own, 'numberOfActiveInstances') + 1 });
  walk.drive(body, { type: 'start', element: id });
}

/** One turn is through: what it answers is kept, and the next begins or the activity is done. */
export function turnDone(walk: Walk, body: ChartKey, key: ElementKey): void {
  const { loop } = walk.row(idOfKey(key));
  if (loop?.kind === 'multiInstance') return instanceDone(walk, body, key, loop);
  if (!loop) return;
  const turn = numberOf(walk.draft.variables[body], 'loopCounter');
  const last = loop.maximum !== null && turn >= loop.maximum;
  const again = !last && holds(walk, body, loop.condition, { chart: body, element: null }, 'exit');
  if (again === undefined) return;
  rememberScope(walk, body, key);
  closeTree(walk, body);
  walk.then(() => (again ? startTurn(walk, key, idOfKey(key), turn + 1) : finish(walk, key)));
}

function instanceDone(walk: Walk, body: ChartKey, key: ElementKey, loop: Multi): void {
  const { draft } = walk;
  const inside: Place = { chart: body, element: null };
  if (loop.output && !collect(walk, body, key, loop.output)) return;
  const before = draft.variables[key] ?? {};
  const counts = {
    numberOfActiveInstances: numberOf(before, 'numberOfActiveInstances') - 1,
    numberOfCompletedInstances: numberOf(before, 'numberOfCompletedInstances') + 1,
  };
  noteCounts(walk, key, counts);
  const enough = loop.completion ? holds(walk, body, loop.completion, inside, 'exit') : false;
  if (enough === undefined)
    return noteCounts(walk, key, {
      numberOfActiveInstances: counts.numberOfActiveInstances + 1,
      numberOfCompletedInstances: counts.numberOfCompletedInstances - 1,
    });
  throwEvents(walk, body, key, loop, counts.numberOfCompletedInstances);
  rememberScope(walk, body, key);
  closeTree(walk, body);
  walk.then(() => goOn(walk, key, loop, enough));
}

function goOn(walk: Walk, key: ElementKey, loop: Multi, enough: boolean): void {
  const { draft } = walk;
  if (draft.elements[key] === undefined) return;
  const variables = draft.variables[key] ?? {};
  const through = numberOf(variables, 'numberOfCompletedInstances');
  if (enough) return finish(walk, key);
  if (through >= numberOf(variables, 'numberOfInstances')) return finish(walk, key);
  if (loop.sequential) startTurn(walk, key, idOfKey(key), through + 1);
}

/** Keeps what an instance answers at its place in the list. False: it could not be told, an incident stands there. */
function collect(
  walk: Walk,
  body: ChartKey,
  key: ElementKey,
  { collection, element }: NonNullable<Multi['output']>,
): boolean {
  const { draft } = walk;
  const answer = ask(walk, element, { chart: body, element: null }, { id: idOfKey(key), kind: 'expression' });
  if (answer.kind === 'fault') {
    walk.incident(body, 'E_MAPPING', 'exit', `${idOfKey(key)} → ${collection} (${answer.code})`, answer.message);
    return false;
  }
  const { [collection]: kept, numberOfInstances } = draft.variables[key] ?? {};
  // A task may have written something else under the name of the list.
  const answers = Array.isArray(kept) ? (kept as readonly Json[]) : [];
  const turn = numberOf(draft.variables[body], 'loopCounter');
  const list = Array.from({ length: Number(numberOfInstances) }, (_, at) => answers[at] ?? null);
  list[turn - 1] = answer.value;
  draft.write(key, collection, list, walk.batch.sensitivity.ofNames(element.names, draft));
  return true;
}

function throwEvents(walk: Walk, body: ChartKey, key: ElementKey, loop: Multi, completed: number): void {
  const chart = walk.draft.elements[key] as ChartKey;
  for (const { when, throws } of loop.events) {
    const thrown =
      when === 'every' ||
      (when === 'first' ? completed === 1 : holds(walk, body, when, { chart: body, element: null }, 'exit'));
    if (thrown) sayOne(walk, key, throws, { chart, element: key }, key);
  }
}

/** All of it is done, or enough: what still runs is cancelled with the activity, and the flow goes on. */
function finish(walk: Walk, key: ElementKey): void {
  const { draft } = walk;
  const chart = draft.elements[key];
  if (chart === undefined) return;
  const { id, loop } = walk.row(idOfKey(key));
  if (loop?.kind === 'multiInstance' && loop.output) {
    const { collection, element } = loop.output;
    writeUp(walk, { chart, element: null }, collection, draft.variables[key]?.[collection] ?? [], [
      ...element.names,
      collection,
    ]);
  }
  walk.drive(chart, { type: 'done', element: id }, key);
}

/** Undefined: neither true nor false came out, and an incident stands at `at`; `permissive` reads null as false. */
function holds(
  walk: Walk,
  at: ElementKey | ChartKey,
  condition: FeelExpression | null,
  place: Place,
  when: 'entry' | 'exit',
): boolean | undefined {
  if (!condition) return true;
  const id = idOfKey(at).split(':')[0] as string;
  const answer = ask(walk, condition, place, { id, kind: 'condition' });
  if (answer.kind === 'value' && typeof answer.value === 'boolean') return answer.value;
  if (answer.kind === 'value' && answer.value === null && walk.draft.definition.profile === 'permissive') return false;
  walk.incident(at, 'E_CONDITION_NOT_BOOLEAN', when, id, answer.kind === 'fault' ? answer.message : undefined);
  return undefined;
}

function noteCounts(walk: Walk, key: ElementKey, counts: JsonObject): void {
  for (const [name, value] of Object.entries(counts)) walk.draft.write(key, name, value as number, null);
}

function numberOf(variables: JsonObject | undefined, name: string): number {
  const value = variables?.[name];
  return typeof value === 'number' ? value : 0;
}
