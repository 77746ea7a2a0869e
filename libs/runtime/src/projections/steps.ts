import type { Step } from '@fallspur/engine';
import type { Handler, ProjectedEvent, ProjectionDb } from '@fallspur/views';

/** A handler for the workshop's rows: called for each step of each event, whatever its type. [decisions.md 7] */
export const onEachStep =
  (work: (step: Step, projected: ProjectedEvent, db: ProjectionDb) => void): Handler =>
  (projected, db) => {
    for (const step of stepsOf(projected)) work(step, projected, db);
  };

/** The steps of an event; the envelope carries them as plain JSON. */
export const stepsOf = ({ event }: ProjectedEvent): readonly Step[] =>
  (event.steps ?? []) as unknown as readonly Step[];

/** The element id of an element key `<elementId>#<ordinal>`. */
export const elementOf = (key: string): string => key.slice(0, key.lastIndexOf('#'));
