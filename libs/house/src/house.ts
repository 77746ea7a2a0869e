import { clockReading, type Clock, type Json } from '@fallspur/kernel';
import type { ReadDeployed } from '@fallspur/casework';
import {
  awaitStarts,
  dueJobs,
  dueTimers,
  versionsToListen,
  type DeployedVersion,
  type EmbeddedHouse,
  type FindDueJobs,
  type FindDueTimers,
} from '@fallspur/runtime';
import { DELIVERED, deployProposals, isFirstOfItsName } from './deploy.ts';
import { hasLog, mayHoldLog, mustHaveLog, PROCESSES } from './directories.ts';
import { HouseError } from './house-error.ts';
import { caughtUp, openEmbeddedHouse, type HouseOptions } from './open-embedded-house.ts';
import { foundingFaults } from './proposal-faults.ts';
import { readProposals } from './proposals.ts';
import { DEPLOYMENT_KINDS, KINDS } from './wiring.ts';

export const systemClock: Clock = clockReading(Date.now);

export interface House extends EmbeddedHouse {
  readonly clock: Clock;
  readonly deployed: ReadDeployed;
  /** Up to date with the log. */
  readonly findDue: FindDueTimers;
  /** Up to date with the log; none while history is being written. */
  readonly findJobs: FindDueJobs;
  /** Versions that have to begin listening for their starts by an instant; none while history is being written. */
  versionsToListen(until: string): Promise<readonly DeployedVersion[]>;
  /** Lets them listen, and asks conditions; nothing while history is being written. Gives the number of events. */
  awaitStarts(until: string, passTime: (until: string) => Promise<unknown>): Promise<number>;
  /** What is valid on a day and known now. */
  register(name: string, day: string): { readonly [key: string]: Json } | undefined;
  /**
   * Writes history: time passes as what is written says, one history after the other. Meanwhile nobody else finds a
   * timer due, or by today's clock every family would be reminded of what is just about to be told.
   */
  asHistory<T>(work: (inHistory: House) => Promise<T>): Promise<T>;
}

/** Opens a house that exists. Throws `HouseError`. */
export const openHouse = async (options: HouseOptions): Promise<House> => {
  mustHaveLog(options.data);
  return open(options);
};

/** Opens a house; an empty one first takes what is delivered in `processes/`. Throws `HouseError`. */
export const openOrFoundHouse = async ({
  processes = PROCESSES,
  ...options
}: HouseOptions & { readonly processes?: string }): Promise<House> => {
  mayHoldLog(options.data);
  // Read before anything is created: a faulty file leaves no half-founded house behind.
  const proposals = await readProposals(processes);
  const { now } = options.clock ?? systemClock;
  if (!hasLog(options.data)) mayFound(processes, await foundingFaults(proposals, now()));
  const house = await open(options);
  try {
    if (await hasCases(house)) return house;
    // Also where founding was cut off half way: what is missing is recorded, what stands is left alone.
    const { refused } = await deployProposals(house.runtime, proposals, DELIVERED, isFirstOfItsName);
    mayFound(
      processes,
      refused.map(({ thing, refusal }) => `${thing.type} ${thing.name}: ${refusal.message}`),
    );
    return house;
  } catch (error) {
    await house.close();
    throw error;
  }
};

/** Does any case stand besides those that say what is deployed? */
export const hasCases = async ({ log }: Pick<EmbeddedHouse, 'log'>): Promise<boolean> => {
  for (const kind of Object.keys(KINDS)) {
    if (DEPLOYMENT_KINDS.has(kind)) continue;
    for await (const _event of log.readAll({ streamPrefix: `${kind}-`, limit: 1 })) return true;
  }
  return false;
};

const mayFound = (processes: string, faults: readonly string[]): void => {
  if (faults.length)
    throw new HouseError('PROCESSES_FAULTY', `Die Prozesse in «${processes}» lassen sich nicht bereitstellen.`, faults);
};

const open = async ({ clock = systemClock, ...options }: HouseOptions): Promise<House> => {
  const house = await openEmbeddedHouse({ ...options, clock });
  const { runtime, views } = house;
  let histories = 0;
  let last: Promise<unknown> = Promise.resolve();
  const houseFinding = (findDue: FindDueTimers): House => ({
    ...house,
    clock,
    get deployed() {
      return runtime.deployed.current as ReadDeployed;
    },
    findDue,
    findJobs: async (types) => {
      if (histories > 0) return [];
      await caughtUp(house);
      return views.answer((rows) => dueJobs(rows, types, clock.now())).value;
    },
    versionsToListen: async (until) => (histories > 0 ? [] : versionsToListen(runtime, until)),
    awaitStarts: async (until, passTime) => (histories > 0 ? 0 : awaitStarts(runtime, until, passTime)),
    register: (name, day) => runtime.deployed.current.register(name, day, clock.now()),
    asHistory: (work) => {
      histories++;
      const done = last.then(() => work(houseFinding(findDueTimers))).finally(() => histories--);
      last = done.catch(() => undefined);
      return done;
    },
  });
  const findDueTimers: FindDueTimers = async (until) => {
    await caughtUp(house);
    return views.answer((rows) => dueTimers(rows, until)).value;
  };
  return houseFinding((until) => (histories > 0 ? Promise.resolve([]) : findDueTimers(until)));
};
