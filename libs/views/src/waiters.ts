/** How far each projection answers with the program's own version; one that does not yet is missing. */
export type Positions = ReadonlyMap<string, number>;

/** How far the slowest of these projections is; -1 while one of them does not answer. */
export const slowestOf = (positions: Positions, projections: readonly string[]): number =>
  Math.min(...projections.map((name) => positions.get(name) ?? -1));

interface Waiter {
  readonly position: number;
  readonly projections: readonly string[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Those who wait for read models to reach a log position; looked at after every commit. */
export class PositionWaiters {
  readonly #waiting = new Set<Waiter>();
  #hurry: () => void = () => {};

  wait(
    position: number,
    projections: readonly string[],
    signal: AbortSignal | undefined,
    positions: () => Positions,
  ): Promise<void> {
    signal?.throwIfAborted();
    if (slowestOf(positions(), projections) >= position) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(waiter);
        signal?.removeEventListener('abort', onAbort);
      };
      const waiter: Waiter = {
        position,
        projections,
        resolve: () => (leave(), resolve()),
        reject: (reason) => (leave(), reject(reason as Error)),
      };
      const onAbort = (): void => waiter.reject(signal?.reason);
      signal?.addEventListener('abort', onAbort);
      this.#waiting.add(waiter);
      this.#hurry();
    });
  }

  wake(positions: Positions): void {
    for (const waiter of this.#waiting)
      if (slowestOf(positions, waiter.projections) >= waiter.position) waiter.resolve();
  }

  /** A while in which nobody is kept waiting: it is over as soon as somebody waits. */
  patience(milliseconds: number): Promise<void> {
    if (this.#waiting.size > 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  rejectAll(): void {
    for (const waiter of this.#waiting)
      waiter.reject(new Error('The views were closed while somebody waited for them'));
  }
}
