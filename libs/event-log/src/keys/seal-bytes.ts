import { decrypt, encrypt, IV_BYTES } from './aes-gcm.ts';
import type { KeyRing, RandomBytes } from './port.ts';

/**
 * Seals a case's snapshot under the case's own key: kid length, kid, IV, ciphertext, tag. The key becomes durable with
 * the next `flush`; a snapshot whose key was lost by a crash is no loss, it is folded again.
 */
export function sealBytes(keys: KeyRing, caseId: string, clear: Uint8Array, random: RandomBytes): Uint8Array {
  const key = keys.keyFor(caseId, 'snapshot');
  const kid = Buffer.from(key.kid, 'utf8');
  const iv = random(IV_BYTES);
  return Buffer.concat([Uint8Array.of(kid.length), kid, iv, encrypt(key.secret, iv, contextOf(caseId), clear)]);
}

/** Nothing when the key is gone (destroyed or never made durable): then fold the stream instead. */
export function openBytes(keys: KeyRing, caseId: string, sealed: Uint8Array): Uint8Array | undefined {
  const ivAt = 1 + (sealed[0] ?? 0);
  const key = keys.find(Buffer.from(sealed.subarray(1, ivAt)).toString('utf8'));
  if (!key) return undefined;
  const iv = sealed.subarray(ivAt, ivAt + IV_BYTES);
  return decrypt(key.secret, iv, contextOf(caseId), sealed.subarray(ivAt + IV_BYTES));
}

const contextOf = (caseId: string): string => `fallspur:snapshot:1\0${caseId}`;
