import { evolve, initialCase, type CaseEvent, type CaseKind, type CaseState, type Step } from '@fallspur/engine';
import { openEvent, openPublic } from '@fallspur/event-log';
import type { House } from '../house.ts';

/** A case as its log tells it, up to a moment. */
export interface Story {
  readonly caseId: string;
  readonly events: readonly CaseEvent[];
  /** Folded from exactly these events; without what the case kind makes of them. */
  readonly state: CaseState;
  /** How many events there are beyond that moment. */
  readonly later: number;
}

export interface Moment {
  /** Only what was recorded up to this instant. */
  readonly recordedAt?: string | undefined;
  /** Only up to this revision. */
  readonly revision?: number | undefined;
  /** Unwraps personal values; otherwise they are never decrypted. */
  readonly clear: boolean;
}

// Movement is folded from `steps` alone, so the story needs no personal value to be told.
const movementOnly: CaseKind<null> = { name: 'story', initial: () => null, fold: () => null, admit: () => [] };

export const readStory = async ({ log, keys }: House, caseId: string, moment: Moment): Promise<Story> => {
  const events: CaseEvent[] = [];
  let state: CaseState<null> = initialCase(movementOnly, caseId);
  let later = 0;
  for await (const recorded of log.readStream(caseId)) {
    const past =
      recorded.recordedAt <= (moment.recordedAt ?? recorded.recordedAt) &&
      recorded.revision <= (moment.revision ?? recorded.revision);
    if (!past) {
      later++;
      continue;
    }
    const event = moment.clear ? openEvent<Step>(recorded, keys) : openPublic<Step>(recorded);
    events.push(event);
    state = evolve(movementOnly, state, event);
  }
  return { caseId, events, state, later };
};
