import type { DecisionRecord, Step } from '@fallspur/engine';
import type { Json, JsonObject } from '@fallspur/kernel';
import { elementsOf } from './asked-at.ts';
import type { FieldWords } from './field-words.ts';
import type { DiagramNames } from './names.ts';
import { withoutSources } from './sources.ts';
import { inline, saidOf, saidValue, UNREADABLE, type Said } from './value-words.ts';

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
  /** The inputs in words. */
  readonly given: readonly Said[];
  /** The output in words. */
  readonly answer: string;
}

export interface Asking {
  readonly withheld: readonly string[] | undefined;
  readonly index: number;
  readonly words: FieldWords;
}

/**
 * The decisions of a step in the order they were asked. `withheld` are the paths of the event nobody can read any more,
 * from its root (`/steps/0/decisions/1/inputs/…`); `index` is the step's place in it.
 */
export const explainedIn = (
  step: Step,
  names: DiagramNames,
  { withheld = [], index, words }: Asking,
): readonly Explained[] => {
  const decisions = step.decisions ?? [];
  const elements = elementsOf(step, decisions, names.definition);
  return decisions.map((record, at) => {
    const prefix = `/steps/${index}/decisions/${at}/inputs/`;
    const gone = withheld.flatMap((path) => (path.startsWith(prefix) ? unescaped(path.slice(prefix.length)) : []));
    const inputs = shownInputs(record.inputs, gone);
    const output = withheld.includes(`/steps/${index}/decisions/${at}/output`) ? UNREADABLE : (record.output ?? null);
    return explain({ ...record, inputs, output }, elements[at] ?? '', names, words);
  });
};

const explain = (record: DecisionRecord, element: string, names: DiagramNames, words: FieldWords): Explained => {
  const { id, kind, source, inputs, rules, output } = record;
  const explained = { id, element, kind, source, inputs, rules, output };
  if (kind === 'decision') return { ...explained, ...tableWords(record, names, words) };
  const title = names.element(element);
  const given = saidOf(inputs, words);
  const answer = saidValue(output, '', words);
  const ground = inline(kind === 'expression' ? saidOf(withoutNothing(inputs), words) : given) || 'dem Dossier';
  if (kind === 'expression')
    return { ...explained, title, given, answer, because: `${answer}, berechnet aus ${ground}` };
  const flow = names.definition?.flows[id];
  const way = !flow ? 'eingetreten' : flow.name ? `«${oneLine(flow.name)}»` : `nach «${names.element(flow.target)}»`;
  const because = output === UNREADABLE ? UNREADABLE : `${output === true ? '' : 'nicht '}${way}, weil ${ground}`;
  return { ...explained, title, given, answer, because };
};

/** «Regel 3 trifft zu: «Das Gespräch soll verstanden werden». Ergebnis: Dolmetscher:in nötig = ja». */
const tableWords = (
  { id, inputs, rules, output }: DecisionRecord,
  { definition }: DiagramNames,
  words: FieldWords,
): Pick<Explained, 'title' | 'source' | 'because' | 'given' | 'answer'> => {
  const decision = definition?.decisions.decisions.find((one) => one.id === id);
  const title = decision?.title ?? id;
  const outputs = decision?.table?.outputs ?? [];
  const given = saidOf(inputs, words, new Map(decision?.table?.inputs.map(({ text, label }) => [text, label])));
  const hits = rules.map((rule) => {
    const row = decision?.table?.rules.find((one) => one.id === rule);
    return { number: String(row?.number ?? rule), says: withoutSources(row?.says ?? '').replace(/\.$/, '') };
  });
  const reasons = hits.flatMap(({ says }) => (says === '' ? [] : `«${says}»`));
  const answer = isObject(output)
    ? inline(saidOf(known(inOrderOf(outputs, output), words), words))
    : saidValue(output, id, words);
  const why = reasons.length ? `: ${reasons.join(', ')}` : given.length ? ` mit ${inline(given)}` : '';
  return {
    title,
    source: `Tabelle «${title}», Version ${definition?.version ?? '?'}`,
    given,
    answer,
    because: `${hitsInWords(hits.map(({ number }) => number))}${why}.${output === null ? '' : ` Ergebnis: ${answer}`}`,
  };
};

const hitsInWords = (numbers: readonly string[]): string =>
  numbers.length === 0
    ? 'Keine Regel trifft zu'
    : numbers.length === 1
      ? `Regel ${numbers[0]} trifft zu`
      : `Regeln ${AND.format(numbers)} treffen zu`;

const AND = new Intl.ListFormat('de-CH', { type: 'conjunction' });

/** What the engine keeps for itself (a colon marks it) is no input; what cannot be read any more is named without its value. */
const shownInputs = (inputs: JsonObject, gone: readonly string[]): JsonObject => ({
  ...Object.fromEntries(Object.entries(inputs).filter(([path]) => !path.includes(':'))),
  ...Object.fromEntries(gone.map((path) => [path, UNREADABLE])),
});

/** What was not there was not reckoned with. */
const withoutNothing = (inputs: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== null));

/** As the table orders its columns: canonical JSON, the form of the log, sorts by name. */
const inOrderOf = (columns: readonly { readonly name: string }[], output: JsonObject): JsonObject => {
  const order = columns.map(({ name }) => name);
  return Object.fromEntries(Object.entries(output).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
};

/** A code for which nobody has a word is for other tables, not for readers. */
const known = (output: JsonObject, words: FieldWords): JsonObject =>
  Object.fromEntries(
    Object.entries(output).filter(
      ([field, value]) => typeof value !== 'string' || !CODE.test(value) || words.code(field, value) !== undefined,
    ),
  );
const CODE = /^[A-Z0-9]+(_[A-Z0-9]+)*$/;

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const oneLine = (name: string): string => name.replace(/\s+/g, ' ').trim();

const unescaped = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');
