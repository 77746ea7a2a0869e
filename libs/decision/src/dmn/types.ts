import type { TypeTest } from '../feel/compile/compiler.ts';
import { BASIC_TYPES } from '../feel/compile/types.ts';
import type { Run } from '../feel/run.ts';
import { warn } from '../feel/run.ts';
import type { Shape, Shapes } from '../feel/syntax.ts';
import type { FeelDuration } from '../feel/values/temporal.ts';
import { FeelDate, FeelDateTime } from '../feel/values/temporal.ts';
import { readDate, readDateTime, readDuration, readTime } from '../feel/values/temporal-text.ts';
import type { Value } from '../feel/values/value.ts';
import { entryOf, isContext, isList, kindOf, newContext } from '../feel/values/value.ts';

/** A type of the model, from FEEL or from an item definition. [DMN 1.5, 7.3.2] */
export interface ItemType {
  readonly name: string;
  readonly test: TypeTest;
  /** Names inside values of this type, so that FEEL can read names with blanks. */
  readonly shape: Shape;
  readonly item?: ItemType;
  /** Of a function: what it answers. */
  readonly result?: ItemType;
  readonly components?: readonly { readonly name: string; readonly type: ItemType }[];
  /** Whether a value of the right kind is also among the allowed values. */
  readonly allows?: (value: Value, run: Run) => boolean;
  /** Base type in FEEL's own terms, which tells how JSON text is read. */
  readonly basic: string;
}

export const ANY_TYPE: ItemType = { name: 'Any', test: () => true, shape: null, basic: 'Any' };

export const basicType = (name: string): ItemType | null => {
  const plain = name.replace(/^feel[.:]/, '');
  const spelled = ALIASES[plain] ?? plain;
  if (spelled === 'Any') return ANY_TYPE;
  const test = BASIC_TYPES[spelled];
  return test ? { name: spelled, test, shape: null, basic: spelled } : null;
};
const ALIASES: Readonly<Record<string, string>> = {
  dateTime: 'date and time',
  dayTimeDuration: 'days and time duration',
  yearMonthDuration: 'years and months duration',
  // Camunda's modeler offers these for tables
  integer: 'number',
  long: 'number',
  double: 'number',
};

/** The value as the type, through the standard's implicit conversions; null (with a warning) where it does not fit. */
export const conform = (value: Value, type: ItemType, run: Run): Value => {
  if (value === null || fits(value, type, run)) return value;
  if (isList(value) && value.length === 1 && fits(value[0]!, type, run)) return value[0]!;
  if (type.item && !isList(value) && fits(value, type.item, run)) return [value];
  if (type.basic === 'date and time' && value instanceof FeelDate) return new FeelDateTime(value.day, 0, 'UTC');
  warn(run, 'INVALID_TYPE', `expected ${type.name}, got a ${kindOf(value)} that is none; it counts as null`);
  return null;
};

const fits = (value: Value, type: ItemType, run: Run): boolean => type.test(value, run) && allowed(value, type, run);

/** Whether a value of the right kind is also among the allowed ones, deep inside, too. */
export const allowed = (value: Value, type: ItemType, run: Run): boolean => {
  if (type.allows && value !== null && !type.allows(value, run)) return false;
  if (type.item && isList(value)) return value.every((item) => item === null || allowed(item, type.item!, run));
  if (type.components && isContext(value))
    return type.components.every(({ name, type: part }) => {
      const entry = entryOf(value, name) ?? null;
      return entry === null || allowed(entry, part, run);
    });
  return true;
};

/** JSON of the caller as a value of the type: text of a date becomes a date, a missing entry null, also deep inside. */
export const fromTypedJson = (value: Value, type: ItemType): Value => {
  if (typeof value === 'string') return READERS[type.basic]?.(value) ?? value;
  if (isList(value)) return type.item ? value.map((item) => fromTypedJson(item, type.item!)) : value;
  if (!type.components || !isContext(value)) return value;
  const typed = newContext(Object.entries(value));
  for (const { name, type: part } of type.components) {
    const entry = entryOf(value, name);
    typed[name] = entry === undefined ? null : fromTypedJson(entry, part);
  }
  return typed;
};

const durationOf = (kind: FeelDuration['kind']) => (text: string) => {
  const duration = readDuration(text);
  return duration?.kind === kind ? duration : null;
};
const READERS: Readonly<Partial<Record<string, (text: string) => Value>>> = {
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  'days and time duration': durationOf('days and time duration'),
  'years and months duration': durationOf('years and months duration'),
};

export const contextShape = (components: readonly { readonly name: string; readonly type: ItemType }[]): Shapes =>
  Object.fromEntries(components.map(({ name, type }) => [name, type.shape]));
