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
const GATHER_MS = 50;

/** What goes on beside each other: a slow handler of a job keeps no timer waiting. */
type Part = 'views' | 'round' | 'jobs';

/**
 * What goes on by itself: read models follow the log, due timers fire, relayed facts are delivered, jobs are carried out.
 * It looks again when the next timer or job is due, when the log has moved, and at least every thirty seconds, so that a
 * clock set forward is noticed; a clock set back fires nothing early, because the engine refuses what is not due.
 */
@Injectable()
export class Worker implements OnApplicationBootstrap {
  readonly #log = new Logger('Worker');
  readonly #stop = new AbortController();
  readonly #troubles = new Map<Part, readonly string[]>();
  readonly #sleepers = new Set<() => void>();
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
      this.#watchLog(),
      this.#goOn('round', 'ROUND_FAILED', () => this.round()),
      this.#goOn('jobs', 'JOBS_FAILED', jobs),
    ]);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake();
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
        await this.#pause(RETRY_MS);
      }
    }
  }

  /** A command may have set a timer that is due already, or sent a fact elsewhere. */
  async #watchLog(): Promise<void> {
    const { position } = await this.house.log.head();
    try {
      for await (const _event of this.house.log.subscribe({ after: position, signal: this.#stop.signal })) this.#wake();
    } catch {
      // The rounds go on by the clock; readiness is told by what they cannot do.
      if (!this.#stopped) this.#log.warn('LOG_NOT_WATCHED');
    }
  }

  async #goOn(part: Part, code: string, turn: () => Promise<Turn>): Promise<void> {
    while (!this.#stopped) {
      const { nextDue, troubles } = await turn().catch((): Turn => ({ nextDue: undefined, troubles: [code] }));
      this.#tell(part, troubles);
      if (troubles.length) await this.#pause(RETRY_MS);
      else {
        await this.#pause(this.#waitFor(nextDue));
        await this.#pause(GATHER_MS);
      }
    }
  }

  #waitFor(due: string | undefined): number {
    if (due === undefined) return WAIT_MAX_MS;
    const milliseconds = epochMillisecondsOf(due) - epochMillisecondsOf(this.house.clock.now());
    return Math.min(WAIT_MAX_MS, Math.max(0, milliseconds));
  }

  /** Until the time is over or somebody wakes. */
  #pause(milliseconds: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.#sleepers.add(wake);
    });
  }

  #wake(): void {
    for (const wake of [...this.#sleepers]) wake();
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
