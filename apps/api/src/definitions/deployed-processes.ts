import { Inject, Injectable } from '@nestjs/common';
import { lint } from '@fallspur/bpmn';
import { definitionsOn, type ProzessdefinitionBereitgestellt } from '@fallspur/casework';
import type { CompiledDefinition } from '@fallspur/engine';
import type { House } from '@fallspur/house';
import { localDateOfInstant, type Diagnostic } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';

/** A version of a process as it was deployed and as it compiled. */
export interface DeployedVersion {
  readonly deployed: ProzessdefinitionBereitgestellt;
  readonly definition: CompiledDefinition;
}

/** What is deployed, oldest version first, with the findings of proof-reading kept by content hash. */
@Injectable()
export class DeployedProcesses {
  private readonly findings = new Map<string, Promise<readonly Diagnostic[]>>();

  constructor(@Inject(HOUSE) private readonly house: House) {}

  names(): readonly string[] {
    return Object.keys(this.house.deployed.office.deployments).sort();
  }

  versionsOf(process: string): readonly DeployedVersion[] {
    return (this.deploymentsOf(process)?.definitions ?? []).flatMap(({ value }) => {
      const definition = this.house.deployed.definitions.bySha256(value.sha256);
      return definition ? [{ deployed: value, definition }] : [];
    });
  }

  /** The version new instances begin on today; the newest where none is in force yet. */
  current(process: string): DeployedVersion | undefined {
    const now = this.house.clock.now();
    const deployments = this.deploymentsOf(process);
    const inForce = deployments && definitionsOn(deployments, localDateOfInstant(now), now).at(-1);
    const versions = this.versionsOf(process);
    return versions.find((one) => one.deployed.sha256 === inForce?.sha256) ?? versions.at(-1);
  }

  /** The drawing of a version, exactly as deployed. */
  diagramOf(sha256: string): string | undefined {
    for (const process of this.names())
      for (const { deployed } of this.versionsOf(process))
        if (deployed.sha256 === sha256) return deployed.quelle.bpmn.xml;
    return undefined;
  }

  /** What compiling and proof-reading say of it. */
  findingsOn({ deployed, definition }: DeployedVersion): Promise<readonly Diagnostic[]> {
    const known =
      this.findings.get(deployed.sha256) ??
      lint(deployed.quelle.bpmn).then((warnings) => [...definition.diagnostics, ...warnings]);
    this.findings.set(deployed.sha256, known);
    return known;
  }

  // The name comes from an address: `constructor` is no process.
  private deploymentsOf(process: string) {
    const { deployments } = this.house.deployed.office;
    return Object.hasOwn(deployments, process) ? deployments[process] : undefined;
  }
}
