import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { House } from '@fallspur/house';
import { epochMillisecondsOf } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';
import { SETTINGS, type Settings } from '../settings.ts';
import { workRound, type Round } from './round.ts';

const WAIT_MAX_MS = 30_000;
/** After a trouble, and between two rounds a busy log sets off. */
const RETRY_MS = 5_000;
const GATHER_MS = 50;

/**
 * What goes on by itself: read models follow the log, due timers fire, relayed facts are delivered. It looks again when
 * the next timer is due, when the log has moved, and at least every thirty seconds, so that a clock set forward is
 * noticed; a clock set back fires nothing early, because the engine refuses what is not due.
 */
@Injectable()
export class Worker implements OnApplicationBootstrap {
  readonly #log = new Logger('Worker');
  readonly #stop = new AbortController();
  readonly #troubles = new Map<'views' | 'round', readonly string[]>();
  #running: Promise<unknown> = Promise.resolve();
  #wake: () => void = () => {};

  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.runsWorker) this.start();
  }

  start(): void {
    this.#running = Promise.all([this.#follow(), this.#watchLog(), this.#rounds()]);
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

  /** One round now. Tests call it after moving their clock. */
  async round(): Promise<Round> {
    const round = await workRound(this.house);
    this.#tell('round', round.troubles);
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

  async #rounds(): Promise<void> {
    while (!this.#stopped) {
      const { nextDue, troubles } = await this.#roundSafely();
      if (troubles.length) await this.#pause(RETRY_MS);
      else {
        await this.#pause(this.#waitFor(nextDue));
        await this.#pause(GATHER_MS);
      }
    }
  }

  async #roundSafely(): Promise<Pick<Round, 'nextDue' | 'troubles'>> {
    try {
      return await this.round();
    } catch {
      this.#tell('round', ['ROUND_FAILED']);
      return { nextDue: undefined, troubles: ['ROUND_FAILED'] };
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
      const timer = setTimeout(() => this.#wake(), milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = () => {};
        resolve();
      };
    });
  }

  #tell(part: 'views' | 'round', codes: readonly string[]): void {
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
