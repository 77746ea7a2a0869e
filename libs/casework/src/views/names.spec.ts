import { describe, expect, it } from '@jest/globals';
import { arrived, dossierOf, happened, mother } from '../testing/given.ts';
import type { Person } from '../dossier/state.ts';
import { foldedWords, matchesAll, questionWords } from './folded-text.ts';
import { NameIndex } from './name-index.ts';
import { unitLabel, unitRefOf } from './unit-label.ts';

const finds = (text: string, question: string): boolean => matchesAll(foldedWords(text), questionWords(question));

describe('searching for names', () => {
  it.each([
    ['Tésfay', 'tesfay'],
    ['Müller', 'mueller'],
    ['Müller', 'MÜLL'],
    ['Mu\u0308ller', 'muller'],
    ['Straßer', 'strasser'],
    ['Łukasz Søren', 'lukasz soren'],
    ['Ньютон', 'ньют'],
    ['محمد', 'محمد'],
    ["D'Angelo-Weiß", 'angelo weiss'],
    ['İnce', 'ince'],
  ])('«%s» is found by «%s»', (text, question) => expect(finds(text, question)).toBe(true));

  it.each([
    ['Tesfay', 'esfay'],
    ['Ana Souza', 'ana muster'],
  ])('«%s» is not found by «%s»', (text, question) => expect(finds(text, question)).toBe(false));
});

describe('the label of a unit', () => {
  const person = (vorname: string | null, name: string | null): Person => ({
    personId: `${vorname} ${name}`,
    master: { ...mother(), vorname, name } as Person['master'],
    permits: [],
    asylumStatuses: [],
    germanB1: false,
    departed: null,
  });

  it.each([
    [[person('Ana', 'Souza')], 'Ana Souza'],
    [[person('Ana', 'Souza'), person('Rui', 'Souza')], 'Familie Souza'],
    [[person('Ana', 'Souza'), person('Rui', 'Meier')], 'Ana Souza und 1 weitere Person'],
    [[person('Ana', 'Souza'), person('Rui', 'Meier'), person('Eva', 'Meier')], 'Ana Souza und 2 weitere'],
    [[person('Ana', 'Souza'), person(null, null)], 'Ana Souza und 1 weitere Person'],
    [[person(null, null), person(null, null), person(null, null)], '3 Personen'],
    [[person(null, null)], '1 Person'],
    [[], '0 Personen'],
  ])('of %j is right', (persons, label) => expect(unitLabel(persons)).toBe(label));

  it('speaks of those who live here, and of all once nobody does', () => {
    const gone = (personIds: string[]) =>
      happened('WegzugErfasst', { personIds, wegzugsdatum: '2015-09-01' }, '2015-09-01');
    const municipality = (bfs: number) => ({ bfs: bfs === 2513 ? 2500 : bfs, name: 'Nachfolge' });
    const labelAfter = (...facts: ReturnType<typeof gone>[]) =>
      unitRefOf(dossierOf(...arrived, ...facts), '2016-01-01', municipality);
    expect(labelAfter(gone(['p2']))).toMatchObject({ label: 'Ana Muster', persons: 1 });
    expect(labelAfter(gone(['p1', 'p2']))).toMatchObject({
      label: 'Familie Muster',
      persons: 2,
      municipality: { bfs: 2500, name: 'Nachfolge' },
      arrivedOn: '2015-07-05',
    });
  });
});

describe('the index of names', () => {
  const unit = { caseId: '', reference: null, persons: 1, municipality: null, arrivedOn: null };
  const indexOver = (names: Record<string, string>, casesMax?: number) => {
    const read: string[] = [];
    const index = new NameIndex(async (caseId) => {
      read.push(caseId);
      return { unit: { ...unit, label: names[caseId]! }, names: [names[caseId]!] };
    }, casesMax);
    return { index, read };
  };
  const at = (revision: number, ...ids: string[]) => ids.map((caseId) => ({ caseId, revision }));

  it('reads a case again only when it has moved on, or the day has', async () => {
    const names: Record<string, string> = { a: 'Ana', b: 'Bea' };
    const { index, read } = indexOver(names);
    expect(await index.find('ana', at(1, 'a', 'b'), '2016-01-01')).toEqual(['a']);
    names['a'] = 'Zoe';
    expect(await index.find('zoe', at(1, 'a', 'b'), '2016-01-01')).toEqual([]);
    expect(await index.find('zoe', at(2, 'a'), '2016-01-01')).toEqual(['a']);
    expect(await index.find('?!', at(2, 'a', 'b'), '2016-01-01')).toEqual([]);
    expect(read).toEqual(['a', 'b', 'a']);
    expect(await index.sorted(at(2, 'a', 'b'), '2016-01-02')).toEqual(['b', 'a']);
    expect(read).toEqual(['a', 'b', 'a', 'a', 'b']);
  });

  it('holds no more cases than it may, and still finds them all', async () => {
    const names = Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`c${n}`, `Name${n}`]));
    const { index } = indexOver(names, 10);
    expect(await index.find('name', at(1, ...Object.keys(names)), '2016-01-01')).toHaveLength(120);
    expect(index.size).toBe(10);
  });
});
