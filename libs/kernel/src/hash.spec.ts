import { expect, it } from '@jest/globals';
import { sha256Hex } from './hash.ts';

it.each([
  [[], 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [['abc'], 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [['a', new Uint8Array([0x62, 0x63])], 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('SHA-256 of %j as in FIPS 180-4', (parts, digest) => expect(sha256Hex(...parts)).toBe(digest));
