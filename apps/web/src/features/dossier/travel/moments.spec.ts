import { expect, it } from '@jest/globals';
import { nearestMoment } from './moments.ts';

const moments = [0, 3, 4, 9].map((revision) => ({ revision, title: '', occurredOn: '2016-01-01', recordedAt: '' }));

it('finds the moment that stood at a revision, also between two', () => {
  expect([0, 3, 5, 9, 99, -1].map((revision) => nearestMoment(moments, revision))).toEqual([0, 1, 2, 3, 3, 0]);
  expect(nearestMoment([], 5)).toBe(0);
});
