import type { Clock, Refusal } from '@fallspur/kernel';
import { commandsToDeploy, deployedReader, type Deployment, type ReadDeployed } from '@fallspur/casework';
import { DELIVERED, KINDS, PROCESSES, projectionsOf, readProposals, systemClock } from '@fallspur/house';
import { openEmbedded, type EmbeddedHouse } from '@fallspur/runtime';

/**
 * The house on the embedded store, not founded yet: deploying, too, is work under which one can be killed. Hand in a
 * reader to compile the definitions once for many openings.
 */
export const openHouse = (
  data: string,
  reader = deployedReader(),
  clock: Clock = systemClock,
): Promise<EmbeddedHouse | Refusal> =>
  openEmbedded({ data, kinds: KINDS, deployed: reader, projections: projectionsOf, clock, epoch: 'test' });

/** What `processes/` proposes and the log does not hold yet. */
export const deploymentsOf = async (house: Pick<EmbeddedHouse, 'runtime'>): Promise<readonly Deployment[]> =>
  commandsToDeploy(await readProposals(PROCESSES), (house.runtime.deployed.current as ReadDeployed).office, DELIVERED);
