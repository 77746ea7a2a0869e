import { canonicalJson, type Json, type JsonObject, type ProtectionClass } from '@fallspur/kernel';
import { sha256Hex } from '@fallspur/kernel/hash';

/** Version of the envelope this code writes. */
export const ENVELOPE_VERSION = 1;

/** `prev` of the first event of a case. */
export const CHAIN_START = '0'.repeat(64);

/** A personal value under its key; `ct` is ciphertext and tag. */
export interface SealedField {
  readonly path: string;
  readonly person: string;
  readonly class: ProtectionClass;
  /** base64url, as are `iv` and `ct`. */
  readonly kid: string;
  readonly iv: string;
  readonly ct: string;
}

/** The envelope without data, sealed and hash: exactly what `hash` is the hash of. */
export interface Head {
  readonly v: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly steps?: readonly Json[];
  /** With `prev` and `dataHash`, without `hash`. */
  readonly meta: JsonObject;
}

/** JCS({data, sealed}): the data part as stored. */
export const dataText = (data: JsonObject, sealed: readonly SealedField[]): string =>
  `{"data":${canonicalJson(data)},"sealed":[${sealed.map(fieldText).join(',')}]}`;

// Members in JCS order, put together by hand: a dozen fields an event make the general writer the dearest part of
// sealing. Kid, IV and ciphertext are base64url and need no escaping.
const fieldText = ({ path, person, class: protection, kid, iv, ct }: SealedField): string =>
  `{"class":"${protection}","ct":"${ct}","iv":"${iv}","kid":"${kid}",` +
  `"path":${canonicalJson(path)},"person":${canonicalJson(person)}}`;

export const dataHashOf = (part: string | Uint8Array): string => sha256Hex('fallspur:data:1\0', part);

/** The metadata part as stored, and its hash. */
export interface Metadata {
  readonly text: string;
  readonly hash: string;
}

/**
 * The hashed text and the stored text differ by one member, `meta.hash`. Both are put together from the same three
 * pieces, so that `meta` and `steps` are serialised once.
 */
export function metadataOf({ v, id, type, schemaVersion, steps, meta }: Head): Metadata {
  const keys = Object.keys(meta);
  const before = pick(meta, keys, (key) => key < 'hash');
  const behind = pick(meta, keys, (key) => key > 'hash');
  const start = `{"id":${canonicalJson(id)},"meta":{${before}`;
  const end =
    `${behind}},"schemaVersion":${canonicalJson(schemaVersion)},` +
    (steps ? `"steps":${canonicalJson(steps)},` : '') +
    `"type":${canonicalJson(type)},"v":${v}}`;
  const hash = sha256Hex('fallspur:event:1\0', start, joined(before, behind), end);
  return { text: `${start}${before && ','}"hash":"${hash}"${behind && ','}${end}`, hash };
}

const joined = (before: string, behind: string): string => (before && behind ? ',' : '');

/** The members of one side as canonical text without the braces. */
function pick(meta: JsonObject, keys: readonly string[], wanted: (key: string) => boolean): string {
  const side: Record<string, Json> = {};
  for (const key of keys) if (wanted(key)) side[key] = meta[key]!;
  return canonicalJson(side).slice(1, -1);
}
