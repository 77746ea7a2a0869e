import { isInstant, isLocalDate, localDateOf, durationFault, addToDate, type Json } from '@fallspur/kernel';
import type { FeelExpression } from '@fallspur/decision';
import type { Behaviour, ElementTable } from '../definition.ts';
import { arm } from './arming.ts';
import { isBody, isTurn } from './bodies.ts';
import { startCall } from './calls.ts';
import { compensate } from './compensation.ts';
import { ask, contextAt, mapInputs, mapOutputs, writeUp, type Place } from './data.ts';
import type { ChartKey, ElementKey, OpenedJob } from './events.ts';
import { startLoop } from './loops.ts';
import { raise } from './raising.ts';
import { startSubProcess } from './scopes.ts';
import { say } from './saying.ts';
import type { Walk } from './walk.ts';

const PRIORITY_DEFAULT = 50;

/** What happens when a token arrives at an element that waits. Automatic ones are told by `performElement`. */
export function enterElement(walk: Walk, key: ElementKey, row: ElementTable, chart: ChartKey): void {
  if (row.type === 'startEvent' || row.type === 'boundaryEvent') return;
  const { behaviour } = row;
  const loops = row.loop !== undefined && !isTurn(chart);
  if (!loops && !WAITS.has(behaviour.kind)) return passElement(walk, key, row, chart);
  if (!loops && !mapInputs(walk, row, key, chart)) return;
  // What hangs on a loop hangs on all of its turns together.
  if (!isBody(chart)) for (const boundary of row.boundary) if (!arm(walk, walk.row(boundary), key)) return;
  if (loops) return startLoop(walk, key, row, chart);
  switch (behaviour.kind) {
    case 'userTask':
      return openTask(walk, key, behaviour, { chart, element: key });
    case 'job': {
      const type = askText(walk, behaviour.jobType, { chart, element: key });
      if (type !== undefined)
        walk.draft.openJob({ key, type: type ?? row.id, retries: behaviour.retries, ...headersOf(behaviour) });
      return;
    }
    case 'catch':
      arm(walk, row, key);
      return;
    case 'eventGateway':
      for (const event of behaviour.events) if (!arm(walk, walk.row(event), key)) return;
      return;
    case 'compensate':
      return walk.then(() => compensate(walk, key, behaviour));
    case 'call':
      return walk.then(() => startCall(walk, key, behaviour));
    case 'subProcess':
      walk.then(() => startSubProcess(walk, behaviour.chart, key));
  }
}

/** What the diagram tells a worker; absent where it says nothing. */
export const headersOf = ({ headers }: Behaviour & { kind: 'job' }): Pick<OpenedJob, 'headers'> =>
  Object.keys(headers).length ? { headers } : {};

/** Is it done as soon as it is begun, with nobody to wait for? */
export const isAutomatic = ({ behaviour, loop }: ElementTable): boolean => !loop && !WAITS.has(behaviour.kind);

/** Is it begun and then waited for: does it open or arm something on entry? */
export const isCarriedOut = ({ behaviour }: ElementTable): boolean => WAITS.has(behaviour.kind);

/** Begins the activity of a body. True: it is done already. */
export function carryOut(walk: Walk, key: ElementKey, row: ElementTable, body: ChartKey, again: boolean): boolean {
  const isWhole = row.loop !== undefined && !isTurn(body);
  if (!isWhole && !WAITS.has(row.behaviour.kind)) return performElement(walk, key, row, body);
  if (!again) enterElement(walk, key, row, body);
  return false;
}

const WAITS: ReadonlySet<Behaviour['kind']> = new Set([
  'userTask',
  'job',
  'catch',
  'eventGateway',
  'subProcess',
  'call',
  'compensate',
]);

// Elements that pass at once may still map variables. A fault there cannot hold the token back: it stands at the chart.
function passElement(walk: Walk, key: ElementKey, row: ElementTable, chart: ChartKey): void {
  if (row.behaviour.kind !== 'pass' || (!row.inputs.length && !row.outputs.length)) return;
  if (mapInputs(walk, row, key, chart, chart)) mapOutputs(walk, row, { chart, element: key }, chart, chart);
}

function openTask(walk: Walk, key: ElementKey, task: Behaviour & { kind: 'userTask' }, place: Place): void {
  const texts = [task.role, task.dueDate, task.followUpDate].map((expression) =>
    expression ? askText(walk, expression, place) : null,
  );
  const priority = task.priority ? ask(walk, task.priority, place) : null;
  if (texts.includes(undefined)) return;
  const [role, dueAt, followUpAt] = texts as (string | null)[];
  walk.draft.openTask({
    key,
    fact: task.fact,
    role: role ?? null,
    dueAt: dateFrom(walk, dueAt ?? null),
    followUpAt: dateFrom(walk, followUpAt ?? null),
    priority: priority?.kind === 'value' ? (numberOf(priority.value) ?? PRIORITY_DEFAULT) : PRIORITY_DEFAULT,
  });
}

const numberOf = (value: Json): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
};

// A due date may be written as a day, an instant, or a duration from the day that led here.
function dateFrom(walk: Walk, text: string | null): string | null {
  if (text === null || isLocalDate(text) || isInstant(text)) return text;
  const isDays = !durationFault(text) && !text.includes('T');
  return isDays ? addToDate(localDateOf(walk.movement.event.occurredOn), text) : text;
}

/** Undefined: the expression gave no value, and an incident stands at the element. */
function askText(walk: Walk, expression: FeelExpression, place: Place): string | null | undefined {
  const answer = ask(walk, expression, place);
  if (answer.kind === 'value') return answer.value === null ? null : String(answer.value);
  walk.incident(
    place.element as ElementKey,
    'E_EXPRESSION',
    'entry',
    `«${expression.text}» (${answer.code})`,
    answer.message,
  );
  return undefined;
}

/** Does the work of an automatic element. False: it stays there, an incident says why. */
export function performElement(walk: Walk, key: ElementKey, row: ElementTable, chart: ChartKey): boolean {
  if (row.inputs.length && !mapInputs(walk, row, key, chart)) return false;
  const place: Place = { chart, element: key };
  return work(walk, key, row, place) && mapOutputs(walk, row, place, chart);
}

function work(walk: Walk, key: ElementKey, row: ElementTable, place: Place): boolean {
  const { behaviour } = row;
  switch (behaviour.kind) {
    case 'businessRule':
      return (
        decideTable(walk, key, row, behaviour, place) && (!behaviour.raises || raise(walk, behaviour.raises, place))
      );
    case 'script': {
      const answer = ask(walk, behaviour.expression, place, { id: row.id, kind: 'expression' });
      if (answer.kind === 'fault') {
        walk.incident(key, 'E_EXPRESSION', 'inside', `${row.id} (${answer.code})`, answer.message);
        return false;
      }
      keepResult(walk, row, place, behaviour.resultVariable, answer.value, behaviour.expression.names);
      return !behaviour.raises || raise(walk, behaviour.raises, place);
    }
    case 'raise':
      return raise(walk, behaviour.raises, place);
    case 'throw':
    case 'end':
      return say(walk, key, behaviour, place);
    default:
      return true;
  }
}

function decideTable(
  walk: Walk,
  key: ElementKey,
  row: ElementTable,
  behaviour: Behaviour & { kind: 'businessRule' },
  place: Place,
): boolean {
  const { decisions, sha256 } = walk.draft.definition;
  const names = decisions.namesOf(behaviour.decision);
  const answer = decisions.evaluate(behaviour.decision, contextAt(walk, place, names), walk.batch.surroundings);
  if (answer.kind === 'fault') {
    walk.incident(key, 'E_DECISION', 'inside', `${behaviour.decision} (${answer.code})`, answer.message);
    return false;
  }
  for (const { decision, inputs, rules, output } of [...answer.required, answer])
    walk.draft.decisions.push({
      record: { id: decision, kind: 'decision', source: sha256, inputs, rules, output },
      names: decisions.namesOf(decision),
    });
  keepResult(walk, row, place, behaviour.resultVariable, answer.output, names);
  return true;
}

function keepResult(
  walk: Walk,
  row: ElementTable,
  place: Place,
  name: string,
  value: Json,
  names: readonly string[],
): void {
  if (!name) return;
  const own = row.outputs.length && place.element !== null;
  if (own)
    walk.draft.write(place.element as ElementKey, name, value, walk.batch.sensitivity.ofNames(names, walk.draft));
  else writeUp(walk, place, name, value, names);
}
