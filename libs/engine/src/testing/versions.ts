import type { Diagnostic } from '@fallspur/kernel';
import { definitionCatalog } from '../case/catalog.ts';
import type { DefinitionCatalog } from '../case/env.ts';
import type { CompiledDefinition } from '../definition.ts';
import { deployFiles, type Deployed, type FilesOfScenario } from './deploy.ts';
import type { Scenario, ScenarioStep } from './scenario.ts';

export interface Versions {
  /** By file: all versions, with the processes of this file in force. */
  readonly catalogs: ReadonlyMap<string, DefinitionCatalog>;
  readonly refused: readonly Diagnostic[];
}

/** Compiles what a scenario migrates to, in the order it names the files: each a version higher than the one before. */
export async function deployVersions(
  { steps = [], also = [] }: Scenario,
  first: Deployed,
  files: Omit<FilesOfScenario, 'definition' | 'also'>,
): Promise<Versions> {
  const refused: Diagnostic[] = [];
  const versions = new Map<string, readonly CompiledDefinition[]>();
  for (const [index, definition] of [...new Set(targetsOf(steps))].entries()) {
    const tables = also.filter((file) => file.endsWith('.dmn'));
    const deployed = await deployFiles({ ...files, definition, also: tables, version: index + 2 });
    if (!deployed.catalog) refused.push(...deployed.diagnostics);
    versions.set(definition, deployed.definitions);
  }
  const all = [...first.definitions, ...[...versions.values()].flat()];
  const inForce = (own: readonly CompiledDefinition[]): DefinitionCatalog =>
    definitionCatalog(all, first.factTypes, [...first.definitions, ...own]);
  return { catalogs: new Map([...versions].map(([file, own]) => [file, inForce(own)])), refused };
}

const targetsOf = (steps: readonly ScenarioStep[]): readonly string[] =>
  steps.flatMap((step) => {
    if ('migrate' in step) return [step.migrate.to];
    return 'anyOrder' in step ? targetsOf(step.anyOrder) : [];
  });
