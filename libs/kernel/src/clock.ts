import { addToInstant } from './dates.ts';
import { epochMillisecondsOf, instantOf, type Instant } from './instants.ts';

/** What time it is. Handed in everywhere; only an app may make the one that reads the machine. */
export interface Clock {
  now(): Instant;
}

/** A clock over a reader of epoch milliseconds; an app hands in `Date.now`. */
export const clockReading = (epochMilliseconds: () => number): Clock => ({
  now: () => instantOf(epochMilliseconds()),
});

/** A clock that moves only when told, so that ten years of casework run in seconds. It never runs backwards. */
export interface SimulatedClock extends Clock {
  /** Moves forward by an ISO duration, on the local calendar from days upwards; gives the new instant. */
  advance(duration: string): Instant;
  moveTo(instant: string): Instant;
}

export const simulatedClock = (start: string): SimulatedClock => {
  let at = epochMillisecondsOf(start);
  const moveTo = (instant: string): Instant => {
    const to = epochMillisecondsOf(instant);
    if (to < at) throw new RangeError(`expected an instant not before ${instantOf(at)}, got "${instant}"`);
    at = to;
    return instantOf(at);
  };
  return {
    now: () => instantOf(at),
    advance: (duration) => moveTo(addToInstant(instantOf(at), duration)),
    moveTo,
  };
};
