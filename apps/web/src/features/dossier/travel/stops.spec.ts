import { expect, it } from '@jest/globals';
import { nearestStop, readAxis, readRevision, stopsOf } from './stops.ts';

const moment = (revision: number, occurredOn: string) => ({
  revision,
  occurredOn,
  title: `Ereignis ${revision}`,
  recordedAt: '2016-03-31T22:30:00Z',
});
const moments = [moment(0, '2016-01-01'), moment(1, '2016-01-01'), moment(2, '2016-02-01'), moment(3, '2016-01-15')];

it('rests on days, and brings what was recorded belatedly with the day it is known from', () => {
  const stops = stopsOf([...moments, moment(4, '2016-03-01')], 'geschehen');
  expect(stops.map(({ on, revision }) => [on, revision])).toEqual([
    ['2016-01-01', 1],
    ['2016-02-01', 3],
    ['2016-03-01', 4],
  ]);
  expect(stops.map(({ belated }) => belated.map(({ occurredOn }) => occurredOn))).toEqual([[], ['2016-01-15'], []]);
});

it('rests on every recorded event, on the day it had in Solothurn', () => {
  expect(stopsOf(moments, 'erfasst').map(({ on, revision }) => [on, revision])).toEqual(
    [0, 1, 2, 3].map((revision) => ['2016-04-01', revision]),
  );
});

it('finds the stop that contains a revision, also beside the last', () => {
  const stops = stopsOf(moments, 'geschehen');
  expect([0, 1, 2, 3, 99].map((revision) => nearestStop(stops, revision))).toEqual([0, 0, 1, 1, 1]);
  expect(nearestStop([], 5)).toBe(0);
});

it('reads from the address only what there is', () => {
  expect(['0', '7', '8', '-1', 'x', '', '1.5', null].map((word) => readRevision(word, 7))).toEqual([
    0,
    7,
    ...Array(6).fill(null),
  ]);
  expect(['erfasst', 'geschehen', 'x', null].map(readAxis)).toEqual(['erfasst', 'geschehen', 'geschehen', 'geschehen']);
});
