import { expect, test } from '@jest/globals';
import { alternate, inParallel, median, percentile } from './measure.ts';
import { Stopwatch } from './stopwatch.ts';
import { verdictOf } from './table.ts';

test('rounds alternate, the first of each only warms up', async () => {
  const order: string[] = [];
  const contestant = (name: string, values: number[]) => ({
    name,
    round: () => (order.push(name), Promise.resolve(values.shift() ?? 0)),
  });
  const medians = await alternate([contestant('a', [900, 3, 1, 2]), contestant('b', [0, 5, 5, 7])], 3);
  expect(order.join('')).toBe('abababab');
  expect(Object.fromEntries(medians)).toEqual({ a: 2, b: 5 });
});

test('median and percentile', () => {
  expect(median([5, 1, 9])).toBe(5);
  expect(percentile([...Array(100).keys()], 0.99)).toBe(99);
  expect(() => median([])).toThrow('at least one');
});

test('no more pieces at work than asked for, and all of them done', async () => {
  let [now, most, done] = [0, 0, 0];
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async () => {
    most = Math.max(most, ++now);
    await new Promise(setImmediate);
    now--;
    done++;
  });
  expect([most, done]).toEqual([3, 7]);
});

test('an inner part is not counted for the outer one', () => {
  let now = 0;
  const watch = new Stopwatch(() => now);
  watch.inside('outer', () => {
    now += 2;
    watch.inside('inner', () => (now += 20));
    now += 1;
  });
  expect(Object.fromEntries(watch.totals)).toEqual({ outer: 3, inner: 20 });
});

test('a goal is met at its edge', () => {
  expect(verdictOf({ ratio: 0.5, atLeast: 0.5 })).toBe('0.50 × (goal ≥ 0.5 ×): met');
  expect(verdictOf({ ratio: 1.31, atMost: 1.3 })).toContain('NOT met');
});
