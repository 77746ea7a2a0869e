import type { DatabaseSync } from 'node:sqlite';
import type { EventLog, RecordedEvent } from '@fallspur/event-log';
import { applyBatch } from './apply.ts';
import type { KeptBuilds } from './builds-kept.ts';
import type { BuildRow, RunningBuild } from './builds.ts';
import type { EventReaders } from './event-view.ts';
import { grownBeyond, inBatches } from './feed.ts';

/** Where a catching-up or rebuild is; told after every batch. */
export interface Progress {
  readonly projections: readonly string[];
  readonly state: BuildRow['state'];
  readonly position: number;
  readonly until: number;
  readonly events: number;
}
export type ProgressListener = (progress: Progress) => void;

interface FollowerParts {
  readonly db: DatabaseSync;
  readonly log: EventLog;
  readonly builds: KeptBuilds;
  readonly readers: EventReaders;
  readonly batchSize: number;
  /** How long events of a live log may gather before they are written. */
  readonly moment: () => Promise<void>;
  /** After every transaction, with the events the builds that answer have taken in. */
  readonly onCommit: (taken: readonly RecordedEvent[]) => void;
}

/** Carries builds forward along the log: in one go up to a position, or live. */
export class Follower {
  readonly #parts: FollowerParts;
  /** Aborted when other builds have become current, so that the live loop takes them along. */
  #changeover = new AbortController();

  constructor(parts: FollowerParts) {
    this.#parts = parts;
  }

  advanceCurrent(until: number, onProgress?: ProgressListener, signal?: AbortSignal): Promise<number> {
    return this.#advance('current', until, onProgress, signal);
  }

  /** Carries builds under way to the head and lets them answer. Returns the number of events read. */
  async finishBuilding(onProgress?: ProgressListener, signal?: AbortSignal): Promise<number> {
    let events = 0;
    while (!signal?.aborted && this.#parts.builds.running('building').builds.length > 0) {
      const head = (await this.#parts.log.head()).position;
      events += await this.#advance('building', head, onProgress, signal);
      // A build begun meanwhile is not there yet: it takes the next round.
      if (!signal?.aborted && this.#parts.builds.promoteFrom(head)) this.#changeOver();
    }
    return events;
  }

  async follow(signal: AbortSignal): Promise<void> {
    const failed = new AbortController();
    const either = AbortSignal.any([signal, failed.signal]);
    const orStopBoth = async (work: Promise<unknown>): Promise<void> => {
      try {
        await work;
      } catch (error) {
        failed.abort();
        throw error;
      }
    };
    await Promise.all([orStopBoth(this.#live(either)), orStopBoth(this.finishBuilding(undefined, either))]);
  }

  /** Takes in what is there; waits until the log has grown, and a moment longer, so that one transaction takes in much. */
  async #live(signal: AbortSignal): Promise<void> {
    const { log, moment } = this.#parts;
    while (!signal.aborted) {
      this.#changeover = new AbortController();
      const { position } = await log.head();
      await this.#advance('current', position, undefined, signal);
      await grownBeyond(position, log, AbortSignal.any([signal, this.#changeover.signal]));
      await moment();
    }
  }

  async #advance(
    state: BuildRow['state'],
    until: number,
    onProgress?: ProgressListener,
    signal?: AbortSignal,
  ): Promise<number> {
    let read = 0;
    for (;;) {
      const { builds, after } = this.#parts.builds.running(state);
      if (builds.length === 0 || after >= until || signal?.aborted) return read;
      const projections = builds.map(({ projection }) => projection.name);
      let position = after;
      let current = true;
      for await (const events of inBatches(this.#parts.log.readAll({ after, until }), this.#parts.batchSize)) {
        current = this.#apply(state, builds, position, events);
        if (!current || signal?.aborted) break;
        position = events.at(-1)?.position ?? position;
        read += events.length;
        onProgress?.({ projections, state, position, until, events: read });
      }
      // Otherwise another process has moved or replaced a build meanwhile: look where they stand and go on from there.
      if (current) return read;
    }
  }

  #apply(
    state: BuildRow['state'],
    builds: readonly RunningBuild[],
    after: number,
    events: readonly RecordedEvent[],
  ): boolean {
    const applied = applyBatch(this.#parts.db, builds, { after, events }, this.#parts.readers);
    this.#parts.onCommit(applied && state === 'current' ? events : []);
    return applied;
  }

  #changeOver(): void {
    this.#changeover.abort();
    this.#parts.onCommit([]);
  }
}
