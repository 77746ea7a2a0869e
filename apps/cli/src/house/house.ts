import { clockReading, isRefusal, type Clock, type Json } from '@fallspur/kernel';
import {
  definitionKind,
  deployedReader,
  dossierKind,
  registerKind,
  unitReferences,
  type ReadDeployed,
} from '@fallspur/casework';
import type { CaseKind } from '@fallspur/engine';
import { InUseError } from '@fallspur/event-log/sqlite';
import { pilotFigures } from '@fallspur/reporting';
import {
  casesProjection,
  dueTimers,
  openEmbedded,
  relayProjection,
  tasksProjection,
  timersProjection,
  type CaseKinds,
  type EmbeddedHouse,
  type FindDueTimers,
} from '@fallspur/runtime';
import type { Projection } from '@fallspur/views';
import { refused } from '../terminal/stop.ts';
import { hasLog, mayHoldLog, mustHaveKeys, mustHaveLog, PROCESSES, type DataOptions } from './directories.ts';
import { DELIVERED, deployProposals, isFirstOfItsName } from './deploy.ts';
import { epochOfSources } from './epoch.ts';
import { foundingFaults } from './proposal-faults.ts';
import { readProposals } from './proposals.ts';

/** The case kinds of this house, by name. */
export const KINDS: CaseKinds = Object.fromEntries(
  [dossierKind, registerKind, definitionKind].map((kind) => [kind.name, kind as CaseKind]),
);

export const systemClock: Clock = clockReading(Date.now);

export interface House extends EmbeddedHouse {
  readonly deployed: ReadDeployed;
  /** Up to date with the log. */
  readonly findDue: FindDueTimers;
  /** What is valid on a day and known now. */
  register(name: string, day: string): { readonly [key: string]: Json } | undefined;
}

/** Opens a house that exists. */
export const openHouse = async (options: DataOptions, clock: Clock = systemClock): Promise<House> => {
  mustHaveLog(options.data);
  return open(options, clock);
};

/** Opens a house; an empty one first takes what is delivered in `processes/`. */
export const openOrFoundHouse = async (
  options: DataOptions,
  clock: Clock = systemClock,
  processes: string = PROCESSES,
): Promise<House> => {
  mayHoldLog(options.data);
  // Read before anything is created: a faulty file leaves no half-founded house behind.
  const proposals = await readProposals(processes);
  if (!hasLog(options.data)) mayFound(processes, await foundingFaults(proposals, clock.now()));
  const house = await open(options, clock);
  try {
    if (await hasCases(house)) return house;
    // Also where founding was cut off half way: what is missing is recorded, what stands is left alone.
    const { refused: no } = await deployProposals(house.runtime, proposals, DELIVERED, isFirstOfItsName);
    mayFound(
      processes,
      no.map(({ thing, refusal }) => `${thing.type} ${thing.name}: ${refusal.message}`),
    );
    return house;
  } catch (error) {
    await house.close();
    throw error;
  }
};

const DEPLOYMENT_KINDS: ReadonlySet<string> = new Set([registerKind.name, definitionKind.name]);

/** Does any case stand besides those that say what is deployed? Then the house was founded long ago. */
const hasCases = async ({ log }: EmbeddedHouse): Promise<boolean> => {
  for (const kind of Object.keys(KINDS)) {
    if (DEPLOYMENT_KINDS.has(kind)) continue;
    for await (const _event of log.readAll({ streamPrefix: `${kind}-`, limit: 1 })) return true;
  }
  return false;
};

const mayFound = (processes: string, faults: readonly string[]): void => {
  if (faults.length) throw refused(`Die Prozesse in «${processes}» lassen sich nicht bereitstellen.`, faults);
};

const open = async (options: DataOptions, clock: Clock): Promise<House> => {
  const house = await embedded(options, clock);
  const { runtime, views } = house;
  return {
    ...house,
    get deployed() {
      return runtime.deployed.current as ReadDeployed;
    },
    findDue: async (until) => {
      await caughtUp(house);
      return views.answer((rows) => dueTimers(rows, until)).value;
    },
    register: (name, day) => runtime.deployed.current.register(name, day, clock.now()),
  };
};

const embedded = async (options: DataOptions, clock: Clock): Promise<EmbeddedHouse> => {
  mustHaveKeys(options);
  try {
    const house = await openEmbedded({
      ...options,
      kinds: KINDS,
      deployed: deployedReader(),
      projections: (deployed): readonly Projection[] => [
        casesProjection,
        tasksProjection,
        timersProjection,
        relayProjection(deployed),
        unitReferences,
        pilotFigures,
      ],
      clock,
      epoch: epochOfSources(),
    });
    if (!isRefusal(house)) return house;
    throw refused(house.message, [
      'Ist ein älterer Stand des Protokolls zurückgespielt worden? Löschen Sie views.sqlite und snapshots.sqlite: beide entstehen neu.',
    ]);
  } catch (error) {
    if (error instanceof InUseError)
      throw refused(`Ein anderer Prozess schreibt gerade in «${options.data}».`, [
        'Warten Sie, bis er fertig ist, oder beenden Sie ihn. Prüfen («fallspur verify») geht auch daneben.',
      ]);
    if (isAboutFiles(error))
      throw refused(`«${options.data}» lässt sich nicht öffnen: ${error.message}`, [
        'Geschrieben wurde nichts. Die Schlüssel liegen neben den Daten (--keys VERZEICHNIS, sonst <data>.keys).',
      ]);
    throw error;
  }
};

// What is wrong with files has an error code or is a plain sentence; a TypeError is a bug.
const isAboutFiles = (error: unknown): error is Error =>
  error instanceof Error && ('code' in error || error.constructor === Error);

/** Brings the read models up to the log's head. */
export const caughtUp = async (
  { views }: EmbeddedHouse,
  onProgress?: Parameters<typeof views.catchUp>[0],
): Promise<void> => {
  const answer = await views.catchUp(onProgress);
  if (isRefusal(answer)) throw refused(answer.message);
};
