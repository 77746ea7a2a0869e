import { describe, expect, test } from '@jest/globals';
import { toCsv } from './csv.ts';

describe('toCsv', () => {
  test('cells are separated by semicolons, quoted where they hold one, and absent ones stay empty', () => {
    expect(
      toCsv([
        ['Einheit', 'Anzahl'],
        ['Meier; "Müller"', 2],
        [null, 0],
      ]),
    ).toBe('\uFEFFEinheit;Anzahl\r\n"Meier; ""Müller""";2\r\n;0\r\n');
  });

  test.each(['=1+1', '+41 32 000 00 00', '-2+3', '@SUM(A1)', '\t=1', '  =1', '\r=1', '＝1+1'])(
    'a text that begins a formula is only text: %j',
    (text) => {
      const line = toCsv([[text]])
        .replace('\uFEFF', '')
        .trimEnd();
      expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  test('a negative number stays a number, and an ordinary text stays as it is', () => {
    expect(toCsv([[-5, 'Zuzug 2026-01']])).toBe('\uFEFF-5;Zuzug 2026-01\r\n');
  });
});
