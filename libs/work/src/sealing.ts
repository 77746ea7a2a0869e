import { KeysFullError, openBytes, sealBytes, type KeyRing, type RandomBytes } from '@fallspur/event-log';
import { canonicalJson, type JsonObject } from '@fallspur/kernel';
import { WorkFullError } from './work-file.ts';

/** Seals what people type. Every value is bound to the place it stands in: moved to another row it does not open. */
export interface Sealing {
  /** `owner` holds the key: destroy the keys of a case, and its drafts are forgotten with it. */
  seal(owner: string, place: string, value: JsonObject): Uint8Array;
  /** Nothing when the key is gone. */
  open(owner: string, place: string, sealed: Uint8Array): JsonObject | undefined;
}

export const sealingWith = (keys: KeyRing, randomBytes: RandomBytes): Sealing => ({
  seal: (owner, place, value) => {
    const sealed = sealBytes(keys, owner, Buffer.from(JSON.stringify([place, value])), randomBytes);
    try {
      // Unlike a snapshot this cannot be made again: its key must be durable before it is.
      keys.flush();
    } catch (error) {
      if (error instanceof KeysFullError) throw new WorkFullError('the key store is full');
      throw error;
    }
    return sealed;
  },
  open: (owner, place, sealed) => {
    const clear = openBytes(keys, owner, sealed);
    if (!clear) return undefined;
    const [sealedFor, value] = JSON.parse(Buffer.from(clear).toString('utf8')) as [string, JsonObject];
    if (sealedFor !== place)
      throw new Error(`work.sqlite: expected what was sealed for "${place}", found another row's content`);
    return value;
  },
});

/** One name for several parts, unlike that of any other parts. */
export const placeOf = (...parts: readonly string[]): string => canonicalJson(parts);
