import { expect, it } from '@jest/globals';
import { mayReload } from './may-reload.ts';

it('reloads a page whose scripts are gone, but not again and again', () => {
  const now = 1_800_000_000_000;
  expect(mayReload(null, now)).toBe(true);
  expect(mayReload(`${now - 5_000}`, now)).toBe(false);
  expect(mayReload(`${now - 3_600_000}`, now)).toBe(true);
  expect(mayReload('unlesbar', now)).toBe(true);
});
