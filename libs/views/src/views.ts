import { isInstant, positionAt, type EventLog } from '@fallspur/event-log';
import { refuse, type Refusal } from '@fallspur/kernel';
import { AnsweringDesk, type Answer, type Rows } from './answers.ts';
import { KeptBuilds } from './builds-kept.ts';
import { openCacheFile, TEMPORARY, type CacheFile } from './cache-file.ts';
import { checkpointsInLog } from './checkpoints.ts';
import type { EventReaders } from './event-view.ts';
import { Follower, type ProgressListener } from './follower.ts';
import { hashOfRows } from './hash.ts';
import { NewsDesk, type News } from './news.ts';
import { listParked, type ParkedCase } from './parked.ts';
import type { Projection } from './projection.ts';
import { retryCase } from './retry.ts';
import { PositionWaiters, slowestOf } from './waiters.ts';

export interface ViewsOptions extends EventReaders {
  /** The cache file of this node, e.g. `<data>/views.sqlite`; its folder exists. */
  readonly path: string;
  readonly log: EventLog;
  readonly projections: readonly Projection[];
  /** Events a transaction; default 2000. */
  readonly batchSize?: number;
  /** Throws all rows of these projections away first: the way out of a refused checkpoint. */
  readonly startOver?: boolean;
}

/** Read models as they stand, now or as of an earlier position. */
export interface AnsweringViews {
  /** Asks in one steady snapshot; the answer says up to which log position it is true. */
  answer<T>(ask: (rows: Rows) => T): Answer<T>;
  /** Canonical hash of all rows of a projection: incremental = rebuilt can be compared. */
  hashOf(projection: string): string;
  /** Cases some projection has stopped following. */
  parked(): readonly ParkedCase[];
  close(): void;
}

/** How far a projection is. */
export interface ViewStatus {
  readonly projection: string;
  readonly version: number;
  /** False while the rows of an older version still answer. */
  readonly upToDate: boolean;
  readonly position: number;
  readonly building: { readonly version: number; readonly position: number } | null;
  readonly parkedCases: number;
}

/**
 * Opens the read models of a node. Refusals: `CHECKPOINT_BEYOND_HEAD`, `CHECKPOINT_NOT_IN_LOG`. Nothing is read from the
 * log yet: call `catchUp` or `follow`.
 */
export async function openViews(options: ViewsOptions): Promise<Views | Refusal> {
  const views = new Views(options);
  const refusal = await views.checkpointsInLog();
  if (refusal === undefined) return views;
  views.close();
  return refusal;
}

export class Views implements AnsweringViews {
  readonly #options: ViewsOptions;
  readonly #file: CacheFile;
  readonly #builds: KeptBuilds;
  readonly #desk: AnsweringDesk;
  readonly #waiters = new PositionWaiters();
  readonly #news = new NewsDesk();
  readonly #follower: Follower;

  /** Use `openViews`, which also compares the checkpoints with the log. */
  constructor(options: ViewsOptions) {
    this.#options = options;
    this.#file = openCacheFile(options.path);
    try {
      this.#builds = new KeptBuilds(this.#file.writer, options.projections);
      this.#builds.prepare(options.startOver ?? false);
      this.#desk = new AnsweringDesk(this.#file.reader);
    } catch (error) {
      this.#file.close();
      throw error;
    }
    this.#follower = new Follower({
      db: this.#file.writer,
      log: options.log,
      builds: this.#builds,
      readers: options,
      batchSize: options.batchSize ?? 2000,
      moment: () => this.#waiters.patience(GATHERED_MS),
      onCommit: (taken) => {
        const positions = this.#builds.positions();
        this.#waiters.wake(positions);
        this.#news.taken(taken, slowestOf(positions, this.#names()));
      },
    });
  }

  checkpointsInLog(): Promise<Refusal | undefined> {
    return checkpointsInLog(this.#builds.rows(), this.#options.log);
  }

  /** Brings all projections to the log's head, finishes builds under way and lets them answer. */
  async catchUp(
    onProgress?: ProgressListener,
  ): Promise<{ readonly position: number; readonly events: number } | Refusal> {
    const refusal = await this.checkpointsInLog();
    if (refusal !== undefined) return refusal;
    const { position } = await this.#options.log.head();
    const current = await this.#follower.advanceCurrent(position, onProgress);
    const built = await this.#follower.finishBuilding(onProgress);
    return { position, events: current + built };
  }

  /** Follows the log until the signal aborts; builds of new versions catch up beside and take over by themselves. */
  follow(signal: AbortSignal): Promise<void> {
    return this.#follower.follow(signal);
  }

  /** Builds projections (default: all) anew from zero; their present rows answer until the new ones have caught up. */
  async rebuild(names?: readonly string[], onProgress?: ProgressListener): Promise<void> {
    for (const name of names ?? this.#names()) this.#builds.beginRebuild(name);
    await this.#follower.finishBuilding(onProgress);
  }

  /**
   * «Stand per»: the same projections built up to an earlier position or instant, in a temporary database. Refusals:
   * `POSITION_BEYOND_HEAD`, `INSTANT_EXPECTED`. [decisions.md 12]
   */
  async asOf(
    at: { readonly position: number } | { readonly recordedAt: string },
    names: readonly string[] = this.#names(),
    onProgress?: ProgressListener,
  ): Promise<PastViews | Refusal> {
    const { log } = this.#options;
    const head = (await log.head()).position;
    if ('recordedAt' in at && !isInstant(at.recordedAt))
      return refuse(
        'INSTANT_EXPECTED',
        `Erwartet ist ein Zeitpunkt in UTC wie 2016-12-31T23:00:00Z, nicht «${at.recordedAt}».`,
      );
    const position = 'position' in at ? at.position : await positionAt(log, at.recordedAt);
    if (position > head)
      return refuse('POSITION_BEYOND_HEAD', `Das Protokoll endet bei Position ${head}, verlangt ist ${position}.`, {
        position,
        head,
      });
    const projections = names.map((name) => this.#builds.get(name));
    const past = new Views({ ...this.#options, path: TEMPORARY, projections, startOver: false });
    try {
      await past.#follower.advanceCurrent(position, onProgress);
    } catch (error) {
      past.close();
      throw error;
    }
    return {
      position,
      answer: (ask) => ({ value: past.answer(ask).value, position }),
      hashOf: (name) => past.hashOf(name),
      parked: () => past.parked(),
      close: () => past.close(),
    };
  }

  answer<T>(ask: (rows: Rows) => T): Answer<T> {
    return this.#desk.answer(ask);
  }

  /**
   * Waits until the projections (default: all) answer for a position, e.g. that of an append just made. Somebody has to
   * `follow` or `catchUp` in this process meanwhile. Rejects when the signal aborts or the views are closed.
   */
  waitFor(position: number, names?: readonly string[], signal?: AbortSignal): Promise<void> {
    return this.#waiters.wait(position, names ?? this.#names(), signal, () => this.#builds.positions());
  }

  /** Tells of every event after a position once, as soon as all projections have it. Gives the way to stop listening. */
  listen(after: number, tell: (news: News) => void): () => void {
    return this.#news.listen(after, tell);
  }

  hashOf(name: string): string {
    return this.#desk.snapshot((current) => {
      const row = current.find(({ projection }) => projection === name);
      if (row === undefined) throw new Error(`No projection "${name}"; there are: ${this.#names().join(', ')}`);
      return hashOfRows(this.#file.reader, row);
    });
  }

  parked(): readonly ParkedCase[] {
    return listParked(this.#file.reader);
  }

  /** Tries parked cases again (default: all), after a handler was mended or a key came back. */
  async retryParked(
    which: { readonly projection?: string; readonly caseId?: string } = {},
  ): Promise<{ readonly followed: number; readonly stillParked: number }> {
    const outcome = { followed: 0, stillParked: 0 };
    for (const parked of this.parked()) {
      if ((which.projection ?? parked.projection) !== parked.projection) continue;
      if ((which.caseId ?? parked.caseId) !== parked.caseId) continue;
      const [build] = this.#builds.running('current', parked.projection).builds;
      const { log } = this.#options;
      const followed = build !== undefined && (await retryCase(this.#file.writer, log, build, parked, this.#options));
      outcome[followed ? 'followed' : 'stillParked'] += 1;
    }
    return outcome;
  }

  status(): readonly ViewStatus[] {
    const rows = this.#builds.rows();
    const parked = this.parked();
    return rows
      .filter(({ state }) => state === 'current')
      .map(({ projection, version, position }) => {
        const building = rows.find((row) => row.projection === projection && row.state === 'building');
        return {
          projection,
          version,
          upToDate: version === this.#builds.get(projection).version && building === undefined,
          position,
          building: building ? { version: building.version, position: building.position } : null,
          parkedCases: parked.filter((one) => one.projection === projection).length,
        };
      });
  }

  /** Stop following first. */
  close(): void {
    this.#waiters.rejectAll();
    this.#file.close();
  }

  #names(): readonly string[] {
    return this.#options.projections.map(({ name }) => name);
  }
}

// Long enough that a busy house writes rows for many events at once, short enough for lists nobody waits for.
const GATHERED_MS = 25;

/** Views as of an earlier position; close them after use. */
export interface PastViews extends AnsweringViews {
  readonly position: number;
}
