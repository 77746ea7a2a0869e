import { isUuid, uuidV5 } from '@fallspur/kernel';
import { problem } from './problem.ts';

/** The command id of a request: the key of the caller, made personal, so that nobody can answer for another. */
export const commandIdFrom = (user: string, key: string | undefined): string => {
  if (key === undefined || !isUuid(key.trim())) throw problem('IDEMPOTENCY_KEY_MISSING');
  return uuidV5('http', user, key.trim().toLowerCase());
};
