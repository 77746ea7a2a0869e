import { v5, v7, validate } from 'uuid';

/** Source of identity and chance, handed in so that a seed repeats a run. */
export interface IdSource {
  /** A fresh UUIDv7. */
  next(): string;
}

/** Namespace of every UUIDv5 Fallspur derives; fixed for ever, or ids of old imports would change. */
export const FALLSPUR_NAMESPACE = '6f0d9a52-9c0b-5c58-8d0a-3a4c0a7c7e10';

/** UUIDv7 of an instant (epoch milliseconds) and 16 random bytes. */
export const uuidV7 = (epochMilliseconds: number, random: Uint8Array): string =>
  v7({ msecs: epochMilliseconds, random });

/** UUIDv5 of the parts, joined by a character no part may contain. Same parts, same id. */
export const uuidV5 = (...parts: readonly string[]): string => v5(parts.join('\u001f'), FALLSPUR_NAMESPACE);

/** The id of the n-th event of a command: a retry cannot double an event. [engine.md 2] */
export const eventIdOf = (commandId: string, index: number): string => uuidV5('event', commandId, String(index));

export const isUuid = (value: string): boolean => validate(value);
