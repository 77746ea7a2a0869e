import { describe, expect, it } from '@jest/globals';
import type { TaskRow } from '@fallspur/contract';
import { asAnswered, isOutOfOrder, keyOf, settle } from './settle.ts';

const row = (task: string, version = 1) => ({ caseId: 'dossier-1', instance: 'i', task, version }) as TaskRow;
const short = (rows: ReturnType<typeof settle>) =>
  rows.map(({ row, since }) => (since ? `${row.task} ${since}` : row.task));

describe('what comes while somebody works in the list', () => {
  const shown = asAnswered([row('A'), row('B'), row('C')]);

  it('moves no row: changed ones in place, vanished ones pale, new ones last', () => {
    const incoming = [row('N'), row('C'), row('A', 2)];
    expect(short(settle(shown, incoming))).toEqual(['A changed', 'B gone', 'C', 'N came']);
  });

  it('brings a row back that had vanished', () => {
    const without = settle(shown, [row('A'), row('C')]);
    expect(short(settle(without, [row('A'), row('B'), row('C')]))).toEqual(['A', 'B changed', 'C']);
  });

  it('is no news when one has done it oneself', () => {
    const incoming = [row('A', 2), row('B'), row('C')];
    expect(short(settle(shown, incoming, new Set([keyOf(row('A'))])))).toEqual(['A', 'B', 'C']);
  });

  it('changes nothing when nothing changed', () =>
    expect(settle(shown, [row('A'), row('B'), row('C')])).toEqual(shown));
});

it('knows when the list is no longer in the order of the server', () => {
  expect(isOutOfOrder(asAnswered([row('A'), row('B')]), [row('A'), row('B', 5)])).toBe(false);
  expect(isOutOfOrder(asAnswered([row('A'), row('B')]), [row('B'), row('A')])).toBe(true);
  expect(isOutOfOrder(asAnswered([row('A')]), [])).toBe(true);
});
