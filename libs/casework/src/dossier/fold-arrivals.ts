import { changed, dated } from './fold-persons.ts';
import type { Folds } from './fold.ts';
import type { Dossier } from './state.ts';

/** Arrivals and where the unit lives. */
export const foldArrivals: Folds = {
  ZuzugAusAuslandErfasst: (dossier, data) => {
    const moved: Dossier = {
      ...dossier,
      arrivals: [...dossier.arrivals, data],
      residences: dated(dossier.residences, { value: data.gemeinde, from: data.zuzugsdatum }),
    };
    return (data.einreisen ?? []).reduce(
      (state, { personId, ausweis }) =>
        ausweis === undefined
          ? state
          : changed(state, personId, (person) => ({
              ...person,
              permits: dated(person.permits, { value: ausweis, from: data.zuzugsdatum }),
            })),
      moved,
    );
  },

  UmzugErfasst: (dossier, { umzugsdatum, nachGemeinde }) => ({
    ...dossier,
    residences: dated(dossier.residences, { value: nachGemeinde, from: umzugsdatum }),
  }),

  ZielgruppeErstinformationGeprueft: (dossier, data) => ({
    ...dossier,
    targetGroup: { ...dossier.targetGroup, [data.zuzugId]: data },
  }),

  ErstinformationAbgeschlossen: (dossier, { zuzugId, ergebnis }) => ({
    ...dossier,
    outcomes: { ...dossier.outcomes, [zuzugId]: ergebnis },
  }),
};
