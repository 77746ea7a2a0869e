import { describe, expect, it } from '@jest/globals';
import { clockReading, simulatedClock } from './clock.ts';
import { compareInstants, instantFault, isInstant, parseInstant } from './instants.ts';

describe('clocks', () => {
  it('a reading clock says what it read', () => {
    let read = 0;
    const clock = clockReading(() => (read += 1_000));
    expect([clock.now(), clock.now()]).toEqual(['1970-01-01T00:00:01.000Z', '1970-01-01T00:00:02.000Z']);
  });

  it('a simulated clock stands still until moved', () => {
    const clock = simulatedClock('2024-03-30T08:00:00Z');
    expect([clock.now(), clock.now()]).toEqual(['2024-03-30T08:00:00.000Z', '2024-03-30T08:00:00.000Z']);
    expect(clock.advance('P1D')).toBe('2024-03-31T07:00:00.000Z');
    expect(clock.moveTo('2025-01-01T00:00:00Z')).toBe(clock.now());
  });

  it('a simulated clock never runs backwards', () => {
    const clock = simulatedClock('2024-03-30T08:00:00Z');
    expect(() => clock.moveTo('2024-03-30T07:59:59Z')).toThrow('not before 2024-03-30T08:00:00.000Z');
    expect(() => clock.advance('-P1D')).toThrow('not before');
    expect(clock.now()).toBe('2024-03-30T08:00:00.000Z');
  });
});

describe('instants', () => {
  it('are brought to one form, so that text order is time order', () => {
    expect(parseInstant('2016-01-05T00:30:00+01:00')).toBe('2016-01-04T23:30:00.000Z');
    expect(parseInstant('2016-01-05T00:30:00.1234567Z')).toBe('2016-01-05T00:30:00.123Z');
    expect(compareInstants('2016-01-05T00:00:00Z', '2016-01-05T00:00:00.500Z')).toBe(-500);
  });

  it.each([
    '2016-01-05',
    '2016-01-05 08:30:00Z',
    '2016-01-05T08:30:00',
    '2016-02-30T08:30:00Z',
    '2016-01-05T25:00:00Z',
  ])('%s is none', (text) => {
    expect(instantFault(text)).toContain(`got "${text}"`);
    expect(isInstant(text)).toBe(false);
    expect(() => parseInstant(text)).toThrow('expected an instant');
  });
});
