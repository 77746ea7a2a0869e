import { canonicalJson, type CaseEvent, type Json, type JsonObject, type ProtectedField } from '@fallspur/kernel';
import { encrypt, IV_BYTES } from '../keys/aes-gcm.ts';
import type { DataKey, KeyRing, RandomBytes } from '../keys/port.ts';
import type { StoredEvent } from '../port.ts';
import { dataHashOf, dataText, ENVELOPE_VERSION, metadataOf, type SealedField } from './canonical.ts';
import { takeOut, tokensOf, type Container } from './pointer.ts';

/** An event ready for the log, with the hash the next one of its case links to. */
export interface SealedEvent extends StoredEvent {
  readonly hash: string;
}

/**
 * Seals a batch of one case: every protected value under the key of (person, class), then the chain from `prev` (the
 * hash of the case's last event, `CHAIN_START` for the first). New keys of the whole batch are made durable by one
 * commit before this returns, so nothing can be recorded under a key that a crash would lose.
 */
export function sealEvents<S>(
  events: readonly CaseEvent<S>[],
  prev: string,
  keys: KeyRing,
  randomBytes: RandomBytes,
): readonly SealedEvent[] {
  const used = new Set<DataKey>();
  let link = prev;
  const sealed = events.map((event) => {
    const one = sealOne(event, link, keys, randomBytes, used);
    link = one.hash;
    return one;
  });
  if ([...used].some(({ durable }) => !durable)) {
    // Sooner or later a fact that names nobody is sealed for the case itself: its keys join the commit that is due anyway.
    for (const { meta, protect } of events) if (protect[0]) keys.keyFor(meta.caseId, protect[0].class);
    keys.flush();
  }
  return sealed;
}

export const sealEvent = <S>(event: CaseEvent<S>, prev: string, keys: KeyRing, randomBytes: RandomBytes): SealedEvent =>
  sealEvents([event], prev, keys, randomBytes)[0]!;

function sealOne<S>(
  event: CaseEvent<S>,
  prev: string,
  keys: KeyRing,
  randomBytes: RandomBytes,
  used: Set<DataKey>,
): SealedEvent {
  const { id, type, schemaVersion, meta } = event;
  const open: Faces = { data: event.data, steps: event.steps as readonly Json[] | undefined };
  const sealed = event.protect.length > 0 ? sealFields(id, open, event.protect, keys, randomBytes, used) : [];
  const data = dataText(open.data, sealed);
  const metadata = metadataOf({
    v: ENVELOPE_VERSION,
    id,
    type,
    schemaVersion,
    ...(open.steps && { steps: open.steps }),
    meta: { ...(meta as unknown as JsonObject), prev, dataHash: dataHashOf(data) },
  });
  return {
    id,
    stream: meta.caseId,
    revision: meta.revision,
    type,
    recordedAt: meta.recordedAt,
    metadata: Buffer.from(metadata.text, 'utf8'),
    data: Buffer.from(data, 'utf8'),
    hash: metadata.hash,
  };
}

/** The two faces that may hold personal values; sealing replaces them by copies without. */
interface Faces {
  data: JsonObject;
  steps: readonly Json[] | undefined;
}

function sealFields(
  id: string,
  faces: Faces,
  protect: readonly ProtectedField[],
  keys: KeyRing,
  randomBytes: RandomBytes,
  used: Set<DataKey>,
): readonly SealedField[] {
  const fields = distinct(protect);
  const values = takeValues(faces, fields);
  const ivs = randomBytes(IV_BYTES * fields.length);
  return fields.map((field, i) => {
    const { path, person, class: protection } = field;
    const key = keys.keyFor(person, protection);
    used.add(key);
    const iv = ivs.subarray(i * IV_BYTES, (i + 1) * IV_BYTES);
    const ct = encrypt(key.secret, iv, sealContext(id, field), canonicalJson(values.get(path)));
    return { path, person, class: protection, kid: key.kid, iv: base64(iv), ct: ct.toString('base64url') };
  });
}

/** Binds a sealed value to its event, place, person and class: moved elsewhere it no longer opens. */
export const sealContext = (id: string, { path, person, class: protection }: ProtectedField): string =>
  `fallspur:seal:1\0${id}\0${path}\0${person}\0${protection}`;

/** Deepest first, so that a value inside another protected value is taken out before the outer one goes. */
function takeValues(faces: Faces, fields: readonly ProtectedField[]): Map<string, unknown> {
  const root: Container = { data: faces.data, steps: faces.steps };
  const own = new Set<unknown>();
  const values = new Map<string, unknown>();
  for (const { path } of deepestFirst(fields)) values.set(path, takeOut(root, path, own));
  faces.data = root['data'] as JsonObject;
  faces.steps = root['steps'] as readonly Json[] | undefined;
  return values;
}

function deepestFirst(fields: readonly ProtectedField[]): readonly ProtectedField[] {
  const depths = new Map(fields.map(({ path }) => [path, tokensOf(path).length]));
  return fields.toSorted((one, other) => depths.get(other.path)! - depths.get(one.path)!);
}

/** The same statement twice is one; two different ones about one place are a bug of whoever made the event. */
function distinct(protect: readonly ProtectedField[]): readonly ProtectedField[] {
  const byPath = new Map<string, ProtectedField>();
  for (const field of protect) {
    if (!/^\/(?:data|steps)\//.test(field.path))
      throw new TypeError(`Cannot seal "${field.path}": expected a path inside /data or /steps`);
    const known = byPath.get(field.path);
    if (known && (known.person !== field.person || known.class !== field.class))
      throw new TypeError(
        `Cannot seal "${field.path}": expected one person and class, got ${known.person}/${known.class} ` +
          `and ${field.person}/${field.class}`,
      );
    if (!known) byPath.set(field.path, field);
  }
  return byPath.size === protect.length ? protect : [...byPath.values()];
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
