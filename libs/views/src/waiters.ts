type PositionOf = (projections: readonly string[]) => number;

interface Waiter {
  readonly position: number;
  readonly projections: readonly string[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Those who wait for read models to reach a log position; looked at after every commit. */
export class PositionWaiters {
  readonly #waiting = new Set<Waiter>();

  wait(
    position: number,
    projections: readonly string[],
    signal: AbortSignal | undefined,
    positionOf: PositionOf,
  ): Promise<void> {
    signal?.throwIfAborted();
    if (positionOf(projections) >= position) return Promise.resolve();
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
    });
  }

  wake(positionOf: PositionOf): void {
    for (const waiter of this.#waiting) if (positionOf(waiter.projections) >= waiter.position) waiter.resolve();
  }

  rejectAll(): void {
    for (const waiter of this.#waiting)
      waiter.reject(new Error('The views were closed while somebody waited for them'));
  }
}
