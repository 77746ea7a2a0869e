import { expect, it } from '@jest/globals';
import { decode } from './decode.ts';

it('reads UTF-8, with or without its mark', () => {
  expect(decode(new TextEncoder().encode('Ilić;Züri'))).toBe('Ilić;Züri');
  expect(decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('a');
});

it('reads what Windows writes', () => expect(decode(new Uint8Array([0x5a, 0xfc, 0x72, 0x69, 0x80]))).toBe('Züri€'));
