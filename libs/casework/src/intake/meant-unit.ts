import type { Dossier } from '../dossier/state.ts';
import type { ActivityRow } from './activity-rows.ts';
import type { KnownFacts } from './comparison.ts';
import { planActivity } from './plan-activity.ts';

/** A dossier an activity may belong to, as it stands. */
export interface Candidate {
  readonly dossier: Dossier;
  readonly known: KnownFacts;
}

/**
 * Which of several units of the same name a row means: the one that already holds it, else the only one whose
 * Erstinformation has come to the point where this is done next. Several or none: undefined, because a guess would put an
 * act of an office into the dossier of strangers. [decisions.md 22]
 */
export const meantOf = <C extends Candidate>(row: ActivityRow, candidates: readonly C[]): C | undefined => {
  if (candidates.length <= 1) return candidates[0];
  const only = (found: readonly C[]): C | undefined => (found.length === 1 ? found[0] : undefined);
  const holders = candidates.filter(({ dossier, known }) => {
    const planned = planActivity(row, dossier, known);
    return planned !== null && planned.kind !== 'new';
  });
  return holders.length ? only(holders) : only(candidates.filter(({ dossier }) => isNext(row, dossier)));
};

const isNext = (row: ActivityRow, dossier: Dossier): boolean => {
  const { form, invitations, noShows, interviews, packages, assessment } = dossier;
  const invited = Math.max(0, ...invitations.map(({ mahnstufe }) => mahnstufe));
  const oral = form?.form === 'MUENDLICH' && interviews.length === 0;
  switch (row.taetigkeit) {
    case 'FORM_FESTGELEGT':
      return form === null;
    case 'DOLMETSCH_BESTELLT':
      return oral;
    case 'EINLADUNG_VERSANDT':
      return oral && row.ergebnis === invited + 1;
    case 'NICHT_ERSCHIENEN':
      return oral && row.ergebnis === invited && noShows.length < invited;
    case 'GESPRAECH_DURCHGEFUEHRT':
      return oral;
    case 'PAKET_ABGEGEBEN':
      return form !== null && packages.length === 0;
    case 'KURZASSESSMENT':
      return interviews.length > 0 && assessment === null;
  }
};
