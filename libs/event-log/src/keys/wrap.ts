import { createSecretKey, type KeyObject } from 'node:crypto';
import { decrypt, encrypt, IV_BYTES } from './aes-gcm.ts';
import type { RandomBytes } from './port.ts';

export const KEY_BYTES = 32;

/** A key under another key, bound to what it is for: moved to another owner's row it no longer opens. */
export function wrapKey(wrapping: KeyObject, purpose: string, key: Uint8Array, random: RandomBytes): Uint8Array {
  const iv = random(IV_BYTES);
  return Buffer.concat([iv, encrypt(wrapping, iv, `fallspur:wrap:1\0${purpose}`, key)]);
}

/** `where` names the store in the message when the wrapping key is not the one it was wrapped under. */
export function unwrapKey(wrapping: KeyObject, purpose: string, wrapped: Uint8Array, where: string): KeyObject {
  try {
    const iv = wrapped.subarray(0, IV_BYTES);
    return createSecretKey(decrypt(wrapping, iv, `fallspur:wrap:1\0${purpose}`, wrapped.subarray(IV_BYTES)));
  } catch (cause) {
    throw new Error(
      `Cannot unwrap the key of "${purpose}" in ${where}: expected it to be wrapped under the root key given; ` +
        'is this the root-key file that belongs to this key store?',
      { cause },
    );
  }
}
