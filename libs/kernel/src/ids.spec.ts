import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventIdOf, freshIds, isUuid, seededIds, seededRandom, uuidV5, uuidV7 } from './ids.ts';

const take = (count: number, seed: number) => {
  const ids = seededIds(seed, () => 1_452_000_000_000);
  return Array.from({ length: count }, () => ids.next());
};

describe('ids', () => {
  it('a seed repeats its ids, another seed has others', () => {
    expect(take(50, 7)).toEqual(take(50, 7));
    expect(new Set([...take(1_000, 7), ...take(1_000, 8)]).size).toBe(2_000);
  });

  it('are UUIDs of version 7 that sort by their time', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), fc.integer({ min: 1, max: 2 ** 40 }), fc.integer(), (at, later, seed) => {
        const times = [at, at + later];
        const ids = seededIds(seed, () => times.shift() ?? 0);
        const [first, second] = [ids.next(), ids.next()];
        expect([isUuid(first), first.charAt(14)]).toEqual([true, '7']);
        expect(first < second).toBe(true);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('fresh ids use the randomness handed in', () => {
    const ids = freshIds(
      () => 0,
      (bytes) => bytes.fill(0xff),
    );
    expect(ids.next()).toBe(uuidV7(0, new Uint8Array(16).fill(0xff)));
  });

  it('derived ids are fixed for ever', () => {
    expect(uuidV5('a', 'b')).toBe(uuidV5('a', 'b'));
    expect(uuidV5('a', 'b')).not.toBe(uuidV5('ab'));
    expect(eventIdOf('c0ffee00-0000-4000-8000-000000000001', 0)).toBe('940a15e5-92a4-5dfa-b83a-e72cae57f7cc');
  });

  it('seeded chance is spread over [0, 1)', () => {
    const random = seededRandom(42);
    const buckets = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 10_000; i++) buckets[Math.floor(random() * 10)]! += 1;
    expect(Math.min(...buckets)).toBeGreaterThan(850);
    expect(Math.max(...buckets)).toBeLessThan(1_150);
  });
});
