import { describe, expect, it } from '@jest/globals';
import { countryName, countryOptions, languageName, languageOptions } from './world.ts';

describe('codes by name', () => {
  it('are German, and stay codes where nobody knows them', () => {
    expect([languageName('ti'), languageName('pt'), languageName('xx')]).toEqual(['Tigrinya', 'Portugiesisch', 'xx']);
    expect([countryName('ER'), countryName('CH'), countryName('?')]).toEqual(['Eritrea', 'Schweiz', '?']);
  });

  it('offer countries and no groups of them, sorted by name', () => {
    const codes = countryOptions().map(({ value }) => value);
    expect(codes).toEqual(expect.arrayContaining(['ER', 'UA', 'XK', 'TR']));
    expect(codes.filter((code) => ['EU', 'SU', 'YU', 'ZZ'].includes(code))).toEqual([]);
    expect(codes.length).toBeGreaterThan(240);
  });

  it('never drop the code that is already there', () => {
    expect(languageOptions(['xx']).some(({ value }) => value === 'xx')).toBe(true);
    expect(languageOptions([''])).toEqual(languageOptions());
  });
});
