import { describe, expect, it } from '@jest/globals';
import { addressOf, isFiltered, savedQueryOf, tasksPath, viewOf, withChange } from './worklist-query.ts';

const view = (address: string) => viewOf(new URLSearchParams(address));

describe('the address of a view', () => {
  it('is empty for what everybody sees first', () => expect(addressOf(view(''))).toBe(''));

  it('holds the whole view, and reads back to the same', () => {
    const address = 'scope=mine&due=overdue&at=informieren%2FTask_X&municipality=2534&q=Lopes+Rui&sort=unit&page=3';
    expect(addressOf(view(address))).toBe(address);
  });

  it('is the same for equal views, however they were written', () =>
    expect(addressOf(view('page=1&q=Lopes&scope=office&scope=mine'))).toBe('q=Lopes'));

  it('opens without what it does not know', () =>
    expect(view('scope=all&due=yesterday&page=-2&municipality=x&sort=')).toEqual({
      scope: 'office',
      sort: 'due',
      page: 1,
    }));
});

describe('a changed view', () => {
  it('begins again on its first page', () => expect(withChange(view('page=4'), { due: 'week' }).page).toBe(1));
  it('turns the page when asked to', () =>
    expect(withChange(view('q=a'), { page: 2 })).toMatchObject({ q: 'a', page: 2 }));
  it('drops what was cleared', () =>
    expect(withChange(view('q=a&due=week'), { q: '', due: undefined } as never)).toEqual(view('')));
});

it('asks the API for the whole view, defaults too', () =>
  expect(tasksPath(view('due=week'))).toBe('/api/tasks?scope=office&due=week&sort=due&page=1&size=50'));

it('keeps a view without its page', () => expect(savedQueryOf(view('due=week&page=7'))).toBe('due=week'));

it('knows whether something is left out', () => {
  expect(isFiltered(view('scope=mine&sort=unit'))).toBe(false);
  expect(isFiltered(view('passed=informieren/Task_X'))).toBe(true);
});
