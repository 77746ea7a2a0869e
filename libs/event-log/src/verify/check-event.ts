import { canonicalJson, type Json, type JsonObject } from '@fallspur/kernel';
import { dataHashOf, ENVELOPE_VERSION, metadataOf } from '../envelope/canonical.ts';
import type { StoredEvent } from '../port.ts';
import { Fault } from './finding.ts';

/** What the event before it in its case demands of the next one. */
export interface Link {
  readonly revision: number;
  readonly hash: string;
}

export interface Checked {
  readonly hash: string;
  readonly redacted: boolean;
}

/** Checks one event by itself and against the event before it; throws a `Fault` at the first thing that is wrong. */
export function checkEvent(event: StoredEvent, before: Link): Checked {
  if (event.revision !== before.revision + 1)
    throw new Fault('REVISION_GAP', `expected revision ${before.revision + 1}, got ${event.revision}`);
  const { envelope, hash } = checkMetadata(event);
  checkColumns(event, envelope);
  if (envelope.meta['prev'] !== before.hash)
    throw new Fault('CHAIN_BROKEN', `expected prev ${before.hash}, got ${String(envelope.meta['prev'])}`);
  return { hash, redacted: checkData(event, envelope.meta['dataHash']) };
}

interface Envelope {
  readonly v: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly steps?: readonly Json[];
  readonly meta: JsonObject;
}

const ENVELOPE_KEYS = new Set(['v', 'id', 'type', 'schemaVersion', 'steps', 'meta']);
const HEX_64 = /^[0-9a-f]{64}$/;

function checkMetadata(event: StoredEvent): { readonly envelope: Envelope; readonly hash: string } {
  const text = decode(event.metadata, 'metadata');
  const envelope = asEnvelope(parse(text, 'metadata'));
  const { hash, ...meta } = envelope.meta;
  const expected = canonical(() => metadataOf({ ...envelope, meta }), 'metadata');
  if (expected.hash !== hash)
    throw new Fault('HASH_DIFFERS', `expected hash ${expected.hash} over the metadata, got ${String(hash)}`);
  if (expected.text !== text) throw notCanonical('metadata', 'other bytes for the same content');
  return { envelope, hash };
}

function asEnvelope(value: Json): Envelope {
  const object = asObject(value, 'metadata');
  const strange = Object.keys(object).find((key) => !ENVELOPE_KEYS.has(key));
  if (strange !== undefined) throw new Fault('WRONG_SHAPE', `expected no member "${strange}" in the metadata`);
  const { v, id, type, schemaVersion, steps, meta } = object;
  if (v !== ENVELOPE_VERSION) throw new Fault('WRONG_SHAPE', `expected envelope version ${ENVELOPE_VERSION}, got ${v}`);
  if (typeof id !== 'string' || typeof type !== 'string' || typeof schemaVersion !== 'number')
    throw new Fault('WRONG_SHAPE', 'expected id, type and schemaVersion in the metadata');
  if (steps !== undefined && !Array.isArray(steps)) throw new Fault('WRONG_SHAPE', 'expected steps to be a list');
  const members = asObject(meta ?? null, 'meta');
  for (const name of ['hash', 'dataHash', 'prev'])
    if (!HEX_64.test(String(members[name])))
      throw new Fault('WRONG_SHAPE', `expected meta.${name} to be 64 hex digits, got ${String(members[name])}`);
  return { v, id, type, schemaVersion, meta: members, ...(steps && { steps: steps as readonly Json[] }) };
}

function checkColumns(event: StoredEvent, { id, type, meta }: Envelope): void {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['id', event.id, id],
    ['stream', event.stream, meta['caseId']],
    ['revision', event.revision, meta['revision']],
    ['type', event.type, type],
    ['recordedAt', event.recordedAt, meta['recordedAt']],
  ];
  for (const [name, column, hashed] of pairs)
    if (column !== hashed)
      throw new Fault('COLUMN_DIFFERS', `expected ${name} ${String(hashed)} as hashed, got ${String(column)}`);
}

/** True when the data part was redacted: emptied as a whole, which the chain survives by design. */
function checkData(event: StoredEvent, expected: Json | undefined): boolean {
  if (event.data.length === 0) return true;
  const got = dataHashOf(event.data);
  if (got !== expected) throw new Fault('DATA_HASH_DIFFERS', `expected data hash ${String(expected)}, got ${got}`);
  const text = decode(event.data, 'data');
  const value = parse(text, 'data');
  if (canonical(() => canonicalJson(value), 'data') !== text)
    throw notCanonical('data', 'other bytes for the same content');
  const { data, sealed, ...rest } = asObject(value, 'data');
  asObject(data ?? null, 'data');
  if (!Array.isArray(sealed) || Object.keys(rest).length > 0)
    throw new Fault('WRONG_SHAPE', 'expected exactly data and sealed in the data part');
  return false;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array, part: string): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw notCanonical(part, 'bytes that are not UTF-8');
  }
}

function parse(text: string, part: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw notCanonical(part, 'text that is not JSON');
  }
}

function canonical<T>(write: () => T, part: string): T {
  try {
    return write();
  } catch (error) {
    throw notCanonical(part, error instanceof Error ? error.message : String(error));
  }
}

function asObject(value: Json, where: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Fault('WRONG_SHAPE', `expected an object in ${where}`);
  return value as JsonObject;
}

const notCanonical = (part: string, got: string): Fault =>
  new Fault('NOT_CANONICAL', `expected the ${part} part as canonical JSON (RFC 8785), got ${got}`);
