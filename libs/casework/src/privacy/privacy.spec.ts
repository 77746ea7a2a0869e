import { describe, expect, test } from '@jest/globals';
import { emptyDossier, type Dossier, type Person } from '../dossier/state.ts';
import { unitRefOf } from '../views/unit-label.ts';
import { isCodedAt } from './coded.ts';
import { pseudonymised, pseudonymOf } from './pseudonym.ts';

const ID = '0190b2f4-7c1e-5000-8000-000000000001';
const OTHER = '0190b2f4-7c1e-5000-8000-000000000002';

const person = (personId: string, vorname: string): Person =>
  ({
    personId,
    master: {
      personId,
      vorname,
      name: 'Beispielova',
      geburtsdatum: '1985-03-04',
      ahvNr: '7561234567897',
      ausweis: 'B',
    },
    permits: [],
    asylumStatuses: [],
    germanB1: false,
    departed: null,
  }) as unknown as Person;

const dossier: Dossier = {
  ...emptyDossier('dossier-1'),
  persons: { [ID]: person(ID, 'Zdenka'), [OTHER]: person(OTHER, 'Pavel') },
};

describe('a pseudonym', () => {
  test('is the same for the same person, another for another, and none of her own data', () => {
    expect(pseudonymOf(ID)).toBe(pseudonymOf(ID));
    expect(pseudonymOf(ID)).not.toBe(pseudonymOf(OTHER));
    expect(pseudonymOf(ID)).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
  });

  test('stands in the place of the name everywhere a dossier is named', () => {
    const seen = pseudonymised(dossier);
    expect(unitRefOf(seen, '2016-03-01', () => undefined).label).toBe(`Person ${pseudonymOf(ID)} und 1 weitere Person`);
    expect(JSON.stringify(seen)).not.toMatch(/Zdenka|Pavel|Beispielova|1985|756123/);
    expect(seen.persons[ID]?.master.ausweis).toBe('B');
  });
});

test('only what a schema leaves no room for a name in counts as coded', () => {
  const schema = {
    type: 'object',
    properties: {
      name: { type: 'string' },
      geburtsdatum: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' },
      ausweis: { type: 'string', enum: ['B', 'C'] },
      sprachen: { type: 'array', items: { type: 'string', pattern: '^[a-z]{2,3}$' } },
      einreisen: { type: 'array', items: { type: 'object', properties: { land: { pattern: '^[A-Z]{2}$' } } } },
    },
  };
  const coded = (pointer: string) => isCodedAt(schema, pointer);
  expect(['/ausweis', '/sprachen', '/sprachen/1', '/einreisen/0/land'].map(coded)).toEqual(Array(4).fill(true));
  expect(['/name', '/geburtsdatum', '/einreisen/0', '/unbekannt', ''].map(coded)).toEqual(Array(5).fill(false));
  expect(isCodedAt(undefined, '/ausweis')).toBe(false);
});
