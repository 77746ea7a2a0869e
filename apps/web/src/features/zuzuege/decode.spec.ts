import { expect, it } from '@jest/globals';
import { decode, isText } from './decode.ts';

it('reads UTF-8, with or without its mark', () => {
  expect(decode(new TextEncoder().encode('Ilić;Züri'))).toBe('Ilić;Züri');
  expect(decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('a');
});

it('reads what Windows writes', () => expect(decode(new Uint8Array([0x5a, 0xfc, 0x72, 0x69, 0x80]))).toBe('Züri€'));

it('reads «Unicode Text» of a spreadsheet', () => {
  expect(decode(new Uint8Array([0xff, 0xfe, 0x5a, 0x00, 0xfc, 0x00]))).toBe('Zü');
  expect(decode(new Uint8Array([0xfe, 0xff, 0x00, 0x5a, 0x00, 0xfc]))).toBe('Zü');
});

it.each([
  ['a table', 'einheit;person\nE066;E066-1\n', true],
  ['nothing', '', true],
  ['a workbook', 'PK\u0003\u0004\u0014', false],
  ['a PDF', '%PDF-1.7\n', false],
  ['an old workbook', 'ÐÏ\u0011à\0\0', false],
])('%s is text: %s', (_what, text, expected) => expect(isText(text)).toBe(expected));
