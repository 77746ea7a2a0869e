import { localDateOfInstant, uuidV5 } from '@fallspur/kernel';
import { latestArrival, presentMembers, type Dossier } from '@fallspur/casework';
import type { FactInput } from '@fallspur/engine';
import type { Random } from '@fallspur/torture/life';

type Feeding = (dossier: Dossier, today: string, random: Random) => FactInput | null;

const someone = ({ persons }: Dossier, random: Random): string => random.pick(Object.keys(persons));

const need: Feeding = (dossier, festgestelltAm, random) => ({
  type: 'ErhoehterIntegrationsbedarfFestgestellt',
  data: {
    personIds: [someone(dossier, random)],
    kriterien: ['SPRACHKOMPETENZEN'],
    festgestelltAm,
    ...(latestArrival(dossier) ? { zuzugId: latestArrival(dossier)!.zuzugId } : {}),
  },
});

const measure: Feeding = (dossier, datum, random) => ({
  type: 'MassnahmeBegonnen',
  data: { massnahmeId: uuidV5('massnahme', dossier.caseId, datum), personIds: [someone(dossier, random)], datum },
});

/** Mostly somebody who has gone already: the household is not to be empty at once. */
const departure: Feeding = (dossier, wegzugsdatum, random) => ({
  type: 'WegzugErfasst',
  data: { personIds: [leaving(dossier, random)], wegzugsdatum, ziel: 'ANDERER_KANTON' },
});

const death: Feeding = (dossier, todesdatum, random) => ({
  type: 'TodErfasst',
  data: { personId: leaving(dossier, random), todesdatum },
});

const leaving = (dossier: Dossier, random: Random): string => {
  const gone = Object.values(dossier.persons).filter(({ departed }) => departed);
  const last = presentMembers(dossier).length === 1;
  return gone.length > 0 && (last || random.chance(0.7)) && random.chance(0.97)
    ? random.pick(gone).personId
    : someone(dossier, random);
};

/** What begins or ends a process that ordinary lives reach too seldom to walk far in it. */
const FEEDING: Readonly<Record<string, readonly Feeding[]>> = {
  jahresziel: [need, need, measure],
  unterstuetzungseinheit: [departure, departure, death],
};

/** A fact that moves one of the processes still short of steps; null when there is none for them. */
export const feed = (short: readonly string[], dossier: Dossier, now: string, random: Random): FactInput | null => {
  const meals = short.flatMap((process) => FEEDING[process] ?? []);
  return meals.length > 0 && Object.keys(dossier.persons).length > 0
    ? random.pick(meals)(dossier, localDateOfInstant(now), random)
    : null;
};
