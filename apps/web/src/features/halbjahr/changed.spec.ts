import type { HalfYearReport } from '@fallspur/contract';
import { expect, test } from '@jest/globals';
import { changedFigures } from './changed.ts';

const report = (halfYears: Record<string, Record<string, number>>, total: Record<string, number>): HalfYearReport => ({
  municipality: { bfs: 2534, name: 'Zuchwil' },
  figures: ['einheiten', 'erstinformationsgespraeche'].map((figure) => ({ figure, name: figure, explains: '' })),
  halfYears: Object.entries(halfYears).map(([halfYear, values]) => ({ halfYear, values })),
  total,
  gueltigAm: null,
  standPer: null,
  position: 1,
});

test('a figure that grew is named with its total, also in a half-year that was not there before', () => {
  const before = report({ '2016-H1': { einheiten: 3 } }, { einheiten: 3 });
  const now = report({ '2016-H2': { einheiten: 1 }, '2016-H1': { einheiten: 3 } }, { einheiten: 4 });
  expect(changedFigures(before, now)).toEqual([
    { halfYear: '2016-H2', figure: 'einheiten', before: 0, now: 1 },
    { halfYear: 'alle', figure: 'einheiten', before: 3, now: 4 },
  ]);
});

test('a half-year that was emptied by a correction is named, and nothing is where nothing changed', () => {
  const before = report({ '2016-H1': { einheiten: 1 } }, { einheiten: 1 });
  expect(changedFigures(before, report({}, {}))).toHaveLength(2);
  expect(changedFigures(before, before)).toEqual([]);
});
