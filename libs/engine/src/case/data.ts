import type { FeelExpression, FeelFault, FeelValue } from '@fallspur/decision';
import type { Json, JsonObject } from '@fallspur/kernel';
import type { ElementTable } from '../definition.ts';
import type { Taint } from './draft.ts';
import type { ChartKey, DecisionRecord, ElementKey } from './events.ts';
import { isLoopAttribute } from './loops.ts';
import { readInputs } from './sensitive.ts';
import type { InstanceState } from './state.ts';
import type { Walk } from './walk.ts';

/** Where an expression is asked: in a chart, and perhaps at an element that has variables of its own. */
export interface Place {
  readonly chart: ChartKey;
  readonly element: ElementKey | null;
}

export const framesAt = ({ draft }: Walk, place: Place): readonly string[] => framesOf(draft, place);

/** Variable frames from the innermost to the root. */
function framesOf(open: Pick<InstanceState, 'charts' | 'elements'>, { chart, element }: Place): readonly string[] {
  const frames: string[] = element === null ? [] : [element];
  let key: string | null = chart;
  while (key !== null) {
    const here: { frame: ChartKey; host: string | null } | undefined = open.charts[key];
    if (!here) break;
    if (!frames.includes(here.frame)) frames.push(here.frame);
    const around: ChartKey | undefined = here.host === null ? undefined : open.elements[here.host];
    if (around !== undefined && here.host !== null) frames.push(here.host);
    key = around ?? here.host;
  }
  return frames;
}

/** The variables seen from an element or scope of a running instance, by its key: inner ones hide outer ones. */
export function variablesSeenFrom(instance: InstanceState, key: ElementKey | ChartKey): JsonObject {
  const chart = instance.elements[key];
  const place = chart === undefined ? { chart: key, element: null } : { chart, element: key };
  return Object.assign(
    {},
    ...framesOf(instance, place)
      .toReversed()
      .map((frame) => instance.variables[frame]),
  );
}

/**
 * What FEEL sees, and no more of it than the names it mentions: process variables (inner shadow outer), `fall`,
 * `parameter`, `fakt` (the fact being recorded) and `personId`. [decisions.md 2]
 */
export function contextAt(walk: Walk, place: Place, names: readonly string[]): JsonObject {
  const { batch, event } = walk.movement;
  const context: Record<string, Json> = {};
  const frames = framesAt(walk, place);
  for (const name of names) {
    const holder = frames.find((frame) => Object.hasOwn(walk.draft.variables[frame] ?? {}, name));
    if (holder !== undefined) context[name] = walk.draft.variables[holder]?.[name] ?? null;
    else if (name === 'fall') context[name] = batch.view;
    else if (name === 'parameter') context[name] = batch.parameters;
    else if (name === 'fakt') context[name] = event.fact?.data ?? null;
    else if (name === 'personId') context[name] = walk.draft.personId;
  }
  return context;
}

/** Asks an expression and, where `as` names it, records question and answer. */
export function ask(
  walk: Walk,
  expression: FeelExpression,
  place: Place,
  as: { readonly id: string; readonly kind: DecisionRecord['kind'] } | null = null,
): FeelValue | FeelFault {
  const context = contextAt(walk, place, expression.names);
  const answer = mustKnowFunctions(walk, expression.evaluate(context, walk.batch.surroundings));
  if (as && answer.kind === 'value') record(walk, expression, context, as, answer.value);
  return answer;
}

/** FEEL answers null for a function nobody knows; where nothing may be doubtful, a misspelt deadline is an incident. */
function mustKnowFunctions(walk: Walk, answer: FeelValue | FeelFault): FeelValue | FeelFault {
  if (answer.kind === 'fault' || walk.draft.definition.profile === 'permissive') return answer;
  const unknown = answer.warnings?.find(({ code }) => code === 'UNKNOWN_FUNCTION');
  return unknown ? { kind: 'fault', code: unknown.code, message: unknown.message } : answer;
}

export function record(
  walk: Walk,
  expression: FeelExpression,
  context: JsonObject,
  as: { readonly id: string; readonly kind: DecisionRecord['kind'] },
  output: Json,
): void {
  const inputs = readInputs(expression.paths, context);
  walk.draft.decisions.push({
    record: { ...as, source: expression.text, inputs, rules: [], output },
    names: expression.names,
  });
}

/** Sets a variable where it is already known, searching outward; else at the root. */
export function writeUp(
  walk: Walk,
  place: Place,
  name: string,
  value: Json,
  names: readonly string[],
  taint: Taint = walk.batch.sensitivity.ofNames(names, walk.draft),
): void {
  const { draft } = walk;
  const frames = framesAt(walk, place);
  const known = frames.find(
    (frame) => Object.hasOwn(draft.variables[frame] ?? {}, name) && !isLoopAttribute(walk, frame, name),
  );
  const frame = known ?? frames.at(-1) ?? place.chart;
  draft.write(frame, name, value, taint);
}

export function writeAll(walk: Walk, place: Place, variables: JsonObject): void {
  for (const [name, value] of Object.entries(variables)) writeUp(walk, place, name, value, [name]);
}

/** `zeebe:input`: evaluated outside, written into the element's own frame. False: an incident stands at the element. */
export function mapInputs(
  walk: Walk,
  row: ElementTable,
  key: ElementKey,
  chart: ChartKey,
  incidentAt: ElementKey | ChartKey = key,
): boolean {
  for (const { target, source } of row.inputs) {
    const answer = ask(walk, source, { chart, element: key }, { id: row.id, kind: 'expression' });
    if (answer.kind === 'fault') {
      walk.incident(incidentAt, 'E_MAPPING', 'entry', `${row.id} → ${target} (${answer.code})`, answer.message);
      return false;
    }
    walk.draft.write(key, target, answer.value, walk.batch.sensitivity.ofNames(source.names, walk.draft));
  }
  return true;
}

/** `zeebe:output`: evaluated inside, written outward from `outer`. False: an incident stands at the element. */
export function mapOutputs(
  walk: Walk,
  row: ElementTable,
  inside: Place,
  outer: ChartKey,
  incidentAt: ElementKey | ChartKey = inside.element ?? inside.chart,
): boolean {
  for (const { target, source } of row.outputs) {
    const answer = ask(walk, source, inside, { id: row.id, kind: 'expression' });
    if (answer.kind === 'fault') {
      walk.incident(incidentAt, 'E_MAPPING', 'exit', `${row.id} → ${target} (${answer.code})`, answer.message);
      return false;
    }
    writeUp(walk, { chart: outer, element: null }, target, answer.value, source.names);
  }
  return true;
}

/**
 * Hands on what a task, job or message brought: into the element's own frame where output mappings choose from it,
 * else outward at once.
 */
export function takeVariables(
  walk: Walk,
  row: ElementTable,
  key: ElementKey,
  chart: ChartKey,
  brought: JsonObject,
): void {
  if (!row.outputs.length) return writeAll(walk, { chart, element: key }, brought);
  for (const [name, value] of Object.entries(brought))
    walk.draft.write(key, name, value, walk.batch.sensitivity.ofNames([name], walk.draft));
}
