import type { CompiledDefinition, DecisionRecord, Step } from '@fallspur/engine';
import type { Json, JsonObject } from '@fallspur/kernel';
import type { FieldLabels } from './field-labels.ts';
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

export interface Asking {
  readonly withheld: readonly string[] | undefined;
  readonly index: number;
  readonly labels: FieldLabels;
}

/**
 * The decisions of a step in the order they were asked. `withheld` are the paths of the event nobody can read any more,
 * from its root (`/steps/0/decisions/1/inputs/…`); `index` is the step's place in it.
 */
export const explainedIn = (
  step: Step,
  names: DiagramNames,
  { withheld = [], index, labels }: Asking,
): readonly Explained[] => {
  const decisions = step.decisions ?? [];
  const elements = elementsOf(step, decisions, names.definition);
  return decisions.map((record, at) => {
    const prefix = `/steps/${index}/decisions/${at}/inputs/`;
    const gone = withheld.flatMap((path) => (path.startsWith(prefix) ? unescaped(path.slice(prefix.length)) : []));
    const inputs = shownInputs(record.inputs, gone);
    const output = withheld.includes(`/steps/${index}/decisions/${at}/output`) ? UNREADABLE : (record.output ?? null);
    return explain({ ...record, inputs, output }, elements[at] ?? '', names, new Wording(labels));
  });
};

const explain = (record: DecisionRecord, element: string, names: DiagramNames, say: Wording): Explained => {
  const { id, kind, source, inputs, rules, output } = record;
  const explained = { id, element, kind, source, inputs, rules, output };
  if (kind === 'decision') return { ...explained, ...tableWords(record, names, say) };
  const flow = names.definition?.flows[id];
  const label = flow && (oneLine(flow.name) || `nach «${names.element(flow.target)}»`);
  const title = flow ? `${names.element(element)} ${label}` : names.element(element);
  if (kind === 'expression')
    return { ...explained, title, because: `berechnet aus ${say.given(inputs)}: ${say.value(output, '')}` };
  const verdict = output === true ? 'zutrifft' : 'nicht zutrifft';
  return { ...explained, title, because: `weil mit ${say.given(inputs)} die Bedingung «${source}» ${verdict}` };
};

/** «weil mit Gespräch nicht auf Deutsch = ja die Regel 3 («…») der Tabelle «Dolmetschbedarf» traf: Dolmetscher:in nötig = ja». */
const tableWords = (
  { id, inputs, rules, output }: DecisionRecord,
  { definition }: DiagramNames,
  say: Wording,
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
    because: `weil mit ${say.given(inputs, columns)} ${which} der Tabelle «${title}» ${traf}: ${say.answer(output, outputs)}`,
  };
};

/** What the engine keeps for itself (a colon marks it) is no input; what cannot be read any more is named without its value. */
const shownInputs = (inputs: JsonObject, gone: readonly string[]): JsonObject => ({
  ...Object.fromEntries(Object.entries(inputs).filter(([path]) => !path.includes(':'))),
  ...Object.fromEntries(gone.map((path) => [path, UNREADABLE])),
});

const UNREADABLE = 'nicht einsehbar';

/** Values as a sentence says them: codes by the labels of the facts they come from, long ones cut. */
class Wording {
  readonly #labels: FieldLabels;

  constructor(labels: FieldLabels) {
    this.#labels = labels;
  }

  given(inputs: JsonObject, columns: ReadonlyMap<string, string> = new Map()): string {
    const known = Object.entries(inputs)
      .filter(([path]) => !isId(lastOf(path)))
      .map(([path, value]) => `${columns.get(path) ?? lastOf(path)} = ${this.value(value ?? null, lastOf(path))}`);
    return known.length ? known.join(', ') : 'nichts als dem Dossier';
  }

  answer(output: Json, columns: ReadonlyMap<string, string> = new Map()): string {
    if (!isObject(output)) return this.value(output, [...columns.keys()][0] ?? '');
    return inOrderOf([...columns.keys()], Object.entries(output))
      .filter(([name]) => !isId(name))
      .map(([name, value]) => `${columns.get(name) ?? name} = ${this.value(value ?? null, name)}`)
      .join(', ');
  }

  value(value: Json, field: string): string {
    if (value === null) return 'nichts';
    if (typeof value === 'boolean') return value ? 'ja' : 'nein';
    if (typeof value === 'string') return cut(this.#labels(field, value) ?? swissText(value));
    if (typeof value === 'number') return String(value);
    if (!Array.isArray(value)) return cut(this.answer(value as JsonObject));
    return value.length ? cut(value.map((one) => this.value(one as Json, field)).join(', ')) : 'nichts';
  }
}

/** As the table orders its columns: canonical JSON, the form of the log, sorts by name. */
const inOrderOf = <T>(order: readonly string[], entries: readonly (readonly [string, T])[]) =>
  entries.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));

// Keys of persons and things say nothing to a reader.
const isId = (name: string): boolean => /Ids?$/.test(name);

const SHOWN_MAX = 60;

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
