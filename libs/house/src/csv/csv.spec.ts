import { describe, expect, test } from '@jest/globals';
import { firstInvalid } from './read-text.ts';
import { readTable } from './read-table.ts';

const read = (text: string) => readTable('x.csv', text);
const cells = (text: string) => read(text).table.rows.map((row) => [row.line, ...Object.values(row.cells)]);

describe('the canton’s form of a table', () => {
  test('semicolons, a header, lines counted as an editor counts them', () => {
    expect(cells('a;b\n1;2\n\n3;4\n')).toEqual([
      [2, '1', '2'],
      [4, '3', '4'],
    ]);
  });

  test('names of columns, however they are capitalised', () => {
    expect(read('Einheit; NAME\n1;2\n').table.header).toEqual(['einheit', 'name']);
  });

  test('line ends of Windows, and a last line without one', () => {
    expect(cells('a;b\r\n1;2\r\n3;4')).toEqual([
      [2, '1', '2'],
      [3, '3', '4'],
    ]);
  });

  test('quoted cells may hold semicolons, doubled quotes and line ends', () => {
    expect(cells('a;b\n"x;y";"say ""no"""\n"two\nlines";z\nlast;1\n')).toEqual([
      [2, 'x;y', 'say "no"'],
      [3, 'two\nlines', 'z'],
      [5, 'last', '1'],
    ]);
  });

  test('a row with too few or too many cells is named with its line', () => {
    expect(read('a;b\n1\n1;2\n1;2;3\n').faults).toEqual([
      { file: 'x.csv', line: 2, column: '(ganze Zeile)', value: '1 Zellen', expected: '2 Zellen wie in der Kopfzeile' },
      { file: 'x.csv', line: 4, column: '(ganze Zeile)', value: '3 Zellen', expected: '2 Zellen wie in der Kopfzeile' },
    ]);
  });

  test.each([
    ['an open quote', 'a;b\n1;2\n"open;2\n', 'schliessendes'],
    ['a quote in the middle', 'a;b\n1;2\nx"y;2\n', 'ganze Zelle'],
  ])('%s is named with its line', (_what, text, expected) => {
    const [fault] = read(text).faults;
    expect(fault?.line).toBeGreaterThanOrEqual(3);
    expect(fault?.expected).toContain(expected);
  });

  test('an empty file has no header', () => {
    expect(read('').faults).toMatchObject([{ line: 1, column: '(Kopfzeile)' }]);
    expect(read('a;b\n')).toMatchObject({ table: { header: ['a', 'b'], rows: [] }, faults: [] });
  });
});

describe('bytes that are no UTF-8', () => {
  test.each([
    ['a lone Latin-1 letter', Buffer.from([0x61, 0x0a, 0x62, 0xe9, 0x3b, 0x63]), { offset: 3, line: 2, byte: 0xe9 }],
    ['a byte that begins nothing', Buffer.from([0x61, 0xff, 0x62]), { offset: 1, line: 1, byte: 0xff }],
    ['an end inside a character', Buffer.from([0x61, 0xc3]), { offset: 1, line: 1, byte: 0xc3 }],
  ])('%s', (_what, bytes, found) => expect(firstInvalid(bytes)).toEqual(found));
});
