/** What read models have taken in. */
export interface News {
  /** Where every projection is by now. */
  readonly position: number;
  /** Cases that moved; what a rebuild brought along is not among them. */
  readonly streams: readonly string[];
}

interface Listener {
  seen: number;
  readonly streams: Set<string>;
  readonly tell: (news: News) => void;
}

interface Taken {
  readonly position: number;
  readonly stream: string;
}

/** Tells of every event once, and only when all projections have it: whoever then asks finds it in any of them. */
export class NewsDesk {
  readonly #listeners = new Set<Listener>();

  /** Of what comes after a position. Gives the way to stop listening. */
  listen(after: number, tell: (news: News) => void): () => void {
    const listener: Listener = { seen: after, streams: new Set(), tell };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Some projections have taken in these events; the slowest of all is at `position` now. */
  taken(events: readonly Taken[], position: number): void {
    for (const listener of this.#listeners) {
      for (const event of events) {
        if (event.position <= listener.seen) continue;
        listener.seen = event.position;
        listener.streams.add(event.stream);
      }
      const isNew = listener.streams.size > 0 || position > listener.seen;
      if (!isNew || position < listener.seen) continue;
      listener.seen = position;
      const streams = [...listener.streams];
      listener.streams.clear();
      listener.tell({ position, streams });
    }
  }
}
