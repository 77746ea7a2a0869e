import { expect, it } from '@jest/globals';
import type { Json } from '@fallspur/kernel';
import { changedFields } from './changed-fields.ts';

const field = (path: string, value: Json) => ({ path, title: path, value, shown: String(value), withheld: false });
const reason = field('/grund', 'vertippt');
const before = [field('/dauerMinuten', 45), field('/ort', 'Gemeindehaus'), field('/personIds', ['A', 'B'])];
const after = (minutes: number) => [
  reason,
  field('/daten/dauerMinuten', minutes),
  field('/daten/ort', 'Gemeindehaus'),
  field('/daten/personIds', ['A', 'B']),
];

it('shows of a correction its reason and what it changed', () => {
  expect(changedFields(after(50), before).map(({ path }) => path)).toEqual(['/grund', '/daten/dauerMinuten']);
});

it('shows everything where there is nothing to compare with, or nothing differs', () => {
  expect(changedFields(after(50), undefined)).toHaveLength(4);
  expect(changedFields(after(45), before)).toHaveLength(4);
});
