import {
  evolve,
  initialCase,
  type CaseEvent,
  type CaseState,
  type DefinitionCatalog,
  type FactType,
} from '@fallspur/engine';
import { parseInstant, type LocalDate } from '@fallspur/kernel';
import { dossierKind } from '../dossier/dossier-kind.ts';
import type { Dossier } from '../dossier/state.ts';
import type { MunicipalityToday } from '../views/case-set.ts';

/** A dossier as its log tells it up to a moment: what happened, and what it led to. */
export interface CaseFile {
  readonly caseId: string;
  /** Oldest first, opened as far as keys allow. */
  readonly events: readonly CaseEvent[];
  /** Folded from exactly these events. */
  readonly state: CaseState<Dossier>;
  /** There are events after this moment: nothing can be done in it. */
  readonly past: boolean;
}

/** Up to and with a revision, or what was recorded up to an instant (UTC). */
export interface Moment {
  readonly revision?: number;
  readonly standPer?: string;
}

/** What is known beside the case: definitions, and what things and people are called. */
export interface Surroundings {
  readonly definitions: DefinitionCatalog;
  /** Local date in Europe/Zurich. */
  readonly today: LocalDate;
  readonly municipality: MunicipalityToday;
  /** `EG-2534` → «Einwohnergemeinde Zuchwil»; the key itself where nothing is known. */
  officeName(key: string): string;
  personName(user: string): string;
  /** Facts these roles may record by themselves, in the order they are offered. */
  recordable(roles: readonly string[]): readonly FactType[];
}

/** Who looks. */
export interface Viewer {
  readonly user: string;
  readonly office: string;
  readonly roles: readonly string[];
}

/** Folds a case up to a moment, in one pass over its events. */
export const caseFileOf = (caseId: string, all: readonly CaseEvent[], moment: Moment = {}): CaseFile => {
  const events: CaseEvent[] = [];
  const until = moment.standPer === undefined ? {} : { standPer: parseInstant(moment.standPer) };
  let state = initialCase(dossierKind, caseId);
  for (const event of all) {
    if (!isWithin(event, { ...moment, ...until })) break;
    events.push(event);
    state = evolve(dossierKind, state, event);
  }
  return { caseId, events, state, past: events.length < all.length };
};

// Both grow along a stream, so the first event beyond the moment ends it.
const isWithin = ({ meta }: CaseEvent, { revision, standPer }: Moment): boolean =>
  (revision === undefined || meta.revision <= revision) && (standPer === undefined || meta.recordedAt <= standPer);
