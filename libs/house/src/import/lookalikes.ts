import { localDateOfInstant } from '@fallspur/kernel';
import {
  foldedWords,
  fullName,
  latestArrival,
  personIdOf,
  valueOn,
  type ArrivalRow,
  type Dossier,
} from '@fallspur/casework';
import { listCases } from '@fallspur/runtime';
import type { House } from '../house.ts';

/** Somebody recorded already who looks like somebody who arrives. Who may see her is for the caller to ask. */
export interface Lookalike {
  readonly caseId: string;
  readonly name: string;
  readonly bornOn: string;
  /** BFS number of where she lives today. */
  readonly municipality: number | null;
  readonly because: string;
}

interface Known extends Omit<Lookalike, 'because'> {
  readonly personId: string;
  readonly words: string;
}

/**
 * Finds who looks like an arriving person, in any municipality. Names and birth dates are sealed in every file, so this
 * index lives in memory only: filled when it is first asked, and brought up to date by the cases' lengths.
 */
export class LookalikeFinder {
  readonly #house: House;
  readonly #read = new Map<string, { readonly events: number; readonly persons: readonly Known[] }>();

  constructor(house: House) {
    this.#house = house;
  }

  /** By row, those who look like her; herself, recorded by the same identity, is not one of them. */
  async find(rows: readonly ArrivalRow[]): Promise<ReadonlyMap<ArrivalRow, readonly Lookalike[]>> {
    await this.#refresh();
    const known = [...this.#read.values()].flatMap(({ persons }) => persons);
    const born = Map.groupBy(known, ({ bornOn }) => bornOn);
    const named = Map.groupBy(known, ({ words }) => words);
    return new Map(rows.map((row) => [row, lookalikesOf(row, born, named)]));
  }

  async #refresh(): Promise<void> {
    const { runtime, views, clock } = this.#house;
    const today = localDateOfInstant(clock.now());
    for (const { caseId, events } of views.answer((rows) => listCases(rows, { kind: 'dossier' })).value) {
      if (this.#read.get(caseId)?.events === events) continue;
      const dossier = (await runtime.state(caseId)).domain as Dossier;
      this.#read.set(caseId, { events, persons: personsIn(dossier, today) });
    }
  }
}

const personsIn = (dossier: Dossier, today: string): readonly Known[] =>
  Object.values(dossier.persons).flatMap((person): readonly Known[] => {
    const name = fullName(person);
    const bornOn = person.master.geburtsdatum as string | undefined;
    // Withheld for ever once her key is destroyed.
    if (name === null || bornOn === undefined) return [];
    const municipality = valueOn(dossier.residences, today) ?? latestArrival(dossier)?.gemeinde ?? null;
    return [{ caseId: dossier.caseId, personId: person.personId, name, bornOn, municipality, words: wordsOf(name) }];
  });

type By = ReadonlyMap<string, readonly Known[]>;

const lookalikesOf = (row: ArrivalRow, born: By, named: By): readonly Lookalike[] => {
  const self = personIdOf(row);
  const words = wordsOf(`${row.vorname} ${row.name}`);
  const sameDay = born.get(row.geburtsdatum) ?? [];
  const sameName = (named.get(words) ?? []).filter(({ bornOn }) => bornOn !== row.geburtsdatum);
  return [
    ...sameDay.filter((one) => one.words === words).map(because('gleicher Name, gleiches Geburtsdatum')),
    ...sameDay.filter((one) => sharesAWord(one.words, words)).map(because('ähnlicher Name, gleiches Geburtsdatum')),
    ...sameName
      .filter(({ bornOn }) => isSlip(bornOn, row.geburtsdatum))
      .map(because('gleicher Name, ähnliches Geburtsdatum')),
  ]
    .filter(({ personId }) => personId !== self)
    .map(({ personId: _id, words: _words, ...lookalike }) => lookalike);
};

const because =
  (reason: string) =>
  (known: Known): Known & Lookalike => ({ ...known, because: reason });

/** Names in any order: which of them is the family name is often mistaken. */
const wordsOf = (name: string): string => foldedWords(name).toSorted().join(' ');

const sharesAWord = (one: string, other: string): boolean =>
  one !== other && one.split(' ').some((word) => other.split(' ').includes(word));

/** One digit mistyped, or day and month exchanged. */
const isSlip = (one: string, other: string): boolean => {
  const [year, month, day] = one.split('-');
  if (`${year}-${day}-${month}` === other) return true;
  return [...one].filter((character, at) => character !== other[at]).length === 1;
};
