import { describe, expect, test } from '@jest/globals';
import { memoryKeyRing, seededRandomBytes } from './memory-key-ring.ts';
import { openBytes, sealBytes } from './seal-bytes.ts';

describe('bytes under a case key', () => {
  const clear = Buffer.from('Zustand von Zoë');

  test('open again for this case only', () => {
    const ring = memoryKeyRing('bytes');
    const sealed = sealBytes(ring, 'dossier-1', clear, seededRandomBytes('iv'));
    expect(Buffer.from(sealed).includes(clear)).toBe(false);
    expect(Buffer.from(openBytes(ring, 'dossier-1', sealed)!).equals(clear)).toBe(true);
    expect(() => openBytes(ring, 'dossier-2', sealed)).toThrow();
  });

  test('are nothing without the key: fold again', () => {
    const ring = memoryKeyRing('bytes');
    const sealed = sealBytes(ring, 'dossier-1', clear, seededRandomBytes('iv'));
    ring.destroy('dossier-1');
    expect(openBytes(ring, 'dossier-1', sealed)).toBeUndefined();
  });
});
