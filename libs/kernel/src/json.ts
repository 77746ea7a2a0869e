/** A JSON value as the log may hold it: safe integers or finite numbers, NFC strings, no `undefined`. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Why a value cannot become canonical bytes; `path` is a JSON Pointer to the offending value. */
export class NotCanonicalError extends Error {
  readonly path: string;
  constructor(path: string, expected: string, got: string) {
    super(`Canonical JSON at "${path || '/'}": expected ${expected}, got ${got}`);
    this.name = 'NotCanonicalError';
    this.path = path;
  }
}

/**
 * RFC 8785 (JCS) text of a value, restricted harder so that every writer and verifier agrees byte for byte:
 * numbers are finite and, where integers, safe; strings and keys are NFC without lone surrogates. [integrity.md]
 * Properties whose value is `undefined` are left out, as JSON.stringify does.
 */
export function canonicalJson(value: unknown): string {
  try {
    return write(value);
  } catch (fault) {
    if (fault instanceof Unwritable) throw new NotCanonicalError(fault.path, fault.expected, fault.got);
    throw fault;
  }
}

/** Collects the path on its way out: a value that can be written pays nothing for it. */
class Unwritable extends Error {
  path = '';
  readonly expected: string;
  readonly got: string;
  constructor(expected: string, got: string) {
    super(expected);
    this.expected = expected;
    this.got = got;
  }
  within(token: string): this {
    this.path = `/${token}${this.path}`;
    return this;
  }
}

function write(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'number':
      return number(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? array(value) : object(value as Record<string, unknown>);
    default:
      throw new Unwritable('a JSON value', typeof value);
  }
}

function number(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  if (!Number.isFinite(value)) throw new Unwritable('a finite number', String(value));
  if (Number.isInteger(value)) throw new Unwritable('a safe integer (|n| < 2^53)', String(value));
  return JSON.stringify(value);
}

function array(items: readonly unknown[]): string {
  let out = '';
  for (let i = 0; i < items.length; i++) {
    try {
      out += i ? ',' + write(items[i]) : write(items[i]);
    } catch (fault) {
      throw fault instanceof Unwritable ? fault.within(String(i)) : fault;
    }
  }
  return '[' + out + ']';
}

function object(record: Record<string, unknown>): string {
  let out = '';
  for (const key of sortedKeys(record)) {
    const member = record[key];
    if (member === undefined) continue;
    const name = keyText(key);
    try {
      out += (out ? ',' : '') + name + write(member);
    } catch (fault) {
      throw fault instanceof Unwritable ? fault.within(pointerToken(key)) : fault;
    }
  }
  return '{' + out + '}';
}

/** By UTF-16 code units, as RFC 8785 wants; most records are short, many are sorted already. */
function sortedKeys(record: Record<string, unknown>): readonly string[] {
  const keys = Object.keys(record);
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return keys.sort();
  return keys;
}

// The same few hundred names come again in every event.
const KEY_TEXTS = new Map<string, string>();
const KEY_TEXTS_MAX = 2_000;

function keyText(key: string): string {
  const known = KEY_TEXTS.get(key);
  if (known !== undefined) return known;
  const written = text(key) + ':';
  if (KEY_TEXTS.size < KEY_TEXTS_MAX) KEY_TEXTS.set(key, written);
  return written;
}

// Printable ASCII without quote and backslash needs neither escapes nor the NFC and surrogate checks.
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function text(value: string): string {
  if (PLAIN.test(value)) return '"' + value + '"';
  if (!value.isWellFormed()) throw new Unwritable('a string without lone surrogates', 'a lone surrogate');
  if (value.normalize('NFC') !== value)
    throw new Unwritable('a string in Unicode normal form NFC', 'another normal form');
  return JSON.stringify(value);
}

/** Escapes one member name for a JSON Pointer (RFC 6901). */
export const pointerToken = (key: string): string =>
  /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
