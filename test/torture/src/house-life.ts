import { isRefusal, type Refusal } from '@fallspur/kernel';
import { deployedReader } from '@fallspur/casework';
import type { EmbeddedHouse } from '@fallspur/runtime';
import { openHouse } from './house/open.ts';
import { halfBatches } from './inspect/whole-batches.ts';
import { compareWithLedger } from './inspect/log-against-ledger.ts';
import { differingStates, differingViews, unverified } from './inspect/views-and-states.ts';
import { Ledger, type Entry } from './ledger.ts';
import type { Random } from './life/index.ts';
import type { Orders } from './protocol.ts';

/** One house over all its rounds: where it lies, what was sent to it, and what was found when looking inside. */
export class HouseLife {
  readonly directory: string;
  readonly ledger = new Ledger();
  readonly violations: string[] = [];
  readonly totals = { events: 0, lost: 0, doubled: 0, states: 0, fromSnapshots: 0, thorough: 0 };
  readonly #random: Random;
  readonly #decidedAgain = new Set<string>();
  #rounds = 0;

  constructor(directory: string, random: Random) {
    this.directory = directory;
    this.#random = random;
  }

  get rounds(): number {
    return this.#rounds;
  }

  /** The next victim's orders: a later day, some old commands once more, and fresh work. */
  orders(seed: number, millisecondsMax: number): Orders {
    this.#rounds++;
    const month = 2 + Math.floor(this.#rounds / 2);
    const day = this.#rounds % 2 === 0 ? '03' : '17';
    const [year, inYear] = [2016 + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1];
    return {
      directory: this.directory,
      seed,
      now: `${year}-${String(inYear).padStart(2, '0')}-${day}T10:00:00.000Z`,
      resend: [...this.#some(this.ledger.unanswered(), 12), ...this.#some(this.ledger.acknowledged(), 6)].map(
        ({ caseId, command, times }) => ({ caseId, command, times }),
      ),
      rebuild: true,
      concurrency: 12,
      millisecondsMax,
    };
  }

  #some(entries: readonly Entry[], most: number): readonly Entry[] {
    if (entries.length <= most) return entries;
    return [...new Set(Array.from({ length: most }, () => this.#random.pick(entries)))];
  }

  /** Opens the house as the next process would, and compares. The costly comparisons only when asked to be thorough. */
  async inspect(thorough: boolean): Promise<void> {
    const opened: EmbeddedHouse | Refusal = await openHouse(this.directory, READER);
    if (isRefusal(opened)) {
      this.violations.push(`the house does not open after the kill: ${opened.code} ${opened.message}`);
      return;
    }
    try {
      await this.#compare(opened, thorough);
    } finally {
      await opened.close();
    }
  }

  async #compare(house: EmbeddedHouse, thorough: boolean): Promise<void> {
    const { events, lost, doubled, faults, recorded } = await compareWithLedger(house.log, this.ledger);
    const unanswered = this.ledger.unanswered().filter(({ command }) => !this.#decidedAgain.has(command.commandId));
    const half = await halfBatches(house, unanswered, recorded);
    for (const { command } of unanswered) this.#decidedAgain.add(command.commandId);
    this.#note({ events, lost, doubled }, [...faults, ...half, ...this.ledger.wrongs.splice(0)]);
    if (!thorough) return;
    const caseIds = [...new Set([...recorded.values()].map(({ caseId }) => caseId))];
    const states = await differingStates(house, this.directory, caseIds, this.#random);
    this.totals.states += states.cases;
    this.totals.fromSnapshots += states.fromSnapshots;
    this.totals.thorough++;
    this.violations.push(...states.faults, ...(await unverified(house)), ...(await differingViews(house)));
  }

  #note(found: { events: number; lost: number; doubled: number }, faults: readonly string[]): void {
    this.totals.events = found.events;
    this.totals.lost += found.lost;
    this.totals.doubled += found.doubled;
    if (found.lost) this.violations.push(`${found.lost} acknowledged events are lost`);
    if (found.doubled) this.violations.push(`${found.doubled} events are doubled`);
    this.violations.push(...faults);
  }
}

/** Definitions compile once for all inspections. */
const READER = deployedReader();
