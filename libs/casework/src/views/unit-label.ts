import { presentMembers, valueOn, latestArrival, type Dossier, type Person } from '../dossier/state.ts';
import type { MunicipalityToday } from './case-set.ts';

/** A dossier as a line of a list names it. */
export interface UnitRef {
  readonly caseId: string;
  readonly reference: string | null;
  readonly label: string;
  readonly persons: number;
  readonly municipality: { readonly bfs: number; readonly name: string } | null;
  readonly arrivedOn: string | null;
}

/** The unit of a dossier as it stands; `day` is the local date its residence is asked for. */
export const unitRefOf = (dossier: Dossier, day: string, municipality: MunicipalityToday): UnitRef => {
  const persons = personsOf(dossier);
  const arrival = latestArrival(dossier);
  const home = valueOn(dossier.residences, day);
  return {
    caseId: dossier.caseId,
    reference: arrival?.referenz ?? null,
    label: unitLabel(persons),
    persons: persons.length,
    municipality: home === undefined ? null : (municipality(home) ?? { bfs: home, name: `BFS ${home}` }),
    arrivedOn: arrival?.zuzugsdatum ?? null,
  };
};

/** Who the unit is made of: those who live here; once nobody does, those who did. */
export const personsOf = (dossier: Dossier): readonly Person[] => {
  const present = presentMembers(dossier);
  return present.length > 0 ? present : Object.values(dossier.persons);
};

/**
 * «Ana Souza» for one, «Familie Souza» where all share the last name, «Ana Souza und 2 weitere» where not, «3 Personen»
 * where no name can be read any more.
 */
export const unitLabel = (persons: readonly Person[]): string => {
  const named = persons.filter((person) => fullName(person) !== null);
  const first = named[0];
  if (first === undefined) return persons.length === 1 ? '1 Person' : `${persons.length} Personen`;
  if (persons.length === 1) return fullName(first) ?? '';
  const lastNames = new Set(named.map(({ master }) => master.name));
  if (lastNames.size === 1 && named.length === persons.length) return `Familie ${first.master.name}`;
  const others = persons.length - 1;
  return `${fullName(first)} und ${others === 1 ? '1 weitere Person' : `${others} weitere`}`;
};

/** «Ana Souza»; null where the name is withheld. */
export const fullName = ({ master }: Person): string | null => {
  // Absent once its key is destroyed, whatever the schema demands.
  const { vorname, name } = master as { readonly vorname?: string | null; readonly name?: string | null };
  const parts = [vorname, name].filter((part) => typeof part === 'string' && part !== '');
  return parts.length ? parts.join(' ') : null;
};
