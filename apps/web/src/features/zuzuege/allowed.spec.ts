import { expect, it } from '@jest/globals';
import { allowedBy } from './allowed.ts';

it('offers what the session may send, arrivals first', () => {
  const both = ['POST /api/imports/taetigkeiten', 'POST /api/imports/zuzuege', 'POST /api/arrivals'];
  expect(allowedBy(both)).toEqual({ kinds: ['zuzuege', 'taetigkeiten'], form: true });
  expect(allowedBy(['POST /api/imports/taetigkeiten/preview', 'POST /api/imports/taetigkeiten'])).toEqual({
    kinds: ['taetigkeiten'],
    form: false,
  });
});

it('offers nothing to those who only read', () =>
  expect(allowedBy(['GET /api/tasks'])).toEqual({ kinds: [], form: false }));
