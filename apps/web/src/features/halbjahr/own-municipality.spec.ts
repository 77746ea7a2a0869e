import { expect, test } from '@jest/globals';
import { ownMunicipality } from './own-municipality.ts';

test('a municipality sees its own figures, who sees many chooses, and the only one needs no choice', () => {
  const rows = [{ bfs: 2534 }, { bfs: 2601 }];
  expect(ownMunicipality('EG-2534', rows)).toBe(2534);
  expect(ownMunicipality('AGS', rows)).toBeUndefined();
  expect(ownMunicipality('EG-2500', rows)).toBeUndefined();
  expect(ownMunicipality('AGS', [{ bfs: 2601 }])).toBe(2601);
});
