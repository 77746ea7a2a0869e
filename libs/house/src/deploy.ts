import { isRefusal, type Refusal } from '@fallspur/kernel';
import {
  commandsToDeploy,
  type Deployer,
  type Deployment as DeploymentCommand,
  type Proposals,
  type ReadDeployed,
} from '@fallspur/casework';
import type { CaseRuntime } from '@fallspur/runtime';

/** The mark of what came with the program: the first value of every name. [decisions.md 14] */
export const DELIVERED: Deployer = { person: 'AUSLIEFERUNG', office: 'AGS', approvedBy: [] };

/** One thing brought in force. */
export interface DeployedThing {
  readonly type: string;
  readonly name: string;
  readonly version: number | null;
}

export interface Deployment {
  readonly deployed: readonly DeployedThing[];
  readonly refused: readonly { readonly thing: DeployedThing; readonly refusal: Refusal }[];
}

/** Is it the first value of its name? Later ones are law to be approved by two, never brought by opening a house. */
export const isFirstOfItsName = ({ command }: DeploymentCommand): boolean =>
  (command.fact.data['freigabe'] as { readonly art?: string } | undefined)?.art === 'ERSTEINRICHTUNG';

/** Records what the files say and the log does not hold yet; a second time it records nothing. */
export const deployProposals = async (
  runtime: CaseRuntime,
  proposals: Proposals,
  deployer: Deployer,
  wanted: (command: DeploymentCommand) => boolean = () => true,
): Promise<Deployment> => {
  const deployed: DeployedThing[] = [];
  const refused: { thing: DeployedThing; refusal: Refusal }[] = [];
  const { office } = runtime.deployed.current as ReadDeployed;
  for (const { caseId, command } of commandsToDeploy(proposals, office, deployer).filter(wanted)) {
    const { type, data } = command.fact;
    const name = data['process'] ?? data['name'];
    const version = data['version'];
    const thing = { type, name: String(name), version: typeof version === 'number' ? version : null };
    const answer = await runtime.execute(caseId, command);
    if (isRefusal(answer)) refused.push({ thing, refusal: answer });
    else if (!answer.repeated) deployed.push(thing);
  }
  return { deployed, refused };
};
