import { pointerToken } from '@fallspur/kernel';
import { problem } from './problem.ts';

const DEPTH_MAX = 60;
/** Of one object or list. More than any form, batch or family has; rules about each member take time by the square. */
const MEMBERS_MAX = 1000;

/**
 * What a body may bring into the house: JSON the log can keep byte for byte, and that everybody reads alike. Texts become
 * NFC, whatever keyboard they came from; lone surrogates, names said twice, integers no double can hold and endless
 * nesting are refused. [integrity.md; RFC 7493]
 */
export const cleanJson = (bytes: Uint8Array): unknown => {
  const text = textOf(bytes);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw problem('BODY_MALFORMED');
  }
  const count = { names: 0 };
  const clean = cleaned(parsed, '', 0, count);
  // JSON.parse keeps the last of two members of one name, another reader the first.
  if (count.names !== namesIn(text)) throw unusable('', 'nennt einen Namen zweimal');
  return clean;
};

const textOf = (bytes: Uint8Array): string => {
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw problem('BODY_MALFORMED', { detail: 'Der Inhalt der Anfrage ist nicht in UTF-8 geschrieben.' });
  }
};

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const cleaned = (value: unknown, path: string, depth: number, count: { names: number }): unknown => {
  if (typeof value === 'string') return cleanedText(value, path);
  if (typeof value === 'number') return cleanedNumber(value, path);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH_MAX) throw unusable(path, 'ist zu tief verschachtelt');
  const members = Object.entries(value);
  if (members.length > MEMBERS_MAX) throw unusable(path, `hat mehr als ${MEMBERS_MAX} Einträge`);
  if (Array.isArray(value)) return value.map((item, index) => cleaned(item, `${path}/${index}`, depth + 1, count));
  const clean: Record<string, unknown> = {};
  for (const [key, item] of members) {
    if (DANGEROUS.has(key)) throw unusable(path, 'enthält einen Namen, der hier nicht vorkommen darf');
    const name = cleanedText(key, path);
    if (Object.hasOwn(clean, name)) throw unusable(path, 'nennt einen Namen zweimal');
    count.names++;
    clean[name] = cleaned(item, `${path}/${pointerToken(name)}`, depth + 1, count);
  }
  return clean;
};

// Names that would reach for the prototype of what they are copied into.
const DANGEROUS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** How many members the objects of a valid JSON text have: each has one colon outside of texts. */
const namesIn = (json: string): number => {
  let names = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === ':') names++;
    if (sign === '"') at = endOfText(json, at);
  }
  return names;
};

const endOfText = (json: string, from: number): number => {
  let at = json.indexOf('"', from + 1);
  while (backslashesBefore(json, at) % 2 === 1) at = json.indexOf('"', at + 1);
  return at;
};

const backslashesBefore = (json: string, end: number): number => {
  let at = end;
  while (json[at - 1] === '\\') at--;
  return end - at;
};

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
