import { compare } from './order.ts';
import type { Value } from './value.ts';
import { Special } from './value.ts';

/** An interval; `null` at an end means open towards that side (`> 5`). */
export class FeelRange extends Special {
  readonly kind = 'range';
  readonly start: Value;
  readonly end: Value;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
  constructor(start: Value, end: Value, startIncluded: boolean, endIncluded: boolean) {
    super();
    this.start = start;
    this.end = end;
    this.startIncluded = startIncluded && start !== null;
    this.endIncluded = endIncluded && end !== null;
  }

  /** Whether the value lies inside; null where it cannot be compared with an end. */
  includes(value: Value): boolean | null {
    const low = this.start === null ? 1 : compare(value, this.start);
    const high = this.end === null ? -1 : compare(value, this.end);
    if (low === null || high === null || (this.start === null && this.end === null)) return null;
    return (low > 0 || (low === 0 && this.startIncluded)) && (high < 0 || (high === 0 && this.endIncluded));
  }

  override toString(): string {
    return `${this.startIncluded ? '[' : '('}${String(this.start)}..${String(this.end)}${this.endIncluded ? ']' : ')'}`;
  }
}
