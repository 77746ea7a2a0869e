import { fullName, personIdOf, type ArrivalRow, type Dossier, type OfferedCorrection } from '@fallspur/casework';
import type { ImportEntry } from '@fallspur/contract';
import { differingFields } from '@fallspur/house';
import type { Json } from '@fallspur/kernel';

/** Whom the keys of persons stand for: those of the dossier, and those of the rows. */
interface People {
  readonly dossier: Dossier | undefined;
  readonly arrivals: readonly ArrivalRow[];
}

/** Keys of things that have no name; what they stand for shows in another field. */
const KEYS: ReadonlySet<string> = new Set(['zuzugId', 'unitId', 'gespraechId', 'abklaerungId', 'mitglieder']);

/** What a correction would change, as a person reads it. */
export const changesOf = (offered: readonly OfferedCorrection[], people: People): ImportEntry['changes'] =>
  offered.flatMap(({ recorded, proposed }) => {
    const [before, after] = [recorded.data, proposed.data];
    const fields = differingFields(before, after).filter((field) => !KEYS.has(field));
    return fields.map((field) => ({
      field,
      before: textOf(before[field], people),
      after: textOf(after[field], people),
    }));
  });

const textOf = (value: Json | undefined, people: People): string => {
  if (value === undefined || value === null || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (typeof value !== 'object') return nameOf(String(value), people);
  if (Array.isArray(value)) return value.map((one) => textOf(one as Json, people)).join(', ') || '–';
  return Object.values(value)
    .map((one) => textOf(one as Json, people))
    .join(' ');
};

const nameOf = (text: string, { dossier, arrivals }: People): string => {
  const known = dossier?.persons[text];
  if (known) return fullName(known) ?? '(zurückgehalten)';
  const row = arrivals.find((one) => personIdOf(one) === text);
  return row ? `${row.vorname} ${row.name}` : text;
};
