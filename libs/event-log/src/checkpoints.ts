import { refuse, type Refusal } from '@fallspur/kernel';

/** A cache's claim: "I hold everything of the log up to this position." */
export interface Checkpoint {
  /** Which cache, e.g. `snapshots` or `views/worklist`. */
  readonly name: string;
  readonly position: number;
}

/**
 * Refuses to start when a cache claims to know more than the log holds: then the log was cut back (an old backup,
 * a lost file) and the cache remembers facts that no longer exist. Call it before anything is served.
 */
export function checkpointsWithin(headPosition: number, checkpoints: readonly Checkpoint[]): Refusal | undefined {
  const beyond = checkpoints.filter((checkpoint) => checkpoint.position > headPosition);
  if (beyond.length === 0) return undefined;
  return refuse(
    'CHECKPOINT_BEYOND_HEAD',
    `Ein Zwischenspeicher reicht über das Ende des Protokolls (Position ${headPosition}) hinaus: ` +
      beyond.map(({ name, position }) => `${name} bis ${position}`).join(', ') +
      '. Wurde eine ältere Sicherung eingespielt? Das Protokoll prüfen, dann die genannten Zwischenspeicher neu aufbauen.',
    { head: headPosition, beyond: beyond.map(({ name, position }) => ({ name, position })) },
  );
}
