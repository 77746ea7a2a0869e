import { expect, it } from '@jest/globals';
import { readTime } from './time-text.ts';

it.each([
  ['14', '14:00'],
  ['1430', '14:30'],
  ['14.30', '14:30'],
  ['9:05 Uhr', '09:05'],
  ['14 h', null],
  ['24:00', null],
  ['bald', null],
  ['', null],
])('«%s» is %s', (typed, time) => expect(readTime(typed)).toBe(time));
