import { compare } from './order.ts';
import type { Value } from './value.ts';
import { Special } from './value.ts';

/** An interval. A comparison standing as a value (`> 5`) is one that is open towards a side; a written end that is null is unknown. */
export class FeelRange extends Special {
  readonly kind = 'range';
  readonly start: Value;
  readonly end: Value;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
  readonly isComparison: boolean;
  constructor(start: Value, end: Value, startIncluded: boolean, endIncluded: boolean, isComparison = false) {
    super();
    this.isComparison = isComparison;
    this.start = start;
    this.end = end;
    this.startIncluded = startIncluded && start !== null;
    this.endIncluded = endIncluded && end !== null;
  }

  /** Whether the value lies inside; null where it cannot be compared with an end. */
  includes(value: Value): boolean | null {
    if (!this.isComparison && (this.start === null || this.end === null)) return null;
    const low = this.start === null ? 1 : compare(value, this.start);
    const high = this.end === null ? -1 : compare(value, this.end);
    if (low === null || high === null) return null;
    return (low > 0 || (low === 0 && this.startIncluded)) && (high < 0 || (high === 0 && this.endIncluded));
  }

  override toString(): string {
    return `${this.startIncluded ? '[' : '('}${String(this.start)}..${String(this.end)}${this.endIncluded ? ']' : ')'}`;
  }
}
