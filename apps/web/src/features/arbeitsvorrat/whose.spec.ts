import { expect, it } from '@jest/globals';
import { isForMe } from './whose.ts';

it('is for those who have one of its roles', () => {
  expect(isForMe({ role: 'IB, IBS' }, { roles: ['IBS'] })).toBe(true);
  expect(isForMe({ role: 'IB,IBS' }, { roles: ['EWD'] })).toBe(false);
});

it('is for anybody where no role is named', () => expect(isForMe({ role: null }, { roles: ['EWD'] })).toBe(true));
