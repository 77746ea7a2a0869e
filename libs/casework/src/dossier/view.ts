import { localDateOfInstant, type Json, type JsonObject } from '@fallspur/kernel';
import { latestArrival, presentMembers, valueOn, type Dossier, type Person } from './state.ts';

/**
 * The dossier as diagrams and tables see it under `fall`. Absent things are null and lists are never absent, so that a
 * condition is always exactly true or false. Personal values keep the field names of the schemas: by these names the
 * engine knows what to seal.
 */
export const viewOf = (dossier: Dossier, now: string): JsonObject => {
  const day = localDateOfInstant(now);
  const arrival = latestArrival(dossier);
  const interview = dossier.interviews.at(-1);
  const present = presentMembers(dossier);
  return {
    zuzug: arrival
      ? {
          zuzugId: arrival.zuzugId,
          zuzugsdatum: arrival.zuzugsdatum,
          gemeinde: arrival.gemeinde,
          personIds: arrival.personIds,
          sprache: arrival.sprache ?? null,
          gespraechGewuenscht: arrival.gespraechGewuenscht ?? false,
          hinweisAufBedarf: arrival.hinweisAufBedarf ?? false,
          personen: arrival.personIds.flatMap((id) => personView(dossier.persons[id], day)),
        }
      : null,
    zuzugsdatum: arrival?.zuzugsdatum ?? null,
    gemeinde: valueOn(dossier.residences, day) ?? null,
    personen: present.flatMap((person) => personView(person, day)),
    einheit: dossier.unit
      ? {
          unitId: dossier.unit.unitId,
          personIds: present.map(({ personId }) => personId),
          anwesend: present.length,
          aufgeloest: dossier.unit.dissolved,
        }
      : null,
    zielgruppe: plain((arrival && dossier.targetGroup[arrival.zuzugId]) ?? null),
    form: dossier.form?.form ?? null,
    mahnstufe: Math.max(0, ...dossier.invitations.map(({ mahnstufe }) => mahnstufe)),
    nichtErschienenAm: dossier.noShows.at(-1) ?? null,
    dolmetschBestellt: dossier.interpreterOrders.some(({ state }) => state === 'ORDERED'),
    gespraech: plain(interview ?? null),
    pakete: dossier.packages.length,
    kurzassessment: dossier.assessment
      ? {
          ...(plain(dossier.assessment) as JsonObject),
          kriterien: dossier.assessment.kriterien ?? [],
          begruendung: dossier.assessment.begruendung ?? null,
          unterstuetzungsgrad: dossier.assessment.unterstuetzungsgrad ?? null,
        }
      : null,
    bedarf: plain(dossier.need),
    mitwirkung: plain(dossier.cooperation),
    abgang: dossier.departure,
    ergebnis: (arrival && dossier.outcomes[arrival.zuzugId]) ?? null,
  };
};

/** Neither names nor numbers: no rule of the canton asks for them. */
const personView = (person: Person | undefined, day: string): JsonObject[] =>
  person
    ? [
        {
          personId: person.personId,
          geburtsdatum: person.master.geburtsdatum,
          staatsangehoerigkeiten: person.master.staatsangehoerigkeiten,
          ausweis: valueOn(person.permits, day) ?? 'UNBEKANNT',
          vaflStatus: valueOn(person.asylumStatuses, day) ?? 'KEIN',
          aufenthaltsgrundlage: person.master.aufenthaltsgrundlage ?? 'UEBRIGE',
          gespraechssprache: person.master.gespraechssprache ?? null,
          gerNiveauDeutschB1: person.germanB1,
        },
      ]
    : [];

// Fact data is JSON by construction; its interfaces merely lack the index signature.
const plain = (value: object | null): Json => value as Json;
