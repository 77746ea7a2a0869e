import { uuidV5 } from '@fallspur/kernel';
import { deployedFromFiles, type Dossier } from '@fallspur/casework';
import type { Command } from '@fallspur/engine';
import { KINDS, PROCESSES, readProposals } from '@fallspur/house';
import { arrivalOf, completion, openTasksOf, randomOf } from '@fallspur/torture/life';
import type { World } from './world.ts';

const NOW = '2016-03-01T10:00:00.000Z';

/**
 * The real definitions: invented families arrive, their tasks of P01 are completed one after the other with what an
 * office would write, personal fields included. `seed` keeps the families of one measurement apart from another's.
 */
export async function informieren(seed: string): Promise<World> {
  const deployed = await deployedFromFiles(await readProposals(PROCESSES), '2015-06-01T00:00:00.000Z');
  return {
    name: 'Informieren, facts with sealed fields',
    kinds: KINDS,
    deployed: { streamPrefixes: [], read: () => Promise.resolve(deployed) },
    opening: (n) => ({ ...arrivalOf(`${seed}-${n}`, '2016-03-01', randomOf(n)), times: { now: NOW } }),
    next: (state, step) => {
      const [task] = openTasksOf(state);
      if (!task) return null;
      const random = randomOf(state.revision * 31 + step);
      const commandId = uuidV5('bench', state.caseId, String(step));
      const step_ = completion(task, state.domain as Dossier, NOW, random);
      return { command: { ...step_, commandId } as Command, times: { now: NOW } };
    },
  };
}
