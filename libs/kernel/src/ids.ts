import { parse, v5, v7, validate } from 'uuid';

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
export const uuidV5 = (...parts: readonly string[]): string => v5(TEXT.encode(parts.join('\u001f')), NAMESPACE_BYTES);

// As bytes, because a command derives several ids and the library would parse both texts each time.
const NAMESPACE_BYTES = parse(FALLSPUR_NAMESPACE);
const TEXT = new TextEncoder();

/** The id of the n-th event of a command: a retry cannot double an event. [engine.md 2] */
export const eventIdOf = (commandId: string, index: number): string => uuidV5('event', commandId, String(index));

export const isUuid = (value: string): boolean => validate(value);

/** Fresh ids of the real world: the app hands in its clock and the machine's randomness. */
export const freshIds = (epochMilliseconds: () => number, fillRandom: (bytes: Uint8Array) => void): IdSource => ({
  next: () => {
    const random = new Uint8Array(16);
    fillRandom(random);
    return uuidV7(epochMilliseconds(), random);
  },
});

/** The same ids for the same seed and the same times, for tests, scenarios and simulations. Never for live work. */
export const seededIds = (seed: number, epochMilliseconds: () => number = () => 0): IdSource => {
  const random = seededRandom(seed);
  return freshIds(epochMilliseconds, (bytes) => {
    for (let i = 0; i < bytes.length; i++) bytes[i] = random() * 256;
  });
};

/** Numbers in [0, 1) that a seed repeats: Weyl sequence through a 32-bit mixer. Not for secrets. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
};
