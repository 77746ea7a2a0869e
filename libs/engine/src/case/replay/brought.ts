import type { JsonObject } from '@fallspur/kernel';
import type { CompiledDefinition, ElementTable } from '../../definition.ts';
import type { Step } from '../events.ts';
import { idOfKey } from '../keys.ts';

/**
 * The variables a step brought in from outside, as far as its record tells: what was written, without what mappings,
 * scripts, decisions and loops of the elements it passed write by themselves.
 */
export function brought({ element, entered, left, variables = [] }: Step, definition?: CompiledDefinition): JsonObject {
  if (!definition) return {};
  const rowOf = (key: string): ElementTable | undefined =>
    definition.elements[idOfKey(key)] ?? definition.elements[key];
  // Where output mappings choose, all that came stands in the element's own frame.
  if (rowOf(element)?.outputs.length && element.includes('#'))
    return Object.assign({}, ...variables.filter(({ frame }) => frame === element).map(({ set }) => set)) as JsonObject;
  const passed = new Set([element, ...entered.map(({ key }) => key), ...left.map(({ key }) => key)]);
  const made = new Set([...passed].flatMap((key) => writtenBy(rowOf(key))));
  const all = Object.assign({}, ...variables.map(({ set }) => set)) as JsonObject;
  return Object.fromEntries(Object.entries(all).filter(([name]) => !made.has(name) && !name.includes(':')));
}

const COUNTERS = [
  'loopCounter',
  'numberOfInstances',
  'numberOfActiveInstances',
  'numberOfCompletedInstances',
  'numberOfTerminatedInstances',
];

function writtenBy(row: ElementTable | undefined): readonly string[] {
  if (!row) return [];
  const { behaviour, inputs, outputs, loop } = row;
  const mapped = [...inputs, ...outputs].map(({ target }) => target);
  const result = behaviour.kind === 'script' || behaviour.kind === 'businessRule' ? [behaviour.resultVariable] : [];
  const many = loop?.kind === 'multiInstance' ? [loop.item ?? '', loop.output?.collection ?? ''] : [];
  return [...mapped, ...result, ...many, ...(loop ? COUNTERS : [])];
}
