import type { KeyObject } from 'node:crypto';
import type { ProtectionClass } from '@fallspur/kernel';

/** Data keys are kept per owner and class; `snapshot` keys belong to a case, the others to a person. */
export type KeyClass = ProtectionClass | 'snapshot';

/** One data key (AES-256), with the id under which sealed values name it. */
export interface DataKey {
  readonly kid: string;
  readonly secret: KeyObject;
  /** False until a `flush` made it durable: nothing sealed with it may be recorded before. */
  readonly durable: boolean;
}

/**
 * The keys under which personal values are sealed. Destroying an owner's keys is forgetting: `find` then answers
 * nothing and the values are withheld for ever. [integrity.md, keys and forgetting]
 */
export interface KeyRing {
  /** The owner's key of this class; created when there is none, perhaps together with the owner's keys of other classes. */
  keyFor(owner: string, keyClass: KeyClass): DataKey;
  find(kid: string): DataKey | undefined;
  /** Makes every key handed out so far durable, all in one commit. Throws when that fails. */
  flush(): void;
  close(): void;
}

/** Fresh random bytes, handed in so that a seed repeats a run. */
export type RandomBytes = (size: number) => Uint8Array;
