import {
  addToDate,
  addToInstant,
  durationFault,
  epochMillisecondsOf,
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
import type { SetTimer } from './events.ts';
import type { Walk } from './walk.ts';

type TimerTrigger = Extract<Trigger, { kind: 'timer' }>;

/**
 * When an armed timer is due. Relative times count from the moment that led here, the event's `occurredOn`; a date is due
 * at 00:00 local. What is already past is due at once with its true due date – the timer runner fires it. An absolute
 * time already past is not set again when its element is entered a second time, or `again` for another reason (a cycle
 * goes on with the next round), nor a cycle whose end comes before its first round: `past`. [decisions.md 10]
 * Null: neither date, duration nor cycle came out, and an incident stands at `on`.
 */
export function firstDue(
  walk: Walk,
  trigger: TimerTrigger,
  { key, on }: Pick<SetTimer, 'key' | 'on'>,
  again: boolean,
): SetTimer | 'past' | null {
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
  const timer: SetTimer = { key, on, dueAt: due.dueAt, ...(due.cycle ? { cycle: due.cycle } : {}) };
  if (due.cycle?.until !== undefined && due.dueAt > due.cycle.until) return 'past';
  if (!due.absolute || !(again || isReEntry)) return timer;
  return notBefore(timer, parseInstant(walk.batch.env.now)) ?? 'past';
}

/** The first round of a timer that is not past already. */
export function notBefore(timer: SetTimer, now: string): SetTimer | null {
  let round: SetTimer | null = nearer(timer, now);
  for (let before = ''; round && round.dueAt < now; round = nextDue(round)) {
    // A length of nothing or less never comes to the present.
    if (round.dueAt <= before) return null;
    before = round.dueAt;
  }
  return round;
}

/** Skips rounds that are surely past: a cycle of seconds from years ago has too many to be counted one by one. */
function nearer(timer: SetTimer, now: string): SetTimer {
  const { cycle, dueAt } = timer;
  if (!cycle) return timer;
  const { years, months, weeks, days, hours, minutes, seconds } = Temporal.Duration.from(cycle.every);
  const longest = (((years * 366 + months * 31 + weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds;
  const past = (epochMillisecondsOf(now) - epochMillisecondsOf(dueAt)) / 1000;
  // One less: days across a change of the clock are not all equally long.
  const rounds = Math.floor(Math.min(past / longest - 1, cycle.left < 0 ? Infinity : cycle.left));
  if (!(longest > 0 && rounds > 0)) return timer;
  const round = cycle.round + rounds;
  const left = cycle.left < 0 ? cycle.left : cycle.left - rounds;
  return { ...timer, dueAt: later(cycle.since, times(cycle.every, round)), cycle: { ...cycle, left, round } };
}

/** The next round of a cycle, counted from the round that fired; null when it was the last. */
export function nextDue(timer: SetTimer): SetTimer | null {
  const { cycle } = timer;
  if (!cycle || cycle.left === 0) return null;
  const left = cycle.left < 0 ? cycle.left : cycle.left - 1;
  const round = cycle.round + 1;
  const dueAt = later(cycle.since, times(cycle.every, round));
  if (cycle.until !== undefined && dueAt > cycle.until) return null;
  return { ...timer, dueAt, cycle: { ...cycle, left, round } };
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
export function readTimer(mode: TimerTrigger['mode'], written: string, occurredOn: string): Due | null {
  const text = written.trim();
  const moment = momentOf(text);
  if (moment) return { dueAt: moment, absolute: true };
  if (durationFault(text)) return readCycle(text, occurredOn);
  const dueAt = later(occurredOn, text);
  return mode === 'cycle'
    ? { dueAt, absolute: false, cycle: { left: -1, every: text, since: occurredOn, round: 1 } }
    : { dueAt, absolute: false };
}

/** A day, an instant, or a time of day, which is what the clock in Solothurn shows unless a zone is named behind it. */
function momentOf(text: string): string | null {
  if (isLocalDate(text)) return startOfDay(text);
  if (isInstant(text)) return parseInstant(text);
  const [, moment = '', zone = ZONE] =
    /^(\d{4}-?\d{2}-?\d{2}(?:T[^@[]+)?)(?:[@[]([A-Za-z_/+-]+)\]?)?$/.exec(text) ?? [];
  if (/T.*(?:Z|[+-]\d{2}(?::?\d{2})?)$/.test(moment))
    return asked(() => Temporal.Instant.from(moment).epochMilliseconds);
  return asked(() => Temporal.PlainDateTime.from(moment).toZonedDateTime(zone).epochMilliseconds);
}

/** Null: there is no such day, time or zone; the caller says so at the element. */
function asked(milliseconds: () => number): string | null {
  try {
    return instantOf(milliseconds());
  } catch {
    return null;
  }
}

/**
 * `R3/PT10S`, `R/P1D`, `R2/2016-01-01T00:00:00Z/P1M`, with an end for the start or for the duration as well. The count is
 * of all rounds; none or -1 means without end.
 */
function readCycle(text: string, occurredOn: string): Due | null {
  const [repeat = '', ...rest] = text.split('/');
  const count = /^R(-?\d*)$/.exec(repeat)?.[1];
  if (count === undefined || count === '0' || rest.length > 2) return null;
  const left = count === '' || Number(count) < 0 ? -1 : Number(count) - 1;
  const [first = '', second = ''] = rest;
  const [start, end] = [momentOf(first), momentOf(second)];
  const every = start && end ? between(start, end) : rest.find((part) => !durationFault(part));
  if (every === undefined || (rest.length === 2 && !start && !end)) return null;
  if (start) return { dueAt: start, absolute: true, cycle: { left, every, since: start, round: 0 } };
  const until = end === null ? {} : { until: end };
  return {
    dueAt: later(occurredOn, every),
    absolute: false,
    cycle: { left, every, since: occurredOn, round: 1, ...until },
  };
}

const between = (start: string, end: string): string | undefined =>
  start < end ? Temporal.Instant.from(start).until(Temporal.Instant.from(end)).toString() : undefined;

// From a day, whole days lead to a day's beginning; hours count from that day's beginning.
function later(occurredOn: string, duration: string): string {
  if (!isLocalDate(occurredOn)) return addToInstant(occurredOn, duration);
  return duration.includes('T')
    ? addToInstant(startOfDay(occurredOn), duration)
    : startOfDay(addToDate(occurredOn, duration));
}

const textOf = (value: Json): string | null => (typeof value === 'string' ? value : null);
