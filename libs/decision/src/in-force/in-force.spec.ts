import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contradictionIn, inForce } from './in-force.ts';

const tariffs = [
  { gueltigVon: '2022-01-01', gueltigBis: '2023-12-31', value: 1 },
  { gueltigVon: '2024-01-01', value: 2 },
];
const code = (answer: unknown) => (answer as { code?: string } | null)?.code;

describe('the value in force on a day', () => {
  test('is the one whose days enclose it, both ends counting', () => {
    expect(inForce(tariffs, '2022-01-01')).toMatchObject({ value: 1 });
    expect(inForce(tariffs, '2023-12-31')).toMatchObject({ value: 1 });
    expect(inForce(tariffs, '2024-01-01')).toMatchObject({ value: 2 });
    expect(inForce(tariffs, '2099-12-31')).toMatchObject({ value: 2 });
  });

  test('is refused before the first day and after the last, saying what there is', () => {
    expect(inForce(tariffs, '2021-12-31')).toMatchObject({
      code: 'E_NOT_IN_FORCE',
      message: 'Am 2021-12-31 ist kein Wert in Kraft. Vorhanden: 2022-01-01 bis 2023-12-31; ab 2024-01-01.',
    });
    expect(code(inForce([tariffs[0]!], '2024-01-01'))).toBe('E_NOT_IN_FORCE');
    expect(code(inForce([], '2024-01-01'))).toBe('E_NOT_IN_FORCE');
  });

  test('is refused where values overlap, leave a gap or have impossible days', () => {
    const second = { gueltigVon: '2024-01-01', value: 2 };
    const until = (gueltigBis: string) => [{ gueltigVon: '2022-01-01', gueltigBis, value: 1 }, second];
    expect(code(contradictionIn(until('2024-01-01')))).toBe('E_IN_FORCE_OVERLAP');
    expect(code(contradictionIn(until('2023-12-30')))).toBe('E_IN_FORCE_GAP');
    expect(code(contradictionIn(until('2021-12-30')))).toBe('E_IN_FORCE_DATE');
    expect(code(contradictionIn(until('2023-02-30')))).toBe('E_IN_FORCE_DATE');
    expect(code(contradictionIn([second, second]))).toBe('E_IN_FORCE_OVERLAP');
    expect(contradictionIn(until('2023-12-31'))).toBeNull();
  });

  test('does not depend on the order of the values', () => {
    const day = fc.date({ min: new Date('2022-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10);
        expect(inForce(tariffs.toReversed(), text)).toEqual(inForce(tariffs, text));
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
