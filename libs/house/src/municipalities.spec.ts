import { describe, expect, test } from '@jest/globals';
import type { Json } from '@fallspur/kernel';
import { municipalityThen } from './municipalities.ts';

const REGISTER: Readonly<
  Record<string, { readonly until?: string; readonly entry: { readonly [key: string]: Json } }>
> = {
  '2423': { until: '2020-12-31', entry: { name: 'Gänsbrunnen', nachfolgerin: 2430 } },
  '2430': { entry: { name: 'Welschenrohr-Gänsbrunnen' } },
  '2498': { until: '2020-12-31', entry: { name: 'Rohr (SO)' } },
  '9001': { until: '2020-12-31', entry: { name: 'Kreis', nachfolgerin: 9001 } },
};
const register = (_name: string, day: string) =>
  Object.fromEntries(
    Object.entries(REGISTER).flatMap(([bfs, { until, entry }]) => (until && until < day ? [] : [[bfs, entry]])),
  );

describe('the municipality a number stands for', () => {
  test.each([
    [2423, '2020-12-31', { bfs: 2423, name: 'Gänsbrunnen' }],
    [2423, '2021-01-01', { bfs: 2430, name: 'Welschenrohr-Gänsbrunnen' }],
    [2498, '2021-01-01', undefined],
    [9001, '2021-01-01', undefined],
    [9999, '2021-01-01', undefined],
  ])('%i on %s', (bfs, day, expected) => expect(municipalityThen(register, bfs, day)).toEqual(expected));
});
