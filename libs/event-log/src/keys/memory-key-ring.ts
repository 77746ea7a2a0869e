import { createHash, createHmac, createSecretKey } from 'node:crypto';
import type { DataKey, KeyClass, KeyRing, RandomBytes } from './port.ts';

/** A key ring for tests and plays: the same seed gives the same keys. `destroy` shows what forgetting looks like. */
export interface MemoryKeyRing extends KeyRing {
  /** Destroys the owner's keys, of one class or of all. */
  destroy(owner: string, keyClass?: KeyClass): void;
}

export function memoryKeyRing(seed: string): MemoryKeyRing {
  const byOwner = new Map<string, DataKey>();
  const byKid = new Map<string, DataKey>();
  const digest = (...parts: string[]): Buffer => createHmac('sha256', seed).update(parts.join('\0')).digest();
  return {
    keyFor(owner, keyClass) {
      const name = `${owner}\0${keyClass}`;
      const known = byOwner.get(name);
      if (known) return known;
      const kid = digest('kid', owner, keyClass).toString('base64url').slice(0, 22);
      const key: DataKey = { kid, secret: createSecretKey(digest('key', owner, keyClass)), durable: true };
      byOwner.set(name, key);
      byKid.set(kid, key);
      return key;
    },
    find: (kid) => byKid.get(kid),
    flush: () => undefined,
    close: () => undefined,
    destroy(owner, keyClass) {
      for (const [name, key] of byOwner) {
        if (!name.startsWith(`${owner}\0`) || (keyClass && name !== `${owner}\0${keyClass}`)) continue;
        byOwner.delete(name);
        byKid.delete(key.kid);
      }
    },
  };
}

/** Repeatable "random" bytes for tests; never twice the same, as an IV must be. */
export function seededRandomBytes(seed: string): RandomBytes {
  let count = 0;
  return (size) => createHash('shake256', { outputLength: size }).update(`${seed}\0${count++}`).digest();
}
