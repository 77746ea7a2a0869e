import type { Json, JsonObject } from '@fallspur/kernel';
import { FeelDateTime } from '../feel/values/temporal.ts';
import { readDate, readDateTime, readDuration, readTemporal, readTime } from '../feel/values/temporal-text.ts';
import type { XmlElement } from './xml.ts';
import { childNamed, childrenNamed } from './xml.ts';

/** Values as the corpus writes them, read as JSON: temporal ones as ISO 8601 text, as our answers have them. */
export const expectedValue = (holder: XmlElement): Json => {
  const list = childNamed(holder, 'list');
  if (list) return list.attributes['nil'] === 'true' ? null : childrenNamed(list, 'item').map(expectedValue);
  const components = childrenNamed(holder, 'component');
  if (components.length)
    return Object.fromEntries(components.map((part) => [part.attributes['name']!, expectedValue(part)])) as JsonObject;
  const value = childNamed(holder, 'value');
  if (!value || value.attributes['nil'] === 'true') return null;
  return READERS[typeOf(value)]?.(value.text.trim()) ?? value.text;
};

/** What a test hands in. JSON has no dates: what the test calls a date goes in as FEEL's own value of it. */
export const inputValue = (holder: XmlElement): Json => {
  const list = childNamed(holder, 'list');
  if (list && list.attributes['nil'] !== 'true') return childrenNamed(list, 'item').map(inputValue);
  const components = childrenNamed(holder, 'component');
  if (components.length)
    return Object.fromEntries(components.map((part) => [part.attributes['name']!, inputValue(part)])) as JsonObject;
  const value = childNamed(holder, 'value');
  const read = value && FEEL_READERS[typeOf(value)];
  return ((read && value.attributes['nil'] !== 'true' && read(value.text.trim())) || expectedValue(holder)) as Json;
};

const typeOf = (value: XmlElement): string => (value.attributes['type'] ?? 'xsd:string').replace(/^.*:/, '');
const FEEL_READERS: Readonly<Partial<Record<string, (text: string) => unknown>>> = {
  date: readDate,
  time: readTime,
  dateTime: readDateTime,
  duration: readDuration,
};

const iso = (value: unknown): Json | undefined =>
  value === null ? undefined : value instanceof FeelDateTime ? value.toIso() : String(value);
const READERS: Readonly<Partial<Record<string, (text: string) => Json | undefined>>> = {
  boolean: (text) => text === 'true' || text === '1',
  decimal: Number,
  double: (text) => (text === 'INF' ? Infinity : Number(text)),
  integer: Number,
  date: (text) => text,
  time: (text) => iso(readTime(text)),
  dateTime: (text) => iso(readDateTime(text)),
  duration: (text) => iso(readDuration(text)),
};

/** The corpus gives decimals rounded: numbers agree to eight digits. */
const TOLERANCE = 1e-8;

export const sameAsExpected = (got: Json, expected: Json): boolean => {
  if (typeof got === 'number' && typeof expected === 'number')
    return Math.abs(got - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
  if (typeof got === 'string' && typeof expected === 'string') return got === expected || sameMoment(got, expected);
  if (got === null || expected === null || typeof got !== 'object' || typeof expected !== 'object')
    return got === expected;
  if (Array.isArray(got) || Array.isArray(expected))
    return (
      Array.isArray(got) &&
      Array.isArray(expected) &&
      got.length === expected.length &&
      got.every((item, i) => sameAsExpected(item as Json, expected[i] as Json))
    );
  const [a, b] = [got as JsonObject, expected as JsonObject];
  return (
    Object.keys(a).length === Object.keys(b).length &&
    Object.keys(b).every((key) => key in a && sameAsExpected(a[key]!, b[key]!))
  );
};

const sameMoment = (a: string, b: string): boolean => {
  const [x, y] = [readTemporal(a), readTemporal(b)];
  return x !== null && y !== null && iso(x) === iso(y);
};

export const shown = (value: Json): string => JSON.stringify(value).slice(0, 120);
