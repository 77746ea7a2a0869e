import type { CaseEvent, EventMeta, JsonObject, ProtectedField } from '@fallspur/kernel';
import { decrypt } from '../keys/aes-gcm.ts';
import type { KeyRing } from '../keys/port.ts';
import type { StoredEvent } from '../port.ts';
import type { SealedField } from './canonical.ts';
import { putBack, tokensOf, type Container } from './pointer.ts';
import { sealContext } from './seal.ts';

/** May this value of the event be opened for whoever asks? What may not stays sealed, as if its key were gone. */
export type MayOpen = (field: ProtectedField, event: Pick<CaseEvent, 'type' | 'meta'>) => boolean;

const EVERYTHING: MayOpen = () => true;

/** Opens every sealed value whose key is at hand and that may be; the others are named in `withheld`. A forged one throws. */
export function openEvent<S = JsonObject>(
  stored: StoredEvent,
  keys: KeyRing,
  mayOpen: MayOpen = EVERYTHING,
): CaseEvent<S> {
  const { event, sealed } = parse<S>(stored);
  if (sealed.length === 0) return event;
  const withheld: string[] = [];
  for (const field of outermostFirst(sealed)) {
    const key = mayOpen(protectionOf(field), event) ? keys.find(field.kid) : undefined;
    const clear = key && openField(stored, field, key.secret);
    if (clear === undefined || !putBack(event as unknown as Container, field.path, JSON.parse(clear)))
      withheld.push(field.path);
  }
  return withheld.length === 0 ? event : { ...event, withheld: [...(event.withheld ?? []), ...withheld] };
}

/** The event without its personal values, which are simply absent (`null` in arrays): what projections need, no keys. */
export const openPublic = <S = JsonObject>(stored: StoredEvent): CaseEvent<S> => parse<S>(stored).event;

/** The hash of a recorded event: what the next event of its case links to. */
export const chainHashOf = (stored: Pick<StoredEvent, 'metadata'>): string =>
  (JSON.parse(textOf(stored.metadata)) as { meta: { hash: string } }).meta.hash;

interface Parsed<S> {
  readonly event: CaseEvent<S>;
  readonly sealed: readonly SealedField[];
}

function parse<S>(stored: StoredEvent): Parsed<S> {
  const { meta, ...head } = JSON.parse(textOf(stored.metadata)) as Envelope<S>;
  const { prev: _prev, dataHash: _dataHash, hash: _hash, ...rest } = meta;
  const shell = { id: head.id, type: head.type, schemaVersion: head.schemaVersion, meta: rest as EventMeta };
  const steps = head.steps && { steps: head.steps };
  // A store-level redaction emptied the data part: the chain still holds, the event is withheld as a whole.
  if (stored.data.length === 0)
    return { event: { ...shell, ...steps, data: {}, protect: [], withheld: ['/data'] }, sealed: [] };
  const { data, sealed } = JSON.parse(textOf(stored.data)) as { data: JsonObject; sealed: readonly SealedField[] };
  return { event: { ...shell, data, ...steps, protect: sealed.map(protectionOf) }, sealed };
}

interface Envelope<S> {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly steps?: readonly S[];
  readonly meta: EventMeta & { readonly prev: string; readonly dataHash: string; readonly hash: string };
}

const protectionOf = ({ path, person, class: protection }: SealedField): ProtectedField => ({
  path,
  person,
  class: protection,
});

function openField(stored: StoredEvent, field: SealedField, secret: Parameters<typeof decrypt>[0]): string {
  try {
    const iv = Buffer.from(field.iv, 'base64url');
    return textOf(decrypt(secret, iv, sealContext(stored.id, field), Buffer.from(field.ct, 'base64url')));
  } catch (cause) {
    throw new Error(
      `Sealed value "${field.path}" of event ${stored.id} (${stored.stream}, revision ${stored.revision}) does not open ` +
        'under its key: expected the bytes that were sealed; the event was changed, run verify',
      { cause },
    );
  }
}

/** A value inside another sealed value goes back after the outer one. */
function outermostFirst(sealed: readonly SealedField[]): readonly SealedField[] {
  if (sealed.length === 1) return sealed;
  return sealed.toSorted((one, other) => tokensOf(one.path).length - tokensOf(other.path).length);
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
