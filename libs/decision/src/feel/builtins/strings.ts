import type { Run } from '../run.ts';
import { spend, spendText, warn } from '../run.ts';
import type { CompiledPattern, Found } from '../regexp/regexp.ts';
import { compilePattern, PatternError } from '../regexp/regexp.ts';
import type { Value } from '../values/value.ts';
import { textOf } from '../values/text.ts';
import { builtin, signature } from './define.ts';

/** String functions; positions and lengths count code points. [DMN 1.5, 10.3.4.3] */

const substring = (text: string, start: number, length: number | null | undefined): Value => {
  const points = Array.from(text);
  const from = start < 0 ? points.length + Math.trunc(start) : Math.trunc(start) - 1;
  if (start === 0 || from < 0 || from >= points.length || (typeof length === 'number' && length < 1)) return null;
  return points.slice(from, typeof length === 'number' ? from + Math.trunc(length) : undefined).join('');
};

const withPattern = (pattern: string, flags: string, run: Run, use: (pattern: CompiledPattern) => Value): Value => {
  try {
    spend(run, 10 + pattern.length);
    const compiled = compilePattern(pattern, flags);
    spend(run, compiled.size);
    return use(compiled);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    warn(run, 'INVALID_ARGUMENTS', `not a regular expression: ${error.message}`);
    return null;
  }
};

const pointsOf = (text: string): number[] => Array.from(text, (char) => char.codePointAt(0)!);
const textFrom = (points: readonly number[], from: number, to: number): string => {
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCodePoint(points[i]!);
  return text;
};

function* allFound(pattern: CompiledPattern, points: readonly number[], run: Run): Generator<Found> {
  for (let from = 0; from <= points.length;) {
    const found = pattern.find(points, from, (steps) => spend(run, steps));
    if (!found) return;
    yield found;
    from = found[1]! > found[0]! ? found[1]! : found[1]! + 1;
  }
}

/** What XPath calls an error is null: a pattern that matches nothing at all, a `$` or `\\` without meaning. */
const replace = (input: string, pattern: CompiledPattern, replacement: string, literal: boolean, run: Run): Value => {
  if (pattern.anchoredEmpty || !(literal || REPLACEMENT.test(replacement))) return null;
  const points = pointsOf(input);
  let out = '';
  let at = 0;
  for (const found of allFound(pattern, points, run)) {
    out +=
      textFrom(points, at, found[0]!) + (literal ? replacement : expand(replacement, points, found, pattern.groups));
    spendText(run, out.length);
    at = found[1]!;
  }
  return out + textFrom(points, at, points.length);
};

const REPLACEMENT = /^(?:[^\\$]|\\[\\$]|\$\d)*$/;

/** `$1` … `$9` stand for groups, `$0` for the whole, `\$` for a dollar. */
const expand = (replacement: string, points: readonly number[], found: Found, groups: number): string =>
  replacement.replace(/\\([\\$])|\$(\d)(\d?)/g, (_, escaped?: string, digit?: string, second = '') => {
    if (escaped !== undefined) return escaped;
    const twoDigits = Number(`${digit}${second}`);
    const [group, rest] = second && twoDigits <= groups ? [twoDigits, ''] : [Number(digit), second];
    const from = found[group * 2] ?? -1;
    return (from < 0 ? '' : textFrom(points, from, found[group * 2 + 1]!)) + rest;
  });

const split = (input: string, pattern: CompiledPattern, run: Run): Value => {
  if (pattern.anchoredEmpty) return null; // as in replace
  const points = pointsOf(input);
  const parts: string[] = [];
  let at = 0;
  for (const found of allFound(pattern, points, run)) {
    if (found[1] === found[0]) continue;
    parts.push(textFrom(points, at, found[0]!));
    at = found[1]!;
  }
  parts.push(textFrom(points, at, points.length));
  return parts;
};

const joined = (list: readonly Value[], delimiter: string | null | undefined, run: Run): Value => {
  if (!list.every((item): item is string | null => item === null || typeof item === 'string')) return null;
  const texts = list.filter((item) => item !== null);
  spendText(
    run,
    texts.reduce((length, one) => length + one.length, (delimiter ?? '').length * texts.length),
  );
  return texts.join(delimiter ?? '');
};

const one = (name: string, body: (text: string) => Value) =>
  builtin(
    name,
    signature('string: string', ([text]) => body(text)),
  );
const two = (name: string, body: (text: string, match: string) => Value) =>
  builtin(
    name,
    signature('string: string, match: string', ([text, match]) => body(text, match)),
  );

export const STRINGS = [
  builtin(
    'substring',
    signature('string: string, start position: number, length?: number', ([text, start, length], run) => {
      spendText(run, text.length);
      return substring(text, start, length);
    }),
  ),
  one('string length', (text) => Array.from(text).length),
  one('upper case', (text) => text.toUpperCase()),
  one('lower case', (text) => text.toLowerCase()),
  two('substring before', (text, match) => text.slice(0, Math.max(0, text.indexOf(match)))),
  two('substring after', (text, match) => (text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '')),
  two('contains', (text, match) => text.includes(match)),
  two('starts with', (text, match) => text.startsWith(match)),
  two('ends with', (text, match) => text.endsWith(match)),
  builtin(
    'matches',
    signature('input: string, pattern: string, flags?: string', ([input, pattern, flags], run) =>
      withPattern(pattern, flags ?? '', run, (compiled) => {
        return compiled.find(pointsOf(input), 0, (steps) => spend(run, steps)) !== null;
      }),
    ),
  ),
  builtin(
    'replace',
    signature(
      'input: string, pattern: string, replacement: string, flags?: string',
      ([input, pattern, replacement, flags], run) =>
        withPattern(pattern, flags ?? '', run, (compiled) =>
          replace(input, compiled, replacement, (flags ?? '').includes('q'), run),
        ),
    ),
  ),
  builtin(
    'split',
    signature('string: string, delimiter: string', ([text, delimiter], run) =>
      withPattern(delimiter, '', run, (compiled) => split(text, compiled, run)),
    ),
  ),
  builtin(
    'string join',
    signature('list: list, delimiter?: string', ([list, delimiter], run) => joined(list, delimiter, run)),
  ),
  builtin(
    'string',
    signature('from: any', ([from], run) => (from === null ? null : textOf(from, run))),
  ),
] as const;
