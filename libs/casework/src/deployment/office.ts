import type { Fact } from '@fallspur/engine';
import { foldDeployments, NO_DEPLOYMENTS, type Deployments } from '../registers/definition-kind.ts';
import { foldRegisters, NO_REGISTERS, type Registers } from '../registers/register-kind.ts';
import type { ProzessdefinitionBereitgestellt } from '../registers/facts.ts';

/** Everything deployed, folded from the facts of all `definition` and `register` cases in log order. */
export interface DeployedOffice {
  readonly registers: Registers;
  /** By process id. */
  readonly deployments: Readonly<Record<string, Deployments>>;
}

export const foldOffice = (facts: readonly Fact[]): DeployedOffice => {
  let registers = NO_REGISTERS;
  const deployments: Record<string, Deployments> = {};
  for (const fact of facts)
    if (fact.type === 'ProzessdefinitionBereitgestellt') {
      const { process } = fact.data as unknown as ProzessdefinitionBereitgestellt;
      deployments[process] = foldDeployments(deployments[process] ?? NO_DEPLOYMENTS, fact);
    } else registers = foldRegisters(registers, fact);
  return { registers, deployments };
};
