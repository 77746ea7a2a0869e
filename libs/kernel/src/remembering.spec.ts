import { expect, test } from '@jest/globals';
import { remembering } from './remembering.ts';

test('asks once a value, and again after a fault', () => {
  const asked: number[] = [];
  const half = remembering((n: number) => {
    asked.push(n);
    if (n % 2) throw new RangeError(`${n} is odd`);
    return n / 2;
  });
  expect([half(4), half(6), half(4)]).toEqual([2, 3, 2]);
  expect(() => half(5)).toThrow('5 is odd');
  expect(() => half(5)).toThrow('5 is odd');
  expect(asked).toEqual([4, 6, 5, 5]);
});

test('forgets rather than grow without end', () => {
  let count = 0;
  const next = remembering((_: string) => ++count, 2);
  expect(['a', 'b', 'a', 'c', 'c', 'a'].map(next)).toEqual([1, 2, 1, 3, 3, 4]);
});
