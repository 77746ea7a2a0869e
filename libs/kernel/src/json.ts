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
  return write(value, '');
}

function write(value: unknown, path: string): string {
  switch (typeof value) {
    case 'string':
      return text(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonicalError(path, 'a finite number', String(value));
      if (Number.isInteger(value) && !Number.isSafeInteger(value))
        throw new NotCanonicalError(path, 'a safe integer (|n| < 2^53)', String(value));
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object': {
      if (value === null) return 'null';
      if (Array.isArray(value)) {
        let out = '[';
        for (let i = 0; i < value.length; i++) out += (i ? ',' : '') + write(value[i], `${path}/${i}`);
        return out + ']';
      }
      const record = value as Record<string, unknown>;
      const keys = Object.keys(record).sort();
      let out = '';
      for (const key of keys) {
        const member = record[key];
        if (member === undefined) continue;
        out += (out ? ',' : '') + text(key, path) + ':' + write(member, `${path}/${pointerToken(key)}`);
      }
      return '{' + out + '}';
    }
    default:
      throw new NotCanonicalError(path, 'a JSON value', typeof value);
  }
}

// Plain printable ASCII needs neither the NFC nor the surrogate check: the common case stays one regular expression.
const PLAIN = /^[\x20-\x7e]*$/;

function text(value: string, path: string): string {
  if (!PLAIN.test(value)) {
    if (!value.isWellFormed())
      throw new NotCanonicalError(path, 'a string without lone surrogates', 'a lone surrogate');
    if (value.normalize('NFC') !== value)
      throw new NotCanonicalError(path, 'a string in Unicode normal form NFC', 'another normal form');
  }
  return JSON.stringify(value);
}

/** Escapes one member name for a JSON Pointer (RFC 6901). */
export const pointerToken = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
