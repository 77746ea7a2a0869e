import { uuidV5, type JsonObject } from '@fallspur/kernel';
import type { Fact, FactInput } from '@fallspur/engine';
import type { FactData } from '../events.ts';
import type { ArrivalRow, ArrivalUnit } from './arrival-rows.ts';
import { compare, type KnownFacts, type Planned } from './comparison.ts';
import { arrivalIdOf, dossierIdOf, personIdOf, unitIdOf } from './identity.ts';

/** The case an arrival opens or finds again: ask for its facts, then plan. */
export const caseOfArrival = (unit: ArrivalUnit): string => dossierIdOf(unit);

/**
 * What an arrival asks of its dossier: one command that records the persons, their unit and the arrival, or «unchanged»,
 * or corrections to decide on. Record it as of `unit.zuzugsdatum`.
 */
export const planArrival = (unit: ArrivalUnit, known: KnownFacts, person = 'import'): Planned => {
  const caseId = dossierIdOf(unit);
  const command = {
    type: 'RecordFacts',
    commandId: uuidV5('zuzug-import', caseId),
    actor: { person, office: `EG-${unit.gemeinde}`, role: 'EWD' },
    legalBasis: 'KRS-GEF-2017/01 3.2(2)',
    facts: factsOf(unit, caseId),
  } as const;
  return compare(caseId, command, known, (proposed) => known.find((fact) => isAbout(fact, proposed)));
};

/** The persons of an arrival: ask which case already holds one of them, then plan. */
export const personsOfArrival = ({ rows }: ArrivalUnit): readonly string[] => rows.map(personIdOf);

/**
 * What an arrival asks where another case already holds some of its persons: a family of other members is the same
 * family recorded otherwise, never a second dossier. [decisions.md 22]
 */
export const planChangedFamily = (
  unit: ArrivalUnit,
  holder: { readonly caseId: string; readonly known: KnownFacts },
) => {
  const proposed = factsOf(unit, holder.caseId).find(({ type }) => type === 'ZuzugAusAuslandErfasst');
  const recorded = holder.known.find(({ type }) => type === 'ZuzugAusAuslandErfasst');
  if (!proposed || !recorded) throw new Error(`${holder.caseId}: expected an arrival in a case found by its persons`);
  const corrections = [{ event: recorded.id, type: recorded.type, recorded, proposed }];
  return { kind: 'correction', caseId: holder.caseId, corrections } as const satisfies Planned;
};

const factsOf = (unit: ArrivalUnit, caseId: string): readonly FactInput[] => {
  const { zuzugsdatum, gemeinde, rows } = unit;
  const personIds = rows.map(personIdOf);
  const unitId = unitIdOf(caseId);
  const [first] = rows;
  const arrival: FactData['ZuzugAusAuslandErfasst'] = {
    zuzugId: arrivalIdOf(caseId),
    personIds,
    unitId,
    zuzugsdatum,
    gemeinde,
    referenz: unit.einheit,
    einreisen: rows.map((row) => ({
      personId: personIdOf(row),
      ...given('einreisedatum', row.einreisedatum),
      ...given('herkunftsland', row.herkunftsland),
      ...given('ausweis', row.ausweis),
    })),
    ...given('sprache', first?.sprache),
  };
  const household: FactData['UnterstuetzungseinheitGebildet'] = {
    unitId,
    personIds,
    mitglieder: personIds.map((personId) => ({ personId, von: zuzugsdatum })),
  };
  return [
    ...rows.map((row) => fact('PersonErfasst', personOf(row), zuzugsdatum, [personIdOf(row)])),
    fact('UnterstuetzungseinheitGebildet', household, zuzugsdatum, personIds),
    fact('ZuzugAusAuslandErfasst', arrival, zuzugsdatum, personIds),
  ];
};

const personOf = (row: ArrivalRow): FactData['PersonErfasst'] => ({
  personId: personIdOf(row),
  name: row.name,
  vorname: row.vorname,
  geschlecht: row.geschlecht,
  geburtsdatum: row.geburtsdatum,
  staatsangehoerigkeiten: [row.staatsangehoerigkeit],
  ...given('vaflStatus', row.vaflStatus),
  ...given('aufenthaltsgrundlage', row.aufenthaltsgrundlage),
  ...given('gespraechssprache', row.sprache),
});

/** Empty cells say «unknown»: the field is left out, never null. */
export const given = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

export const fact = <T extends keyof FactData>(
  type: T,
  data: FactData[T],
  occurredOn: string,
  personIds: readonly string[],
): FactInput => ({ type, data: data as unknown as JsonObject, occurredOn, personIds });

// The same record of the same thing, whatever its content says now.
const isAbout = (recorded: Fact, proposed: FactInput): boolean =>
  recorded.type === proposed.type &&
  (proposed.type !== 'PersonErfasst' || recorded.data['personId'] === proposed.data['personId']);
