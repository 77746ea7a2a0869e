import { pointerToken } from '@fallspur/kernel';
import { problem } from './problem.ts';

const DEPTH_MAX = 60;

/**
 * What a body may bring into the house: JSON the log can keep byte for byte. Texts become NFC, whatever keyboard they
 * came from; lone surrogates, integers no double can hold and endless nesting are refused. [integrity.md]
 */
export const cleanJson = (text: string): unknown => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw problem('BODY_MALFORMED');
  }
  return cleaned(parsed, '', 0);
};

const cleaned = (value: unknown, path: string, depth: number): unknown => {
  if (typeof value === 'string') return cleanedText(value, path);
  if (typeof value === 'number') return cleanedNumber(value, path);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH_MAX) throw unusable(path, 'ist zu tief verschachtelt');
  if (Array.isArray(value)) return value.map((item, index) => cleaned(item, `${path}/${index}`, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (DANGEROUS.has(key)) throw unusable(path, 'enthält einen Namen, der hier nicht vorkommen darf');
      const name = cleanedText(key, path);
      return [name, cleaned(item, `${path}/${pointerToken(name)}`, depth + 1)];
    }),
  );
};

// Names that would reach for the prototype of what they are copied into.
const DANGEROUS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const cleanedText = (text: string, path: string): string => {
  if (!text.isWellFormed()) throw unusable(path, 'enthält ein halbes Zeichen (Surrogat)');
  return text.normalize('NFC');
};

const cleanedNumber = (number: number, path: string): number => {
  if (!Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number)))
    throw unusable(path, 'ist eine Zahl, die sich nicht genau festhalten lässt');
  return number;
};

const unusable = (path: string, message: string) => problem('REQUEST_INVALID', { fields: [{ path, message }] });
