import type { Json, JsonObject } from '@fallspur/kernel';
import { lastOf, type FieldWords } from './field-words.ts';
import { swissText } from './swiss.ts';

/** A value with what it is called: «Gesprächssprache», «Portugiesisch». */
export interface Said {
  readonly title: string;
  readonly value: string;
}

export const UNREADABLE = 'nicht einsehbar';

/** What was asked or answered, ready to read. Keys of persons and things say nothing to a reader and are left out. */
export const saidOf = (
  values: JsonObject,
  words: FieldWords,
  labels: ReadonlyMap<string, string> = new Map(),
): readonly Said[] =>
  Object.entries(values)
    .filter(([path]) => !/Ids?$/.test(lastOf(path)))
    .map(([path, value]) => ({
      title: labels.get(path) ?? words.title(lastOf(path)),
      value: saidValue(value ?? null, lastOf(path), words),
    }));

/** «Mahnstufe = 0, Gesprächssprache = Portugiesisch». */
export const inline = (said: readonly Said[]): string =>
  said.map(({ title, value }) => `${title} = ${value}`).join(', ');

/** A value of a field: «ja», «20.11.2026», «Drittstaat»; a list of many persons by how often each value occurs. */
export const saidValue = (value: Json, field: string, words: FieldWords): string => {
  if (value === null) return NOTHING;
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return cut(words.code(field, value) ?? swissText(value));
  if (!Array.isArray(value)) return inline(saidOf(value as JsonObject, words));
  return saidList((value as readonly Json[]).flat().map((one) => saidValue(one as Json, field, words)));
};

const saidList = (items: readonly string[]): string => {
  const groups = [...Map.groupBy(items, (item) => item)];
  const counts = groups.some(([, { length }]) => length > 1);
  const shown = groups.slice(0, GROUPS_MAX).map(([text, { length }]) => (counts ? `${length} × ${text}` : text));
  const more = groups.length - shown.length;
  return shown.length === 0 ? NOTHING : shown.join(', ') + (more > 0 ? ` und ${more} weitere` : '');
};

const NOTHING = 'nichts';
const GROUPS_MAX = 4;
const LETTERS_MAX = 80;

const cut = (text: string): string => (text.length > LETTERS_MAX ? `${text.slice(0, LETTERS_MAX)}…` : text);
