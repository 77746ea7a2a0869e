import type { Dossier } from '../dossier/state.ts';
import { valueOn } from '../dossier/state.ts';
import { fullName } from '../views/unit-label.ts';
import type { IdNames } from './fields.ts';
import type { CaseFile, Surroundings } from './case-file.ts';

/** A person as the page of her dossier shows her; what cannot be read any more is null. */
export interface CasePerson {
  readonly personId: string;
  readonly name: string;
  readonly bornOn: string | null;
  readonly nationalities: readonly string[];
  readonly permit: string | null;
  readonly language: string | null;
  readonly departed: { readonly reason: string; readonly on: string } | null;
}

const REASONS = { WEGZUG: 'weggezogen', TOD: 'verstorben' } as const;

export const casePersons = ({ persons }: Dossier, day: string): readonly CasePerson[] =>
  Object.values(persons).map(({ personId, master, permits, departed }) => {
    // Absent once their key is destroyed, whatever the schema demands.
    const { geburtsdatum, staatsangehoerigkeiten, ausweis, gespraechssprache } = master as Partial<typeof master>;
    return {
      personId,
      name: personName(persons, personId) ?? 'Name nicht lesbar',
      bornOn: geburtsdatum ?? null,
      nationalities: staatsangehoerigkeiten ?? [],
      permit: valueOn(permits, day) ?? ausweis ?? null,
      language: gespraechssprache ?? null,
      departed: departed && { reason: REASONS[departed.grund], on: departed.datum },
    };
  });

/** Null where nobody of that id stands in the dossier, or no name can be read. */
export const personName = (persons: Dossier['persons'], personId: string): string | null => {
  const person = persons[personId];
  return person ? fullName(person) : null;
};

/** What names the ids in the facts of this case. */
export const idNamesOf = ({ state }: CaseFile, { municipality, officeName }: Surroundings): IdNames => ({
  person: (id) => personName(state.domain.persons, id),
  municipality: (bfs) => municipality(bfs)?.name ?? `BFS ${bfs}`,
  office: officeName,
});
