import { describe, expect, it } from '@jest/globals';
import { sequence } from './key-sequence.ts';

const known = ['j', 'g a', 'g d', 'a'];

describe('keys', () => {
  it('are recognised alone and after each other', () => {
    const typed = sequence(1000);
    expect(typed.next('j', 0, known)).toBe('j');
    expect(typed.next('g', 10, known)).toBeNull();
    expect(typed.next('a', 20, known)).toBe('g a');
    expect(typed.next('a', 30, known)).toBe('a');
  });

  it('do not belong together after a pause', () => {
    const typed = sequence(1000);
    expect(typed.next('g', 0, known)).toBeNull();
    expect(typed.next('a', 1500, known)).toBe('a');
  });

  it('begin anew with a key that leads nowhere', () => {
    const typed = sequence(1000);
    expect(typed.next('g', 0, known)).toBeNull();
    expect(typed.next('x', 10, known)).toBeNull();
    expect(typed.next('d', 20, known)).toBeNull();
    expect(typed.next('g', 30, known)).toBeNull();
    expect(typed.next('j', 40, known)).toBe('j');
  });
});
