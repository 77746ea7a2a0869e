import { localDateOfInstant } from '@fallspur/kernel';
import type { House } from '../house.ts';
import { municipalityThen } from '../municipalities.ts';
import type { ReadEntries } from './entries.ts';
import type { Entry } from './history.ts';

/** Leaves only what a municipality may tell: rows of another are problems, whatever else they say. */
export const ofMunicipality = (read: ReadEntries, bfs: number, { register, clock }: House): ReadEntries => {
  const today = localDateOfInstant(clock.now());
  // A number that has gone means the municipality it became part of.
  const isOwn = (entry: Entry): boolean => municipalityThen(register, gemeindeOf(entry), today)?.bfs === bfs;
  const foreign = read.entries.filter((entry) => !isOwn(entry));
  return {
    entries: read.entries.filter(isOwn),
    problems: [
      ...read.problems,
      ...foreign.map((entry) =>
        entry.problem(
          'MUNICIPALITY_NOT_OWN',
          `nur Zeilen der eigenen Gemeinde ${bfs}, nicht der Gemeinde ${gemeindeOf(entry)}`,
        ),
      ),
    ].toSorted((a, b) => a.line - b.line),
    leftOut: [...read.leftOut, ...foreign.flatMap(({ lines }) => lines)].toSorted((a, b) => a - b),
  };
};

const gemeindeOf = ({ about }: Entry): number =>
  'arrival' in about ? about.arrival.gemeinde : about.activity.gemeinde;
