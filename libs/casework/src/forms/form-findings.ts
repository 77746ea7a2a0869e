import { isFault, parseFeel } from '@fallspur/decision';
import type { Diagnostic, JsonObject } from '@fallspur/kernel';
import { emptyDossier } from '../dossier/state.ts';
import { isObject, propertiesOf } from './form-of.ts';
import { FORM_WORDS, formWords } from './form-words.ts';

/**
 * What is wrong with how a fact schema describes its form. None of it breaks a form: a field whose default is faulty
 * starts empty.
 */
export const formFindings = (type: string, schema: JsonObject): readonly Diagnostic[] => {
  const found = (code: string, message: string, hint: string): Diagnostic => ({
    code,
    severity: 'error',
    message: `${type}: ${message}`,
    file: `facts/${type}.schema.json`,
    hint,
  });
  const names = propertiesOf(schema).map(([name]) => name);
  const field = schema['x-occurred-on'];
  return [
    ...orderFaults(schema['x-order'], names).map((fault) =>
      found('E_FORM_ORDER', fault, 'x-order nennt jede Eigenschaft genau einmal, in der Reihenfolge des Formulars'),
    ),
    ...(field === undefined || names.includes(String(field))
      ? []
      : [found('E_FORM_DAY', `x-occurred-on nennt «${String(field)}»`, 'eine Eigenschaft dieses Fakts nennen')]),
    ...propertiesOf(schema).flatMap(([name, property]) => [
      ...defaultFaults(property['x-default']).map((fault) =>
        found('E_FORM_DEFAULT', `x-default von «${name}»: ${fault}`, `FEEL über ${FORM_WORDS.join(', ')}`),
      ),
      ...hintFaults(property).map((fault) =>
        found('E_FORM_HINT', `x-form von «${name}»: ${fault}`, '{"show": …, "as": …}, siehe processes/README.md'),
      ),
      ...labelFaults(property).map((fault) =>
        found('E_FORM_LABELS', `x-labels von «${name}»: ${fault}`, 'zu jedem Wert von enum ein deutsches Wort'),
      ),
    ]),
  ];
};

const SHOWN = ['hidden', 'persons', 'text', 'details'];
const READ_AS = ['date', 'time', 'language', 'country', 'municipality'];
/** The words of a form as they are in a dossier in which nothing has happened: the names are there, the values not. */
const NOTHING = formWords({
  dossier: emptyDossier('dossier-nothing'),
  actor: { name: '', office: '', role: '' },
  now: '2016-01-01T00:00:00Z',
  newId: '',
  parameters: {},
});

function orderFaults(order: unknown, names: readonly string[]): readonly string[] {
  if (order === undefined) return [];
  if (!Array.isArray(order)) return ['x-order ist keine Liste'];
  const missing = names.filter((name) => !order.includes(name));
  const strange = order.filter((name, at) => !names.includes(String(name)) || order.indexOf(name) !== at);
  return [
    ...(missing.length ? [`x-order nennt nicht: ${missing.join(', ')}`] : []),
    ...(strange.length ? [`x-order nennt zuviel: ${strange.join(', ')}`] : []),
  ];
}

function defaultFaults(text: unknown): readonly string[] {
  if (text === undefined) return [];
  if (typeof text !== 'string') return ['ist kein Text'];
  const expression = parseFeel(text);
  if (isFault(expression)) return [expression.message];
  const faults = expression.paths.flatMap((path) => {
    const [word = '', name] = path.split('.');
    if (!(FORM_WORDS as readonly string[]).includes(word)) return [`«${word}» gibt es in Formularen nicht`];
    const known = NOTHING[word];
    // Parameters and variables are the case's own; the view and the actor are ours.
    if ((word !== 'fall' && word !== 'akteur') || name === undefined || !isObject(known) || name in known) return [];
    return [`«${word}.${name}» gibt es nicht`];
  });
  return [...new Set(faults)];
}

function hintFaults(property: JsonObject): readonly string[] {
  const nested = [...propertiesOf(property), ...itemsOf(property).flatMap(propertiesOf)];
  const below = nested.flatMap(([name, inner]) => hintFaults(inner).map((fault) => `${name}: ${fault}`));
  const hint = property['x-form'];
  if (hint === undefined) return below;
  if (!isObject(hint)) return ['ist kein Objekt', ...below];
  const wrong = Object.entries(hint).filter(
    ([word, value]) =>
      !(word === 'show' && SHOWN.includes(String(value))) && !(word === 'as' && READ_AS.includes(String(value))),
  );
  return [...wrong.map(([word, value]) => `«${word}: ${JSON.stringify(value)}» ist unbekannt`), ...below];
}

function labelFaults(property: JsonObject): readonly string[] {
  const parts = [property, ...itemsOf(property)];
  const below = parts
    .flatMap(propertiesOf)
    .flatMap(([name, inner]) => labelFaults(inner).map((one) => `${name}: ${one}`));
  return [
    ...parts.flatMap((part) => {
      const labels = part['x-labels'];
      if (labels === undefined) return [];
      const values = Array.isArray(part['enum']) ? part['enum'].map(String) : [];
      const named = isObject(labels) ? Object.keys(labels) : [];
      const missing = values.filter((value) => !named.includes(value));
      const strange = named.filter((value) => !values.includes(value));
      return [
        ...(missing.length ? [`es fehlt ${missing.join(', ')}`] : []),
        ...(strange.length ? [`kein Wert ist ${strange.join(', ')}`] : []),
      ];
    }),
    ...below,
  ];
}

const itemsOf = (property: JsonObject): readonly JsonObject[] =>
  isObject(property['items']) ? [property['items']] : [];
