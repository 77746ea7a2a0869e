import { createHash } from 'node:crypto';

/** SHA-256 as 64 lower-case hex digits. */
export const sha256Hex = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
