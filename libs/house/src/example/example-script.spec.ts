import { describe, expect, test } from '@jest/globals';
import { addToDate, daysBetween, halfYearOf, localDateOfInstant, startOfDay, weekdayOf } from '@fallspur/kernel';
import { readScript } from '../play/script.ts';
import { exampleScript, EXAMPLE_PREFIX } from './example-script.ts';
import { inventedFamily, chanceOf } from './invented-families.ts';

const TODAY = '2026-11-21';

describe('the script of the synthetic canton', () => {
  test('is the same for the same seed and day, and another for another', () => {
    expect(exampleScript(7, TODAY)).toBe(exampleScript(7, TODAY));
    expect(exampleScript(8, TODAY)).not.toBe(exampleScript(7, TODAY));
    expect(exampleScript(7, '2026-11-20')).not.toBe(exampleScript(7, TODAY));
  });

  // Every day of the week and of the year: weekends shift what happened.
  test.each(Array.from({ length: 21 }, (_, index) => addToDate('2026-01-01', `P${index * 18}D`)))(
    'on %s every line fits the schema, lies before today and on a working day',
    (today) => {
      const { lines, faults } = readScript(exampleScript(today.length + Number(today.slice(-2)), today));
      expect(faults).toEqual([]);
      const told = lines.filter(({ operation }) => operation.do !== 'advance');
      expect(told.filter(({ at }) => at >= startOfDay(today))).toEqual([]);
      const restDays = told.map(({ at }) => localDateOfInstant(at)).filter((day) => weekdayOf(day) > 5);
      // Only an arrival of the last days is recorded yesterday, whatever day that was.
      expect(restDays.filter((day) => day !== addToDate(today, '-P1D'))).toEqual([]);
    },
  );

  test('opens 60 dossiers in eight municipalities over more than a year, all marked', () => {
    const arrivals = readScript(exampleScript(1, TODAY)).lines.flatMap(({ operation }) =>
      operation.do === 'recordFacts' ? operation.facts.filter(({ type }) => type === 'ZuzugAusAuslandErfasst') : [],
    );
    const data = arrivals.map((arrival) => arrival.data as { referenz: string; gemeinde: number; zuzugsdatum: string });
    expect(data).toHaveLength(60);
    expect(new Set(data.map(({ referenz }) => referenz)).size).toBe(60);
    expect(data.every(({ referenz }) => referenz.startsWith(EXAMPLE_PREFIX))).toBe(true);
    expect(new Set(data.map(({ gemeinde }) => gemeinde)).size).toBe(8);
    expect(new Set(data.map(({ zuzugsdatum }) => halfYearOf(zuzugsdatum))).size).toBe(3);
    expect(Math.max(...data.map(({ zuzugsdatum }) => daysBetween(zuzugsdatum, TODAY)))).toBe(415);
  });
});

test('a family is invented, of one name but each with a given name of their own, and its children are younger than its parents', () => {
  for (let seed = 0; seed < 50; seed++) {
    const [first, ...others] = inventedFamily('BSP-0001', 2534, '2026-01-05', chanceOf(seed));
    expect(first?.geburtsdatum.slice(0, 4)).toMatch(/^(19|20)\d\d$/);
    expect(others.every(({ name }) => name === first?.name)).toBe(true);
    const given = [first, ...others].map((one) => one?.vorname);
    expect(new Set(given).size).toBe(given.length);
    expect(others.slice(1).every(({ geburtsdatum }) => geburtsdatum > (first?.geburtsdatum ?? ''))).toBe(true);
  }
});
