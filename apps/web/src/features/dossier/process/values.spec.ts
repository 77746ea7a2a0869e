import { expect, it } from '@jest/globals';
import { shownInputs, shownValue } from './values.ts';

it.each([
  [null, '–'],
  [true, 'ja'],
  ['2016-07-05', '05.07.2016'],
  [['F', 'F', 'F'], '3 × F'],
  [['F', 'B'], 'F, B'],
  [[['ER'], ['ER']], '2 × ER'],
  [[], '–'],
  [{ ergebnis: 'ZIELGRUPPE', personIds: ['p-1'], noetig: false }, 'ergebnis = ZIELGRUPPE, noetig = nein'],
  [45, '45'],
])('%j is read «%s»', (value, text) => expect(shownValue(value)).toBe(text));

it('leaves keys out, which say nothing to anybody', () => {
  expect(shownInputs({ 'fall.personen.personId': ['p-1', 'p-2'], zuzugId: 'z', sprache: 'ti' })).toEqual([
    'sprache = ti',
  ]);
});
