import { isDecimal, plainDecimal } from './decimal.ts';
import type { Run } from '../run.ts';
import { spend, spendText } from '../run.ts';
import { FeelFunction } from './function.ts';
import { FeelRange } from './range.ts';
import type { Value } from './value.ts';
import { isList, Special } from './value.ts';

/** FEEL `string()`: texts inside lists and contexts are quoted, numbers written without exponent. */
export const textOf = (value: Value, run: Run, inside = false): string => {
  spend(run, 1);
  const text = write(value, run, inside);
  spendText(run, text.length);
  return text;
};

function write(value: Value, run: Run, inside: boolean): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return inside ? JSON.stringify(value) : value;
  if (typeof value === 'number') return isDecimal(value) ? plainDecimal(value) : 'null';
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map((item) => textOf(item, run, true)).join(', ')}]`;
  if (value instanceof FeelRange) {
    const [open, close] = [value.startIncluded ? '[' : '(', value.endIncluded ? ']' : ')'];
    return `${open}${textOf(value.start, run, true)}..${textOf(value.end, run, true)}${close}`;
  }
  if (value instanceof FeelFunction) return `function(${value.parameters.join(', ')})`;
  if (value instanceof Special) return String(value);
  const entries = Object.entries(value).map(([key, entry]) => `${keyText(key)}: ${textOf(entry, run, true)}`);
  return `{${entries.join(', ')}}`;
}

const keyText = (key: string): string => (/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : JSON.stringify(key));
