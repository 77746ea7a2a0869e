import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isBefore, isInstant } from './instants.ts';

test('knows an instant when it sees one', () => {
  for (const good of ['2026-11-21T03:34:00Z', '2026-11-21T03:34:00.5Z', '2026-11-21T03:34:00.123456789Z'])
    expect(isInstant(good)).toBe(true);
  for (const bad of ['2026-11-21', '2026-11-21T03:34:00', '2026-11-21T03:34:00+01:00', '2026-11-21T03:34:00.Z'])
    expect(isInstant(bad)).toBe(false);
});

test('orders instants by time, whatever the length of their fraction', () => {
  const instant = fc.tuple(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 3 })).map(([ms, cut]) => {
    const iso = new Date(1_795_000_000_000 + ms).toISOString();
    // Cutting zeros only: the text changes, the instant does not.
    const short = iso.replace(new RegExp(`0{0,${cut}}Z$`), 'Z').replace('.Z', 'Z');
    return { text: short, ms };
  });
  fc.assert(
    fc.property(instant, instant, (one, other) => {
      expect(isBefore(one.text, other.text)).toBe(one.ms < other.ms);
    }),
    { seed: 11, numRuns: 2000 },
  );
});
