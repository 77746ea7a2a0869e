import { describe, expect, it } from '@jest/globals';
import type { DemonstrationPerson } from '@fallspur/contract';
import { groupsOf, mostToDo, whoImports } from './people.ts';

const person = (user: string, role: string, place: string, openTasks = 0): DemonstrationPerson => ({
  user,
  name: `${role} ${place} (Vorführung)`,
  office: { key: `EG-${place}`, name: `Einwohnergemeinde ${place}` },
  roles: [role],
  does: '',
  openTasks,
});
const people = [
  person('a', 'EWD', 'Zuchwil'),
  person('b', 'IB', 'Mümliswil-Ramiswil', 2),
  person('c', 'IB', 'Zuchwil', 7),
  person('d', 'KOI', 'AGS', 9),
];
const roleName = (code: string) => (code === 'EWD' ? 'Einwohnerdienste' : code);
const found = (question: string) =>
  groupsOf(people, question, roleName).map(({ role, people: group }) => [role, ...group.map(({ user }) => user)]);

describe('the list of example people', () => {
  it('stands by role, those with the most to do first', () =>
    expect(found('')).toEqual([
      ['IB', 'c', 'b'],
      ['EWD', 'a'],
      ['KOI', 'd'],
    ]));
  it('is searched by every word, in office and role', () =>
    expect(found('zuchwil einwohnerd')).toEqual([['EWD', 'a']]));
  it('is searched without umlauts, too', () => expect(found('mumlis')).toEqual([['IB', 'b']]));
  it('says when nobody fits', () => expect(found('Bern')).toEqual([]));
});

it('leads to whoever finds the fullest worklist of a municipality', () => expect(mostToDo(people)?.user).toBe('c'));
it('leads to whoever has most to do, where no municipality has anything', () =>
  expect(mostToDo([person('x', 'IB', 'A'), person('y', 'KOI', 'B', 3)])?.user).toBe('y'));
it('lets the Einwohnerdienste import, each for their municipality', () =>
  expect(whoImports(people).map(({ user }) => user)).toEqual(['a']));
