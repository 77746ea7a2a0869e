import { expect, it } from '@jest/globals';
import { occurredOn } from './occurrence.ts';

const today = '2026-11-21';

it('is the day in the field the form names, or the day asked beside the fact', () => {
  expect(occurredOn('datum', { datum: '2016-07-05' }, '2016-01-01', today)).toBe('2016-07-05');
  expect(occurredOn(null, { datum: '2016-07-05' }, '2016-01-01', today)).toBe('2016-01-01');
});

it('is never a coming day, and today where it cannot be read', () => {
  expect(occurredOn('datum', { datum: '2027-01-01' }, today, today)).toBe(today);
  expect(occurredOn('datum', { datum: '5.' }, today, today)).toBe(today);
  expect(occurredOn('datum', {}, today, today)).toBe(today);
});
