import {
  addToDate,
  addToInstant,
  durationFault,
  instantOf,
  isInstant,
  isLocalDate,
  parseInstant,
  startOfDay,
  Temporal,
  ZONE,
  type Json,
} from '@fallspur/kernel';
import type { Trigger } from '../definition.ts';
import { placeOf } from './arming.ts';
import { ask } from './data.ts';
import { idOfKey } from './keys.ts';
import type { ElementKey, SetTimer } from './events.ts';
import type { Walk } from './walk.ts';

type TimerTrigger = Extract<Trigger, { kind: 'timer' }>;

/**
 * When an armed timer is due. Relative times count from the moment that led here, the event's `occurredOn`; a date is due
 * at 00:00 local. What is already past is due at once with its true due date – the timer runner fires it. An absolute
 * time already past is not set again when its element is entered a second time: `past`. [decisions.md 10]
 * Null: neither date, duration nor cycle came out, and an incident stands at `on`.
 */
export function firstDue(walk: Walk, trigger: TimerTrigger, key: ElementKey, on: string): SetTimer | 'past' | null {
  const answer = ask(walk, trigger.expression, placeOf(walk, on), { id: idOfKey(key), kind: 'expression' });
  const text = answer.kind === 'value' ? textOf(answer.value) : null;
  const due = text === null ? null : readTimer(trigger.mode, text, walk.movement.event.occurredOn);
  if (!due) {
    const fault = answer.kind === 'fault' ? answer.message : undefined;
    walk.incident(on, 'E_TIMER', 'entry', `${trigger.mode}: «${trigger.expression.text}»`, fault);
    return null;
  }
  // Only what watches from the side: a token that waits here itself would wait for ever.
  const isReEntry = on !== key && Number(on.slice(on.lastIndexOf('#') + 1)) > 1;
  if (due.absolute && isReEntry && due.dueAt < parseInstant(walk.batch.env.now)) return 'past';
  return { key, on, dueAt: due.dueAt, ...(due.cycle ? { cycle: due.cycle } : {}) };
}

/** The next round of a cycle, counted from the round that fired; null when it was the last. */
export function nextDue(timer: SetTimer): SetTimer | null {
  const { cycle } = timer;
  if (!cycle || cycle.left === 0) return null;
  const left = cycle.left < 0 ? cycle.left : cycle.left - 1;
  const round = cycle.round + 1;
  return { ...timer, dueAt: later(cycle.since, times(cycle.every, round)), cycle: { ...cycle, left, round } };
}

function times(duration: string, count: number): string {
  const { years, months, weeks, days, hours, minutes, seconds } = Temporal.Duration.from(duration);
  const parts = { years, months, weeks, days, hours, minutes, seconds };
  return Temporal.Duration.from(
    Object.fromEntries(Object.entries(parts).map(([unit, amount]) => [unit, amount * count])),
  ).toString();
}

interface Due {
  readonly dueAt: string;
  readonly absolute: boolean;
  readonly cycle?: NonNullable<SetTimer['cycle']>;
}

/** Reads a timer's value; an answer of another kind than the diagram says is read as what it is. */
export function readTimer(mode: TimerTrigger['mode'], text: string, occurredOn: string): Due | null {
  if (isLocalDate(text)) return { dueAt: startOfDay(text), absolute: true };
  if (isInstant(text)) return { dueAt: parseInstant(text), absolute: true };
  const local = localInstant(text);
  if (local) return { dueAt: local, absolute: true };
  if (!durationFault(text)) {
    const dueAt = later(occurredOn, text);
    return mode === 'cycle'
      ? { dueAt, absolute: false, cycle: { left: -1, every: text, since: occurredOn, round: 1 } }
      : { dueAt, absolute: false };
  }
  return readCycle(text, occurredOn);
}

// 2016-01-31T10:00:00 is what the clock in Solothurn shows, unless FEEL or ISO name another zone behind it.
function localInstant(text: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]+)(?:[@[]([A-Za-z_/+-]+)\]?)?$/.exec(text);
  if (!match) return null;
  try {
    const zoned = Temporal.PlainDateTime.from(match[1] as string).toZonedDateTime(match[2] ?? ZONE);
    return instantOf(zoned.epochMilliseconds);
  } catch {
    // No such time or zone: the caller says so at the element.
    return null;
  }
}

// R3/PT10S, R/P1D, R2/2016-01-01T00:00:00Z/P1M: the count is of all rounds; none or -1 means without end.
function readCycle(text: string, occurredOn: string): Due | null {
  const [repeat, ...rest] = text.split('/');
  const count = /^R(-?\d*)$/.exec(repeat ?? '')?.[1];
  const every = rest.at(-1);
  if (count === undefined || every === undefined || rest.length > 2 || durationFault(every)) return null;
  const rounds = count === '' ? -1 : Number(count);
  if (rounds === 0) return null;
  const start = rest.length === 2 ? readTimer('date', rest[0] as string, occurredOn) : null;
  if (rest.length === 2 && !start) return null;
  const left = rounds < 0 ? -1 : rounds - 1;
  return start
    ? { dueAt: start.dueAt, absolute: true, cycle: { left, every, since: start.dueAt, round: 0 } }
    : { dueAt: later(occurredOn, every), absolute: false, cycle: { left, every, since: occurredOn, round: 1 } };
}

// From a day, whole days lead to a day's beginning; hours count from that day's beginning.
function later(occurredOn: string, duration: string): string {
  if (!isLocalDate(occurredOn)) return addToInstant(occurredOn, duration);
  return duration.includes('T')
    ? addToInstant(startOfDay(occurredOn), duration)
    : startOfDay(addToDate(occurredOn, duration));
}

const textOf = (value: Json): string | null => (typeof value === 'string' ? value : null);
