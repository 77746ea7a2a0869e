/** Exclusive times by part: while an inner part runs, the outer one's watch stands still. */
export class Stopwatch {
  readonly #totals = new Map<string, number>();
  readonly #open: string[] = [];
  readonly #clock: () => number;
  #since = 0;

  /** `clock` answers milliseconds that never run backwards. */
  constructor(clock = (): number => performance.now()) {
    this.#clock = clock;
  }

  inside<T>(part: string, work: () => T): T {
    this.#book();
    this.#open.push(part);
    try {
      return work();
    } finally {
      this.#book();
      this.#open.pop();
    }
  }

  /** Milliseconds, by part. */
  get totals(): ReadonlyMap<string, number> {
    return this.#totals;
  }

  /** Books what was timed elsewhere, e.g. across an await. */
  add(part: string, milliseconds: number): void {
    this.#totals.set(part, (this.#totals.get(part) ?? 0) + milliseconds);
  }

  clear(): void {
    this.#totals.clear();
  }

  #book(): void {
    const now = this.#clock();
    const running = this.#open.at(-1);
    if (running !== undefined) this.add(running, now - this.#since);
    this.#since = now;
  }
}
