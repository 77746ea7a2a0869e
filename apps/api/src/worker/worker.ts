import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { House } from '@fallspur/house';
import { epochMillisecondsOf } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';
import { SETTINGS, type Settings } from '../settings.ts';
import { jobHandlers } from './job-handlers.ts';
import { jobRound } from './job-round.ts';
import { workRound, type Round } from './round.ts';

type Turn = Pick<Round, 'nextDue' | 'troubles'>;

const WAIT_MAX_MS = 30_000;
/** After a trouble, and between two rounds a busy log sets off. */
const RETRY_MS = 5_000;
const GATHER_MS = 100;

/** What goes on beside each other: a slow handler of a job keeps no timer waiting. */
type Part = 'views' | 'round' | 'jobs';

/**
 * What goes on by itself: read models follow the log, due timers fire, relayed facts are delivered, jobs are carried out.
 * It looks again when the next timer or job is due, when the read models have moved, and at least every thirty seconds, so that a
 * clock set forward is noticed; a clock set back fires nothing early, because the engine refuses what is not due.
 */
@Injectable()
export class Worker implements OnApplicationBootstrap {
  readonly #log = new Logger('Worker');
  readonly #stop = new AbortController();
  readonly #troubles = new Map<Part, readonly string[]>();
  /** Aborted when the read models have moved. */
  #moved = new AbortController();
  #stuck: Round['stuck'] = [];
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.runsWorker) this.start();
  }

  start(): void {
    const jobs = (): Promise<Turn> => jobRound(this.house, jobHandlers, this.#stop.signal);
    this.#running = Promise.all([
      this.#follow(),
      this.#watchViews(),
      this.#goOn('round', 'ROUND_FAILED', () => this.round()),
      this.#goOn('jobs', 'JOBS_FAILED', jobs),
    ]);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Codes of what does not work right now. */
  troubles(): readonly string[] {
    return [...this.#troubles.values()].flat();
  }

  /** Facts the last round could not deliver to the case they are meant for. */
  stuck(): Round['stuck'] {
    return this.#stuck;
  }

  /** One round now. Tests call it after moving their clock. */
  async round(): Promise<Round> {
    const round = await workRound(this.house);
    this.#tell('round', round.troubles);
    this.#stuck = round.stuck;
    return round;
  }

  async #follow(): Promise<void> {
    while (!this.#stopped) {
      try {
        const following = this.house.views.follow(this.#stop.signal);
        this.#tell('views', []);
        await following;
      } catch {
        this.#tell('views', ['VIEWS_FAILED']);
        await pause(RETRY_MS, this.#stop.signal);
      }
    }
  }

  /** A command may have set a timer that is due already, or sent a fact elsewhere. */
  async #watchViews(): Promise<void> {
    const { position } = await this.house.log.head();
    const leave = this.house.views.listen(position, () => {
      this.#moved.abort();
      this.#moved = new AbortController();
    });
    this.#stop.signal.addEventListener('abort', leave, { once: true });
  }

  async #goOn(part: Part, code: string, turn: () => Promise<Turn>): Promise<void> {
    while (!this.#stopped) {
      const moved = this.#moved;
      const { nextDue, troubles } = await turn().catch((): Turn => ({ nextDue: undefined, troubles: [code] }));
      this.#tell(part, troubles);
      if (troubles.length) await pause(RETRY_MS, this.#stop.signal);
      else {
        // What has moved during the turn may have come too late for it: then nobody sleeps.
        const wake = AbortSignal.any([this.#stop.signal, moved.signal]);
        await pause(this.#waitFor(nextDue), wake);
        await pause(GATHER_MS, this.#stop.signal);
      }
    }
  }

  #waitFor(due: string | undefined): number {
    if (due === undefined) return WAIT_MAX_MS;
    const milliseconds = epochMillisecondsOf(due) - epochMillisecondsOf(this.house.clock.now());
    return Math.min(WAIT_MAX_MS, Math.max(0, milliseconds));
  }

  #tell(part: Part, codes: readonly string[]): void {
    const before = this.#troubles.get(part) ?? [];
    this.#troubles.set(part, codes);
    const fresh = codes.filter((code) => !before.includes(code));
    if (fresh.length) this.#log.error(fresh.join(', '));
    if (codes.length === 0 && before.length) this.#log.warn(`over: ${before.join(', ')}`);
  }

  get #stopped(): boolean {
    return this.#stop.signal.aborted;
  }
}

/** Until the time is over or the signal says so. */
const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await delay(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
};
