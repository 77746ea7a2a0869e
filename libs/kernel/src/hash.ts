import { createHash, hash } from 'node:crypto';

/** SHA-256 as 64 lower-case hex digits. */
export const sha256Hex = (...parts: readonly (string | Uint8Array)[]): string =>
  parts.every((part) => typeof part === 'string') ? hash('sha256', parts.join(''), 'hex') : ofPieces(parts);

const ofPieces = (parts: readonly (string | Uint8Array)[]): string => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest('hex');
};
