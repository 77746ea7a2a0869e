import { describe, expect, it } from '@jest/globals';
import type { ImportEntry, ImportPreview, RowProblemView } from '@fallspur/contract';
import { headerFaults, linesText, mayRecord, nothingIn, previewRows } from './preview-rows.ts';

const entry = (lines: number[], state: ImportEntry['state'] = 'new') => ({ lines, state }) as unknown as ImportEntry;
const problem = (line: number, column = 'name') => ({ line, column }) as RowProblemView;
const preview = (entries: ImportEntry[], problems: RowProblemView[], counts = {}): ImportPreview => ({
  kind: 'zuzuege',
  rows: 9,
  entries,
  problems,
  elsewhere: { rows: 0, municipalities: [] },
  counts: { new: 0, unchanged: 0, corrections: 0, problems: problems.length, ...counts },
  importable: true,
});
const short = (of: ImportPreview) =>
  previewRows(of).map(({ lines, state, problems }) => `${linesText(lines)} ${state} ${problems.length}`);

describe('the preview', () => {
  it('stands in the order of the file, whatever order the entries came in', () =>
    expect(short(preview([entry([5]), entry([2, 3])], []))).toEqual(['2–3 new 0', '5 new 0']));

  it('shows every problem next to its line, also where no entry came of it', () =>
    expect(short(preview([entry([2, 3], 'problem')], [problem(3), problem(4), problem(4, 'vorname')]))).toEqual([
      '2–3 problem 1',
      '4 problem 2',
    ]));

  it('never calls an entry new that has a problem', () =>
    expect(short(preview([entry([2])], [problem(2)]))).toEqual(['2 problem 1']));
});

it('says of a wrong header what is missing and what nobody expected', () => {
  const header = (column: string, value: string) => ({ ...problem(1, column), value });
  expect(headerFaults([header('einheit', ''), header('a', 'a'), problem(2)])).toEqual({
    missing: ['einheit'],
    unexpected: ['a'],
    separator: false,
  });
  expect(headerFaults([header('einheit', ''), header('einheit,person,name', 'einheit,person,name')])?.separator).toBe(
    true,
  );
  expect(headerFaults([problem(2)])).toBeNull();
});

it('knows an empty file from one with a header only', () => {
  expect(nothingIn({ ...preview([], [problem(1, '(Kopfzeile)')]), rows: 0 })).toBe('empty');
  expect(nothingIn({ ...preview([], []), rows: 0 })).toBe('onlyHeader');
  expect(nothingIn({ ...preview([], [problem(3, '(ganze Zeile)')]), rows: 0 })).toBeNull();
  expect(nothingIn(preview([entry([2])], []))).toBeNull();
});

it('says lines the way one says them', () => expect(linesText([7, 2, 3, 4, 9, 10])).toBe('2–4, 7, 9–10'));

describe('may be recorded', () => {
  it('when nothing is wrong', () => expect(mayRecord(preview([], [], { new: 2 }), false)).toBe(true));
  it('in part when asked for', () => {
    expect(mayRecord(preview([], [problem(2)], { new: 2 }), false)).toBe(false);
    expect(mayRecord(preview([], [problem(2)], { new: 2 }), true)).toBe(true);
  });
  it('not when there is nothing new', () => expect(mayRecord(preview([], []), true)).toBe(false));
});
