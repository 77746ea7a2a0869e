import { spend } from '../run.ts';
import { readDecimal } from '../values/decimal.ts';
import { FeelRange } from '../values/range.ts';
import { compare } from '../values/order.ts';
import { readTemporal } from '../values/temporal-text.ts';
import type { Value } from '../values/value.ts';
import { builtin, signature } from './define.ts';

/** `number()` and `range()` from text. [DMN 1.5, 10.3.4.1] */

const SEPARATORS = [' ', ',', '.'];
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,4})?$/;

/** `number("1 000,5", " ", ",")`: grouping and decimal separator as handed in. */
const readNumber = (text: string, grouping: string | null | undefined, point: string | null | undefined): Value => {
  if (grouping && !SEPARATORS.includes(grouping)) return null;
  if (point && (!['.', ','].includes(point) || point === grouping)) return null;
  let plain = text;
  if (grouping) plain = plain.replaceAll(grouping, '');
  if (point) plain = plain.replaceAll(point, '.');
  return NUMBER.test(plain) ? readDecimal(plain) : null;
};

const RANGE = /^\s*([[\](])\s*(.*?)\s*\.\.\s*(.*?)\s*([\][)])\s*$/s;

/** `range("[1..5]")`, ends being numbers, strings or temporal literals. */
const readRange = (text: string): Value => {
  const match = RANGE.exec(text);
  if (!match) return null;
  const [, open = '', low = '', high = '', close = ''] = match;
  const [start, end] = [readEnd(low), readEnd(high)];
  if (start === undefined || end === undefined || (start === null && end === null)) return null;
  if (start === null ? open === '[' : end === null && close === ']') return null;
  if (start !== null && end !== null && (compare(start, end) ?? 1) > 0) return null;
  return new FeelRange(start, end, open === '[', close === ']', start === null || end === null);
};

const readEnd = (text: string): Value | undefined => {
  if (text === '') return null;
  if (NUMBER.test(text)) return readDecimal(text) ?? undefined;
  const quoted = /^(@|date\(|time\(|date and time\(|duration\()?\s*"([^"]*)"\s*\)?$/.exec(text);
  if (!quoted) return undefined;
  return quoted[1] === undefined ? quoted[2]! : (readTemporal(quoted[2]!) ?? undefined);
};

export const CONVERSION = [
  builtin(
    'number',
    signature(
      'from: string, grouping separator?: string, decimal separator?: string',
      ([from, grouping, point], run) => {
        spend(run, from.length >> 2);
        return readNumber(from, grouping, point);
      },
    ),
    signature('from: decimal', ([from]) => from),
  ),
  builtin(
    'range',
    signature('from: string', ([from]) => (from.length > 500 ? null : readRange(from))),
  ),
] as const;
