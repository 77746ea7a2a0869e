import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

export const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: ciphertext with its 16-byte tag behind it. `context` is authenticated, not kept. */
export function encrypt(secret: KeyObject, iv: Uint8Array, context: string, clear: string | Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', secret, iv);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const body = typeof clear === 'string' ? cipher.update(clear, 'utf8') : cipher.update(clear);
  cipher.final();
  return Buffer.concat([body, cipher.getAuthTag()]);
}

/** Throws when key, context or a single bit of the sealed bytes is not what it was. */
export function decrypt(secret: KeyObject, iv: Uint8Array, context: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', secret, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const clear = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  decipher.final();
  return clear;
}
