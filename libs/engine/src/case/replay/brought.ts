import type { Json, JsonObject } from '@fallspur/kernel';
import type { CompiledDefinition, ElementTable } from '../../definition.ts';
import type { Step } from '../events.ts';
import { idOfKey } from '../keys.ts';
import { askedAt } from './asked-at.ts';

/**
 * The variables a step brought in from outside, as far as its record tells: what was written, without what mappings,
 * scripts, decisions and loops of the elements it passed write by themselves. What one of these wrote over is read from
 * the first question that was asked of it. Null: such a value is recorded in parts only.
 */
export function brought(step: Step, definition?: CompiledDefinition): JsonObject | null {
  const { element, entered, left, variables = [] } = step;
  if (!definition) return {};
  const rowOf = (key: string): ElementTable | undefined =>
    definition.elements[idOfKey(key)] ?? definition.elements[key];
  // Where output mappings choose, all that came stands in the element's own frame.
  if (rowOf(element)?.outputs.length && element.includes('#'))
    return Object.assign({}, ...variables.filter(({ frame }) => frame === element).map(({ set }) => set)) as JsonObject;
  const passed = [...new Set([element, ...entered.map(({ key }) => key), ...left.map(({ key }) => key)])];
  const made = new Set(passed.flatMap((key) => writtenBy(rowOf(key))));
  const counted = new Set(passed.flatMap((key) => countedBy(rowOf(key))));
  const all = Object.assign({}, ...variables.map(({ set }) => set)) as JsonObject;
  const found: Record<string, Json> = {};
  for (const [name, value] of Object.entries(all)) {
    if (counted.has(name) || name.includes(':')) continue;
    const before = made.has(name) ? firstRead(askedAt(step, definition), name, rowOf) : value;
    if (before === undefined) return null;
    if (before !== null || !made.has(name)) found[name] = before;
  }
  return found;
}

/** The value a variable had when it was first asked for, null if it was written before; undefined: known in parts only. */
function firstRead(
  { decisions = [] }: Step,
  name: string,
  rowOf: (id: string) => ElementTable | undefined,
): Json | undefined {
  for (const { id, inputs } of decisions) {
    if (Object.hasOwn(inputs, name)) return inputs[name] ?? null;
    if (Object.keys(inputs).some((path) => path.startsWith(`${name}.`))) return undefined;
    if (writtenBy(rowOf(id)).includes(name)) return null;
  }
  return null;
}

/** What an element writes from answers that are recorded. */
function writtenBy(row: ElementTable | undefined): readonly string[] {
  if (!row) return [];
  const { behaviour, inputs, outputs } = row;
  const result = behaviour.kind === 'script' || behaviour.kind === 'businessRule' ? [behaviour.resultVariable] : [];
  return [...[...inputs, ...outputs].map(({ target }) => target), ...result];
}

const COUNTERS = [
  'loopCounter',
  'numberOfInstances',
  'numberOfActiveInstances',
  'numberOfCompletedInstances',
  'numberOfTerminatedInstances',
];

/** What a loop writes to keep count: never from outside. */
function countedBy(row: ElementTable | undefined): readonly string[] {
  const { loop } = row ?? {};
  if (!loop) return [];
  return loop.kind === 'multiInstance' ? [...COUNTERS, loop.item ?? '', loop.output?.collection ?? ''] : COUNTERS;
}
