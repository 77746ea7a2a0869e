import { describe, expect, it } from '@jest/globals';
import { fieldsOf, type IdNames } from './fields.ts';

const names: IdNames = {
  person: (id) => ({ p1: 'Ana Muster', p2: 'Rui Muster' })[id] ?? null,
  municipality: (bfs) => `Gemeinde ${bfs}`,
  office: (key) => (key === 'EG-2513' ? 'Einwohnergemeinde Biberist' : key),
};

const read = (properties: object, data: object, withheld: readonly string[] = []) =>
  fieldsOf(data as never, { properties } as never, withheld, names).map(({ path, title, shown }) => [
    path,
    title,
    shown,
  ]);

describe('the fields of a fact', () => {
  it('stand in the order of the schema under its titles, written as one writes here', () => {
    const properties = {
      datum: { title: 'Datum', type: 'string' },
      anbieter: { title: 'Anbieter', type: 'string', enum: ['A'], 'x-labels': { A: 'HEKS Linguadukt' } },
      inhalte: { title: 'Inhalte', type: 'array', items: { type: 'string', 'x-labels': { R: 'Rechte' } } },
      bestaetigt: { title: 'Bestätigt', type: 'boolean' },
      sprache: { title: 'Sprache', type: 'string', pattern: '^[a-z]{2,3}$' },
      land: { title: 'Land', type: 'string', pattern: '^[A-Z]{2}$' },
      gemeinde: { title: 'Gemeinde (BFS-Nummer)', type: 'integer' },
      organisation: { title: 'Stelle', pattern: '^(EG-[0-9]{4}|SR-[0-9]{2}|[A-Z]{2,5})$' },
    };
    const data = {
      organisation: 'EG-2513',
      gemeinde: 2513,
      land: 'PT',
      sprache: 'ti',
      bestaetigt: false,
      inhalte: ['R', 'S'],
      anbieter: 'A',
      datum: '2016-01-05',
    };
    expect(read(properties, data)).toEqual([
      ['/datum', 'Datum', '05.01.2016'],
      ['/anbieter', 'Anbieter', 'HEKS Linguadukt'],
      ['/inhalte', 'Inhalte', 'Rechte, S'],
      ['/bestaetigt', 'Bestätigt', 'nein'],
      ['/sprache', 'Sprache', 'Tigrinya'],
      ['/land', 'Land', 'Portugal'],
      ['/gemeinde', 'Gemeinde', 'Gemeinde 2513'],
      ['/organisation', 'Stelle', 'Einwohnergemeinde Biberist'],
    ]);
  });

  it('leave ids out, and name persons instead of theirs', () => {
    const properties = { zuzugId: { title: 'Zuzug' }, personIds: { title: 'Personen' } };
    expect(read(properties, { zuzugId: 'z1', personIds: ['p1', 'p2', 'fremd'] })).toEqual([
      ['/personIds', 'Personen', 'Ana Muster, Rui Muster'],
    ]);
    expect(read(properties, { personIds: ['fremd'] })).toEqual([]);
  });

  const einreisen = {
    title: 'Einreise je Person',
    items: { properties: { einreisedatum: { title: 'Einreise' }, ausweis: { title: 'Ausweis' } } },
  };

  it('go into objects, and of lists each item is one line under whose it is', () => {
    const properties = {
      bestaetigung: { title: 'Bestätigung', properties: { art: { title: 'Art' } } },
      einreisen,
    };
    const data = {
      bestaetigung: { art: 'EINTRAG' },
      einreisen: [
        { personId: 'p1', ausweis: 'B', einreisedatum: '2016-01-05' },
        { personId: 'p2' },
        { personId: 'fremd', ausweis: 'C' },
        { personId: 'fremd' },
      ],
    };
    expect(read(properties, data)).toEqual([
      ['/bestaetigung/art', 'Bestätigung: Art', 'EINTRAG'],
      ['/einreisen/0', 'Ana Muster', 'Einreise 05.01.2016, Ausweis B'],
      ['/einreisen/1', 'Rui Muster', '–'],
      ['/einreisen/2', 'Einreise je Person 3', 'Ausweis C'],
    ]);
  });

  it('say which list it is where a fact has several', () => {
    const properties = {
      eintritte: { title: 'Eintritte', items: { properties: { von: { title: 'Von' } } } },
      austritte: { title: 'Austritte', items: { properties: { bis: { title: 'Bis' } } } },
    };
    const data = {
      eintritte: [{ personId: 'p1', von: '2016-01-05' }],
      austritte: [{ personId: 'p2', bis: '2016-01-04' }],
    };
    expect(read(properties, data)).toEqual([
      ['/eintritte/0', 'Eintritte: Ana Muster', 'Von 05.01.2016'],
      ['/austritte/0', 'Austritte: Rui Muster', 'Bis 04.01.2016'],
    ]);
  });

  it('of an item say what of it nobody can read any more, and carry no ids', () => {
    const list = [{ personId: 'p1', einreiseId: 'e1', ausweis: 'B' }, { personId: 'p2' }];
    const withheld = ['/einreisen/0/einreisedatum', '/einreisen/1/ausweis', '/einreisen/1/einreisedatum'];
    expect(fieldsOf({ einreisen: list }, { properties: { einreisen } } as never, withheld, names)).toEqual([
      {
        path: '/einreisen/0',
        title: 'Ana Muster',
        value: { einreisedatum: null, ausweis: 'B' },
        shown: 'Einreise nicht einsehbar, Ausweis B',
        withheld: false,
      },
      { path: '/einreisen/1', title: 'Rui Muster', value: null, shown: 'nicht einsehbar', withheld: true },
    ]);
  });

  it('whose key is gone have no value, and say so in their place', () => {
    const properties = { name: { title: 'Name' }, kinder: { title: 'Kinder', items: {} }, ort: { title: 'Ort' } };
    const fields = fieldsOf(
      { ort: 'Biberist', kinder: ['Rui'] },
      { properties } as never,
      ['/name', '/kinder/1'],
      names,
    );
    expect(fields).toEqual([
      { path: '/name', title: 'Name', value: null, shown: 'nicht einsehbar', withheld: true },
      { path: '/kinder', title: 'Kinder', value: null, shown: 'nicht einsehbar', withheld: true },
      { path: '/ort', title: 'Ort', value: 'Biberist', shown: 'Biberist', withheld: false },
    ]);
  });
});
