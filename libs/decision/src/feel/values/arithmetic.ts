import { Temporal } from '@fallspur/kernel';
import type { Value } from './value.ts';
import {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelTime,
  instantOf,
  months,
  nanos,
  NANOS_PER_DAY,
  offsetSeconds,
} from './temporal.ts';

/**
 * Numbers are binary inside but behave as decimals of 15 digits, so that `0.1 + 0.2 = 0.3` holds as the standard (and
 * every jurist) expects. Null where no finite number results.
 */
export const decimal = (result: number): number | null => {
  if (Number.isSafeInteger(result)) return result === 0 ? 0 : result;
  return Number.isFinite(result) ? Number(result.toPrecision(15)) : null;
};

type Operation = (a: Value, b: Value) => Value;

/** `a op b`; null where the kinds do not go together. [DMN 1.5, tables 57-63] */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+': guarded(add),
  '-': guarded(subtract),
  '*': guarded(multiply),
  '/': guarded(divide),
  '**': (a, b) => (typeof a === 'number' && typeof b === 'number' ? decimal(a ** b) : null),
  '^': (a, b) => (typeof a === 'number' && typeof b === 'number' ? decimal(a ** b) : null),
};

export const negate = (value: Value): Value => {
  if (typeof value === 'number') return decimal(-value);
  return value instanceof FeelDuration ? new FeelDuration(value.kind, -value.amount) : null;
};

// Temporal throws a RangeError beyond its years; for FEEL that is simply no value.
function guarded(operation: Operation): Operation {
  return (a, b) => {
    try {
      return operation(a, b);
    } catch (error) {
      if (error instanceof Error && error.name === 'RangeError' && !/call stack/.test(error.message)) return null;
      throw error;
    }
  };
}

function add(a: Value, b: Value): Value {
  if (typeof a === 'number') return typeof b === 'number' ? decimal(a + b) : null;
  if (typeof a === 'string') return typeof b === 'string' ? a + b : null;
  if (a instanceof FeelDuration) {
    if (b instanceof FeelDuration) return a.kind === b.kind ? new FeelDuration(a.kind, a.amount + b.amount) : null;
    return shift(b, a, 1n);
  }
  return b instanceof FeelDuration ? shift(a, b, 1n) : null;
}

function subtract(a: Value, b: Value): Value {
  if (typeof a === 'number') return typeof b === 'number' ? decimal(a - b) : null;
  if (b instanceof FeelDuration) {
    if (a instanceof FeelDuration) return a.kind === b.kind ? new FeelDuration(a.kind, a.amount - b.amount) : null;
    return shift(a, b, -1n);
  }
  return between(a, b);
}

function multiply(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return decimal(a * b);
  if (a instanceof FeelDuration && typeof b === 'number') return scaled(a, b);
  return b instanceof FeelDuration && typeof a === 'number' ? scaled(b, a) : null;
}

function divide(a: Value, b: Value): Value {
  if (b === 0) return null;
  if (typeof a === 'number' && typeof b === 'number') return decimal(a / b);
  if (!(a instanceof FeelDuration)) return null;
  if (typeof b === 'number') return scaled(a, 1 / b);
  if (!(b instanceof FeelDuration) || a.kind !== b.kind || b.amount === 0n) return null;
  return decimal(Number(a.amount) / Number(b.amount));
}

const scaled = (duration: FeelDuration, factor: number): FeelDuration =>
  new FeelDuration(duration.kind, BigInt(Math.trunc(Number((Number(duration.amount) * factor).toPrecision(15)))));

function shift(moment: Value, duration: FeelDuration, direction: bigint): Value {
  const amount = duration.amount * direction;
  if (moment instanceof FeelDate) {
    if (duration.isMonths) return new FeelDate(moment.value.add({ months: Number(amount) }));
    const wall = moment.value.toPlainDateTime().add(durationOfNanos(amount));
    return new FeelDate(wall.toPlainDate());
  }
  if (moment instanceof FeelTime)
    return duration.isMonths ? null : new FeelTime(moment.value.add(durationOfNanos(amount)), moment.zone);
  if (!(moment instanceof FeelDateTime)) return null;
  if (duration.isMonths) return new FeelDateTime(moment.value.add({ months: Number(amount) }), moment.zone);
  return new FeelDateTime(shiftExactly(moment, durationOfNanos(amount)), moment.zone);
}

/** In a named zone, hours are real hours: a summer-time change moves the wall clock. */
const shiftExactly = (moment: FeelDateTime, duration: Temporal.Duration): Temporal.PlainDateTime =>
  moment.zone === null || offsetSeconds(moment.zone) !== null
    ? moment.value.add(duration)
    : moment.value.toZonedDateTime(moment.zone).add(duration).toPlainDateTime();

const durationOfNanos = (amount: bigint): Temporal.Duration => {
  const days = amount / NANOS_PER_DAY;
  return Temporal.Duration.from({ days: Number(days), nanoseconds: Number(amount - days * NANOS_PER_DAY) });
};

function between(a: Value, b: Value): Value {
  if (a instanceof FeelTime && b instanceof FeelTime)
    return (a.zone === null) === (b.zone === null) ? nanos(instantOf(a) - instantOf(b)) : null;
  const from = momentOf(b);
  const to = momentOf(a);
  if (!from || !to || (from.zone === null) !== (to.zone === null)) return null;
  return nanos(instantOf(to) - instantOf(from));
}

/** A date counts as its midnight in UTC, so beside a local date and time it has no answer. [DMN 1.5, 10.3.2.3.7] */
const momentOf = (value: Value): FeelDateTime | null => {
  if (value instanceof FeelDateTime) return value;
  if (!(value instanceof FeelDate)) return null;
  return new FeelDateTime(value.value.toPlainDateTime(), 'UTC');
};

/** Whole months from one date to the other. */
export const monthsBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate): FeelDuration =>
  months(from.until(to, { largestUnit: 'month' }).months);
