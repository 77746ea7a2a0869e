import type { CompiledDefinition, DecisionRecord, Step } from '@fallspur/engine';
import type { Json, JsonObject } from '@fallspur/kernel';
import { elementIdOf, type DiagramNames } from './names.ts';
import { swissText } from './swiss.ts';

/** A decision recorded on the way, and why it answered so. */
export interface Explained {
  readonly id: string;
  /** Where in the drawing it was asked. */
  readonly element: string;
  readonly title: string;
  readonly kind: DecisionRecord['kind'];
  readonly source: string;
  readonly inputs: JsonObject;
  readonly rules: readonly string[];
  readonly output: Json;
  readonly because: string;
}

/**
 * The decisions of a step in the order they were asked. `withheld` are the paths of the event nobody can read any more,
 * from its root (`/steps/0/decisions/1/inputs/…`); `index` is the step's place in it.
 */
export const explainedIn = (
  step: Step,
  names: DiagramNames,
  { withheld = [], index }: { readonly withheld: readonly string[] | undefined; readonly index: number },
): readonly Explained[] => {
  const decisions = step.decisions ?? [];
  const elements = elementsOf(step, decisions, names.definition);
  return decisions.map((record, at) => {
    const prefix = `/steps/${index}/decisions/${at}/inputs/`;
    const gone = withheld.flatMap((path) => (path.startsWith(prefix) ? unescaped(path.slice(prefix.length)) : []));
    const inputs = shownInputs(record.inputs, gone);
    const output = withheld.includes(`/steps/${index}/decisions/${at}/output`) ? UNREADABLE : record.output;
    return explain({ ...record, inputs, output }, elements[at] ?? '', names);
  });
};

const explain = (record: DecisionRecord, element: string, names: DiagramNames): Explained => {
  const { id, kind, source, inputs, rules, output } = record;
  const explained = { id, element, kind, source, inputs, rules, output };
  if (kind === 'decision') return { ...explained, ...tableWords(record, names) };
  const flow = names.definition?.flows[id];
  const label = flow && (oneLine(flow.name) || `nach «${names.element(flow.target)}»`);
  const title = flow ? `${names.element(element)} ${label}` : names.element(element);
  if (kind === 'expression')
    return { ...explained, title, because: `berechnet aus ${given(inputs)}: ${brief(output)}` };
  const verdict = output === true ? 'zutrifft' : 'nicht zutrifft';
  return { ...explained, title, because: `weil mit ${given(inputs)} die Bedingung «${source}» ${verdict}` };
};

/** «weil mit Gespräch nicht auf Deutsch = ja die Regel 3 («…») der Tabelle «Dolmetschbedarf» traf: Dolmetscher:in nötig = ja». */
const tableWords = (
  { id, inputs, rules, output }: DecisionRecord,
  { definition }: DiagramNames,
): Pick<Explained, 'title' | 'source' | 'because'> => {
  const decision = definition?.decisions.decisions.find((one) => one.id === id);
  const title = decision?.title ?? id;
  const columns = new Map(decision?.table?.inputs.map(({ text, label }) => [text, label] as const));
  const outputs = new Map(decision?.table?.outputs.map(({ name, label }) => [name, label] as const));
  const hit = rules.map((rule) => {
    const row = decision?.table?.rules.find((one) => one.id === rule);
    return row ? `${row.number}${row.says && ` («${row.says.replace(/\.$/, '')}»)`}` : rule;
  });
  const which =
    hit.length === 0 ? 'keine Regel' : hit.length === 1 ? `die Regel ${hit[0]}` : `die Regeln ${hit.join(', ')}`;
  const traf = hit.length > 1 ? 'trafen' : 'traf';
  return {
    title,
    source: `Tabelle «${title}», Version ${definition?.version ?? '?'}`,
    because: `weil mit ${given(inputs, columns)} ${which} der Tabelle «${title}» ${traf}: ${answer(output, outputs)}`,
  };
};

/** What the engine keeps for itself (a colon marks it) is no input; what cannot be read any more is named without its value. */
const shownInputs = (inputs: JsonObject, gone: readonly string[]): JsonObject => ({
  ...Object.fromEntries(Object.entries(inputs).filter(([path]) => !path.includes(':'))),
  ...Object.fromEntries(gone.map((path) => [path, UNREADABLE])),
});

const UNREADABLE = 'nicht mehr lesbar';

const given = (inputs: JsonObject, columns: ReadonlyMap<string, string> = new Map()): string => {
  const known = Object.entries(inputs)
    .filter(([path]) => !isId(lastOf(path)))
    .map(([path, value]) => `${columns.get(path) ?? lastOf(path)} = ${brief(value ?? null)}`);
  return known.length ? known.join(', ') : 'nichts als dem Dossier';
};

const answer = (output: Json, labels: ReadonlyMap<string, string> = new Map()): string =>
  isObject(output)
    ? inOrderOf([...labels.keys()], Object.entries(output))
        .filter(([name]) => !isId(name))
        .map(([name, value]) => `${labels.get(name) ?? name} = ${brief(value ?? null)}`)
        .join(', ')
    : brief(output);

/** As the table orders its columns: canonical JSON, the form of the log, sorts by name. */
const inOrderOf = <T>(order: readonly string[], entries: readonly (readonly [string, T])[]) =>
  entries.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));

// Keys of persons and things say nothing to a reader.
const isId = (name: string): boolean => /Ids?$/.test(name);

const SHOWN_MAX = 60;

/** A value in a sentence; long ones are cut, the page shows them whole. */
const brief = (value: Json): string => {
  if (value === null) return 'nichts';
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (typeof value === 'string') return cut(swissText(value));
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length ? cut(value.map((one) => brief(one as Json)).join(', ')) : 'nichts';
  return cut(answer(value as JsonObject));
};

const cut = (text: string): string => (text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text);

/**
 * The element each decision was asked at: a condition at the gateway its flow leaves, an expression at itself, a table at
 * the business rule task that asked it. What a table required was recorded just before it, and so belongs to the same task.
 */
const elementsOf = (
  step: Step,
  decisions: readonly DecisionRecord[],
  definition: CompiledDefinition | undefined,
): readonly string[] => {
  const path = step.entered.map(({ key }) => elementIdOf(key));
  const asking = path.filter((id) => definition?.elements[id]?.behaviour.kind === 'businessRule');
  const elements: string[] = [];
  for (const { id, kind } of decisions) {
    const [next] = asking;
    if (kind !== 'decision') elements.push(definition?.flows[id]?.source ?? id);
    else elements.push(next ?? elementIdOf(step.element));
    if (kind === 'decision' && next !== undefined && asksFor(definition, next) === id) asking.shift();
  }
  return elements;
};

const asksFor = (definition: CompiledDefinition | undefined, element: string): string | undefined => {
  const behaviour = definition?.elements[element]?.behaviour;
  return behaviour?.kind === 'businessRule' ? behaviour.decision : undefined;
};

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const oneLine = (name: string): string => name.replace(/\s+/g, ' ').trim();

const unescaped = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');
