import type { Day } from './calendar.ts';
import { plusMonths } from './calendar.ts';
import type { Decimal } from './decimal.ts';
import { decimalOf, isDecimal, partsOf, tenTo } from './decimal.ts';
import { minus, negative, over, plus, times } from './decimal-arithmetic.ts';
import { power } from './decimal-functions.ts';
import type { Value } from './value.ts';
import {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelTime,
  instantOf,
  momentAt,
  months,
  nanos,
  NANOS_PER_DAY,
  wallOf,
} from './temporal.ts';

type Operation = (a: Value, b: Value) => Value;

/** `a op b`; null where the kinds do not go together. [DMN 1.5, tables 57-63] */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': raise,
  '^': raise,
};

export const negate = (value: Value): Value => {
  if (isDecimal(value)) return negative(value);
  return value instanceof FeelDuration ? new FeelDuration(value.kind, -value.amount) : null;
};

function add(a: Value, b: Value): Value {
  if (isDecimal(a)) return isDecimal(b) ? plus(a, b) : null;
  if (typeof a === 'string') return typeof b === 'string' ? a + b : null;
  if (a instanceof FeelDuration) {
    if (b instanceof FeelDuration) return a.kind === b.kind ? new FeelDuration(a.kind, a.amount + b.amount) : null;
    return shift(b, a, 1n);
  }
  return b instanceof FeelDuration ? shift(a, b, 1n) : null;
}

function subtract(a: Value, b: Value): Value {
  if (isDecimal(a)) return isDecimal(b) ? minus(a, b) : null;
  if (b instanceof FeelDuration) {
    if (a instanceof FeelDuration) return a.kind === b.kind ? new FeelDuration(a.kind, a.amount - b.amount) : null;
    return shift(a, b, -1n);
  }
  return between(a, b);
}

function multiply(a: Value, b: Value): Value {
  if (isDecimal(a)) return isDecimal(b) ? times(a, b) : b instanceof FeelDuration ? scaled(b, a) : null;
  return a instanceof FeelDuration && isDecimal(b) ? scaled(a, b) : null;
}

function divide(a: Value, b: Value): Value {
  if (isDecimal(a)) return isDecimal(b) ? over(a, b) : null;
  if (!(a instanceof FeelDuration)) return null;
  if (isDecimal(b)) return b === 0 ? null : divided(a, b);
  if (!(b instanceof FeelDuration) || a.kind !== b.kind) return null;
  return over(decimalOf(a.amount, 0)!, decimalOf(b.amount, 0)!);
}

function raise(a: Value, b: Value): Value {
  return isDecimal(a) && isDecimal(b) ? power(a, b) : null;
}

/** Whole months or nanoseconds; what is less is cut off. */
const scaled = (duration: FeelDuration, factor: Decimal): FeelDuration | null => {
  const { coefficient, exponent } = partsOf(factor);
  const amount = duration.amount * coefficient;
  return durationOf(duration, exponent >= 0 ? amount * tenTo(exponent) : amount / tenTo(-exponent));
};
const divided = (duration: FeelDuration, divisor: Decimal): FeelDuration | null => {
  const { coefficient, exponent } = partsOf(divisor);
  const by = exponent >= 0 ? coefficient * tenTo(exponent) : coefficient;
  return durationOf(duration, (exponent >= 0 ? duration.amount : duration.amount * tenTo(-exponent)) / by);
};
const AMOUNT_MAX = 10n ** 40n;
const durationOf = ({ kind }: FeelDuration, amount: bigint): FeelDuration | null =>
  amount > AMOUNT_MAX || amount < -AMOUNT_MAX ? null : new FeelDuration(kind, amount);

function shift(moment: Value, duration: FeelDuration, direction: bigint): Value {
  const amount = duration.amount * direction;
  if (moment instanceof FeelTime)
    return duration.isMonths ? null : new FeelTime(clockAfter(moment.clock, amount), moment.zone);
  if (!(moment instanceof FeelDate || moment instanceof FeelDateTime)) return null;
  if (duration.isMonths) {
    const day = plusMonths(moment.day, amount);
    return day && (moment instanceof FeelDate ? new FeelDate(day) : new FeelDateTime(day, moment.clock, moment.zone));
  }
  // In a named zone a day is 24 real hours as any other duration: a summer-time change moves the wall clock.
  if (moment instanceof FeelDateTime) return momentAt(instantOf(moment) + amount, moment.zone);
  const wall = wallOf(instantOf(moment) + amount);
  return wall && new FeelDate(wall.day);
}

const clockAfter = (clock: number, amount: bigint): number =>
  Number((((BigInt(clock) + amount) % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY);

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
  return new FeelDateTime(value.day, 0, 'UTC');
};

/** Whole months from one day to the other; the time of day does not count. */
export const monthsBetween = (from: Day, to: Day): FeelDuration => {
  const count = (to.year - from.year) * 12 + to.month - from.month;
  if (count > 0 && to.day < from.day) return months(count - 1);
  return months(count < 0 && to.day > from.day ? count + 1 : count);
};
