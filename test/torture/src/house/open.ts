import { fileURLToPath } from 'node:url';
import { clockReading, isRefusal, type Clock, type Refusal } from '@fallspur/kernel';
import {
  commandsToDeploy,
  definitionKind,
  deployedReader,
  dossierKind,
  registerKind,
  unitReferences,
  type Deployer,
  type Deployment,
  type ReadDeployed,
} from '@fallspur/casework';
import type { CaseKind } from '@fallspur/engine';
import { pilotFigures } from '@fallspur/reporting';
import {
  casesProjection,
  openEmbedded,
  relayProjection,
  tasksProjection,
  timersProjection,
  type CaseKinds,
  type DeployedNow,
  type EmbeddedHouse,
} from '@fallspur/runtime';
import type { Projection } from '@fallspur/views';
import { readProposals } from './proposals.ts';

export { readProposals };

/** The process folders of this checkout: what is tortured and measured is what is deployed. */
export const PROCESSES = fileURLToPath(new URL('../../../../processes', import.meta.url));

export const KINDS: CaseKinds = Object.fromEntries(
  [dossierKind, registerKind, definitionKind].map((kind) => [kind.name, kind as CaseKind]),
);

export const projectionsOf = (deployed: DeployedNow): readonly Projection[] => [
  casesProjection,
  tasksProjection,
  timersProjection,
  relayProjection(deployed),
  unitReferences,
  pilotFigures,
];

const DEPLOYER: Deployer = { person: 'AUSLIEFERUNG', office: 'AGS', approvedBy: [] };

export type DeployedReaderOfOffice = ReturnType<typeof deployedReader>;

/**
 * The house on the embedded store, wired as the terminal wires it. Hand in a reader to compile the definitions once for
 * many openings.
 */
export const openHouse = (
  data: string,
  reader: DeployedReaderOfOffice = deployedReader(),
  clock: Clock = clockReading(Date.now),
): Promise<EmbeddedHouse | Refusal> =>
  openEmbedded({ data, kinds: KINDS, deployed: reader, projections: projectionsOf, clock, epoch: 'test' });

/** What `processes/` proposes and the log does not hold yet. */
export const deploymentsOf = async (house: Pick<EmbeddedHouse, 'runtime'>): Promise<readonly Deployment[]> =>
  commandsToDeploy(await readProposals(PROCESSES), (house.runtime.deployed.current as ReadDeployed).office, DEPLOYER);

/** Deploys everything that is missing; a refusal here is a fault of the files. */
export const deployAll = async (house: Pick<EmbeddedHouse, 'runtime'>): Promise<void> => {
  for (const { caseId, command } of await deploymentsOf(house)) {
    const answer = await house.runtime.execute(caseId, command);
    if (isRefusal(answer)) throw new Error(`${caseId} is not deployed: ${answer.code} ${answer.message}`);
  }
};
