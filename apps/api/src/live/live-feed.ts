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
  readonly #listeners = new Set<{ readonly tell: (moved: Moved) => void; readonly end: () => void }>();
  readonly #log = new Logger('Live');
  #leave: () => void = () => {};
  /** How far listeners have been told. */
  #position = 0;
  #telling: Promise<void> = Promise.resolve();

  constructor(@Inject(HOUSE) private readonly house: House) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#position = (await this.house.log.head()).position;
    this.#leave = this.house.views.listen(this.#position, ({ position, streams }) => {
      // One after the other: what pages are told never goes back.
      this.#telling = this.#telling
        .then(() => this.#tellAll(position, streams))
        .catch((error: unknown) => this.#log.error(error instanceof Error ? error.name : 'unknown'));
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#leave();
    for (const { end } of this.#listeners) end();
    await this.#telling;
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

  async #tellAll(position: number, streams: readonly string[]): Promise<void> {
    this.#position = position;
    if (this.#listeners.size === 0) return;
    const dossiers = streams.filter((stream) => stream.startsWith('dossier-'));
    // An import touches thousands: then pages are told to look for themselves.
    const named = dossiers.length > CASES_MAX ? [] : dossiers;
    const belongings = await Promise.all(
      named.map(async (id) => [id, belongingOf(this.house, await this.house.runtime.state(id))] as const),
    );
    for (const { tell } of this.#listeners) tell({ position, cases: new Map(belongings) });
  }
}
