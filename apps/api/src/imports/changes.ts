import { fullName, personIdOf, type ArrivalRow, type Dossier, type OfferedCorrection } from '@fallspur/casework';
import type { ImportEntry } from '@fallspur/contract';
import type { DefinitionCatalog } from '@fallspur/engine';
import { differingFields } from '@fallspur/house';
import { isLocalDate, type Json, type JsonObject } from '@fallspur/kernel';

/** Whom the keys of persons stand for: those of the dossier, and those of the rows. */
interface People {
  readonly dossier: Dossier | undefined;
  readonly arrivals: readonly ArrivalRow[];
}

/** Keys of things that have no name; what they stand for shows in another field. */
const KEYS: ReadonlySet<string> = new Set(['zuzugId', 'unitId', 'gespraechId', 'abklaerungId', 'mitglieder']);

/** What a correction would change, in the words of the fact's schema. */
export const changesOf = (
  offered: readonly OfferedCorrection[],
  people: People,
  definitions: DefinitionCatalog,
): ImportEntry['changes'] =>
  offered.flatMap(({ type, recorded, proposed }) => {
    const schema = definitions.factType(type)?.schema;
    const whose = type === 'PersonErfasst' && people.arrivals.length > 1 ? proposed.data['personId'] : undefined;
    return differingFields(recorded.data, proposed.data)
      .filter((field) => !KEYS.has(field))
      .map((field) => {
        const shape = propertyOf(schema, field);
        const title = String(shape?.['title'] ?? field);
        return {
          field: typeof whose === 'string' ? `${title} (${nameOf(whose, people)})` : title,
          before: textOf(recorded.data[field], shape, people),
          after: textOf(proposed.data[field], shape, people),
        };
      });
  });

type Shape = JsonObject | undefined;

const propertyOf = (shape: Shape, name: string): Shape =>
  (shape?.['properties'] as JsonObject | undefined)?.[name] as Shape;

const textOf = (value: Json | undefined, shape: Shape, people: People): string => {
  if (value === undefined || value === null || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (typeof value !== 'object') return wordOf(String(value), shape, people);
  if (Array.isArray(value))
    return value.map((one: Json) => textOf(one, shape?.['items'] as Shape, people)).join(', ') || '–';
  return Object.entries(value)
    .map(([name, one]) => textOf(one, propertyOf(shape, name), people))
    .join(' ');
};

const wordOf = (text: string, shape: Shape, people: People): string => {
  const label = (shape?.['x-labels'] as JsonObject | undefined)?.[text];
  if (typeof label === 'string') return label;
  return isLocalDate(text) ? text.split('-').toReversed().join('.') : nameOf(text, people);
};

/** The person a key stands for; any other text stays what it is. */
const nameOf = (text: string, { dossier, arrivals }: People): string => {
  const known = dossier?.persons[text];
  if (known) return fullName(known) ?? '(zurückgehalten)';
  const row = arrivals.find((one) => personIdOf(one) === text);
  return row ? `${row.vorname} ${row.name}` : text;
};
