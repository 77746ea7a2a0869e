import type { Json, JsonObject } from '@fallspur/kernel';
import type { CompiledDefinition, ElementTable, FlowTable } from '../definition.ts';

const WIDTH = 120;

/**
 * The text of `<process>.machine.json`: the machine a diagram compiles to, readable and the same for the same files, so
 * that a change of the diagram is a readable change of the machine. Stale = the text differs. [house.md 5]
 */
export function machineJson(definition: CompiledDefinition): string {
  const charts = Object.values(definition.charts).map(({ id, kind, scope, encoding, config }) => [
    id,
    { kind, scope, encoding, config },
  ]);
  return `${print(
    {
      process: definition.process,
      root: definition.root,
      charts: Object.fromEntries(charts) as JsonObject,
      elements: Object.values(definition.elements).map(elementJson),
      flows: Object.values(definition.flows).map(flowJson),
    },
    '',
    0,
  )}\n`;
}

const elementJson = (element: ElementTable): JsonObject => {
  const { id, name, type, chart, lanes, behaviour, inputs, outputs, boundary, loop } = element;
  return {
    id,
    name,
    type,
    chart,
    lanes,
    behaviour: plain(behaviour),
    inputs: plain(inputs),
    outputs: plain(outputs),
    boundary,
    ...(loop ? { loop: plain(loop) } : {}),
  };
};

const flowJson = ({ id, name, source, target, condition }: FlowTable): JsonObject => ({
  id,
  name,
  source,
  target,
  condition: plain(condition),
});

/** Parsed expressions become their text again. */
function plain(value: unknown): Json {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value as Json;
  if ('evaluate' in value && 'text' in value) return `=${value.text as string}`;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

/** JSON, each object or list on one line where it fits. `used`: what stands before and after it on that line. */
function print(value: Json, indent: string, used: number): string {
  const line = oneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + used + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${(value as readonly Json[]).map((one) => inner + print(one, inner, 1)).join(',\n')}\n${indent}]`;
  const members = Object.entries(value as JsonObject).map(([key, member]) => {
    const name = `${JSON.stringify(key)}: `;
    return inner + name + print(member, inner, name.length + 1);
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}

function oneLine(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(oneLine).join(', ')}]`;
  const members = Object.entries(value as JsonObject).map(
    ([key, member]) => `${JSON.stringify(key)}: ${oneLine(member)}`,
  );
  return members.length ? `{ ${members.join(', ')} }` : '{}';
}
