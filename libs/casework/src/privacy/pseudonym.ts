import { uuidV5 } from '@fallspur/kernel';
import type { Dossier, Person } from '../dossier/state.ts';

/**
 * The dossier as those see it who may not know who its persons are: each has the same invented name wherever she appears,
 * and nothing else of her master data tells who she is. What is coded (permit, nationality, languages) stays.
 * [specification 1.3, 7.3]
 */
export const pseudonymised = (dossier: Dossier): Dossier => ({
  ...dossier,
  persons: Object.fromEntries(Object.entries(dossier.persons).map(([id, person]) => [id, unnamed(person)])),
});

const unnamed = (person: Person): Person => {
  const { geburtsdatum: _birth, ahvNr: _ahv, zemisNr: _zemis, ...rest } = person.master;
  return { ...person, master: { ...rest, vorname: 'Person', name: pseudonymOf(person.personId) } as Person['master'] };
};

/** «7F3K9P»: the same for the same person, everywhere and always; it leads back to her only through the case itself. */
export const pseudonymOf = (personId: string): string => {
  const digits = Number.parseInt(uuidV5('pseudonym', personId).slice(0, 8), 16);
  return Array.from({ length: 6 }, (_, at) => LETTERS[Math.floor(digits / 32 ** at) % 32]).join('');
};

/** No I, L, O, U: nothing that could be misread, and no words. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
