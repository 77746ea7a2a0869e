import { uuidV5 } from '@fallspur/kernel';
import type { ArrivalRow, ArrivalUnit } from './arrival-rows.ts';

/**
 * The import identity of a person: municipality, day of arrival, normalised names, birth date; also her pseudonymous
 * key. It holds nothing readable, yet who knows all of these values can recompute it. [decisions.md 22]
 */
export const personIdOf = ({ gemeinde, zuzugsdatum, name, vorname, geburtsdatum }: ArrivalRow): string =>
  uuidV5('person', String(gemeinde), zuzugsdatum, normalised(name), normalised(vorname), geburtsdatum);

/** The dossier of those who arrived together, whatever order the rows have and whatever the file calls the unit. */
export const dossierIdOf = ({ rows }: ArrivalUnit): string =>
  `dossier-${uuidV5('dossier', ...rows.map(personIdOf).sort())}`;

export const arrivalIdOf = (caseId: string): string => uuidV5('zuzug', caseId);
export const unitIdOf = (caseId: string): string => uuidV5('einheit', caseId);
export const interviewIdOf = (zuzugId: string): string => uuidV5('erstinformationsgespraech', zuzugId);

// Case, accents and the kind of space do not make another person.
const normalised = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s'’-]+/gu, ' ')
    .trim();
