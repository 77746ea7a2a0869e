import type { Diagnostic } from '@fallspur/kernel';
import { definitionCatalog } from '../case/catalog.ts';
import type { DefinitionCatalog } from '../case/env.ts';
import type { CompiledDefinition } from '../definition.ts';
import { deployFiles, type Deployed, type FilesOfScenario } from './deploy.ts';
import type { Scenario, ScenarioStep } from './scenario.ts';

/** All versions, with the processes of one file in force; `only` where that file holds but one process. */
export interface VersionFile {
  readonly catalog: DefinitionCatalog;
  readonly only: string | undefined;
}

export interface Versions {
  readonly files: ReadonlyMap<string, VersionFile>;
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
  const known = [...versions].map(
    ([file, own]) => [file, { catalog: inForce(own), only: own.length === 1 ? own[0]?.process : undefined }] as const,
  );
  return { files: new Map(known), refused };
}

const targetsOf = (steps: readonly ScenarioStep[]): readonly string[] =>
  steps.flatMap((step) => {
    if ('migrate' in step) return [step.migrate.to];
    return 'anyOrder' in step ? targetsOf(step.anyOrder) : [];
  });
