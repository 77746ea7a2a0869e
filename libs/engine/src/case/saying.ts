import type { Behaviour, Throw } from '../definition.ts';
import type { Place } from './data.ts';
import type { ElementKey } from './events.ts';
import { raise, throwSignal } from './raising.ts';
import { catchThrown, findCatcher, type Thrown } from './throwing.ts';
import type { Walk } from './walk.ts';

/**
 * Says everything a throwing event says, in document order. False: the token stays where it is, with an incident, or
 * because what it threw interrupts the scope it stands in and will take it away.
 */
export function say(
  walk: Walk,
  key: ElementKey,
  { kind, raises, throws }: Behaviour & { kind: 'throw' | 'end' },
  place: Place,
): boolean {
  if (raises && !raise(walk, raises, place)) return false;
  const answers = throws.map((one) => sayOne(walk, key, one, place, null));
  // An end goes nowhere: there is nothing to hold back, and its scope shall know that it was reached.
  return !answers.includes('stuck') && (kind === 'end' || !answers.includes('interrupts'));
}

type Answer = 'said' | 'stuck' | 'interrupts';

/** `activity`: an activity that may itself catch what is thrown in its name. */
export function sayOne(walk: Walk, key: ElementKey, one: Throw, place: Place, activity: ElementKey | null): Answer {
  switch (one.kind) {
    case 'message':
      return raise(walk, one.raises, place) ? 'said' : 'stuck';
    case 'signal':
      if (!walk.batch.isFull) return throwSignal(walk, one.name, place.chart) ? 'interrupts' : 'said';
      walk.incident(key, 'E_RAISE_LOOP', 'inside', one.name);
      return 'stuck';
    case 'error':
    case 'escalation':
      return throwUp(walk, key, one.kind, one.code, { chart: place.chart, activity });
    case 'terminate':
      return 'said';
  }
}

type From = Parameters<typeof findCatcher>[3];

/** An escalation nobody catches is of no further consequence; an error nobody catches is an incident. */
function throwUp(walk: Walk, key: ElementKey, kind: Thrown, code: string | null, from: From): Answer {
  const catcher = findCatcher(walk, kind, code, from);
  if (catcher) {
    walk.then(() => catchThrown(walk, catcher, {}));
    return catcher.interrupting ? 'interrupts' : 'said';
  }
  if (kind === 'escalation') return 'said';
  walk.incident(key, 'E_ERROR_UNCAUGHT', 'inside', code ?? undefined);
  return 'stuck';
}
