import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Change } from '@fallspur/contract';
import type { House } from '@fallspur/house';
import { HOUSE } from '../house/tokens.ts';
import { belongingOf, reaches, type Belonging, type Reach } from '../security/reach.ts';

const CASES_MAX = 200;

interface Moved {
  readonly position: number;
  /** Dossiers that moved, with where they belong. */
  readonly cases: ReadonlyMap<string, Belonging>;
}

/** Tells open pages that the read models have taken in more of the log; each learns only of cases within its reach. */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #listeners = new Set<{ readonly tell: (moved: Moved) => void; readonly end: () => void }>();
  readonly #log = new Logger('Live');
  /** How far listeners have been told, and how far the log is. */
  #position = 0;
  #newest = 0;
  #running: Promise<void> = Promise.resolve();

  constructor(@Inject(HOUSE) private readonly house: House) {}

  onApplicationBootstrap(): void {
    this.#running = this.#watch().catch(() => {
      if (!this.#stop.signal.aborted) this.#log.error('LOG_NOT_WATCHED');
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    for (const { end } of this.#listeners) end();
    await this.#running;
  }

  /** How far listeners have been told. */
  get position(): number {
    return this.#position;
  }

  /** Gives the way to stop listening. `end` is called when the server stops. */
  listen(reach: Reach, tell: (change: Change) => void, end: () => void): () => void {
    const listener = {
      tell: ({ position, cases }: Moved) =>
        tell({ position, cases: [...cases].flatMap(([id, belonging]) => (reaches(reach, belonging) ? [id] : [])) }),
      end,
    };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stop;
    this.#position = (await this.house.log.head()).position;
    const touched = new Set<string>();
    let telling: Promise<void> | undefined;
    for await (const { stream, position } of this.house.log.subscribe({ after: this.#position, signal })) {
      if (stream.startsWith('dossier-')) touched.add(stream);
      this.#newest = position;
      // What comes while the read models catch up is told in one.
      telling ??= this.#tellWhenCaughtUp(touched)
        .catch((error: unknown) => {
          if (!signal.aborted) this.#log.error(error instanceof Error ? error.name : 'unknown');
        })
        .finally(() => (telling = undefined));
    }
    await telling;
  }

  async #tellWhenCaughtUp(touched: Set<string>): Promise<void> {
    for (let position = -1; position < this.#newest;) {
      position = this.#newest;
      await this.house.views.waitFor(position, undefined, this.#stop.signal);
    }
    const cases = [...touched];
    touched.clear();
    await this.#tellAll(this.#newest, cases);
  }

  async #tellAll(position: number, cases: readonly string[]): Promise<void> {
    this.#position = position;
    if (this.#listeners.size === 0) return;
    // An import touches thousands: then pages are told to look for themselves.
    const named = cases.length > CASES_MAX ? [] : cases;
    const belongings = await Promise.all(
      named.map(async (id) => [id, belongingOf(this.house, await this.house.runtime.state(id))] as const),
    );
    for (const { tell } of this.#listeners) tell({ position, cases: new Map(belongings) });
  }
}
