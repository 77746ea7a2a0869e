import {
  compileSource,
  definitionCatalog,
  factOf,
  factTypesOf,
  isFactType,
  type CaseEvent,
  type CompiledDefinition,
  type DefinitionCatalog,
  type Env,
  type FactType,
} from '@fallspur/engine';
import { hasErrors, parseInstant, remembering, startOfDay, type JsonObject } from '@fallspur/kernel';
import { definitionsOn } from '../registers/definition-kind.ts';
import { DEPLOYMENT_FACT_SCHEMAS } from '../registers/fact-schemas.ts';
import type { ProzessdefinitionBereitgestellt } from '../registers/facts.ts';
import { parametersOn, registerOn } from '../registers/register-kind.ts';
import { definitionCaseId, FACT_TYPES_REGISTER } from './case-ids.ts';
import { officeFunctions } from './office-functions.ts';
import { foldOffice, type DeployedOffice } from './office.ts';

/** What is deployed, in the shape the runtime asks for; `office` is the folded record behind it. */
export interface ReadDeployed {
  readonly office: DeployedOffice;
  readonly versions: readonly {
    readonly definition: CompiledDefinition;
    readonly caseId: string;
    readonly inForceSince: string;
  }[];
  /** Every version ever deployed; the newest starts instances. */
  readonly definitions: DefinitionCatalog;
  /** The same, but new instances start on what was in force on a local date, as known at an instant. */
  definitionsOn(validOn: string, recordedBy: string): DefinitionCatalog;
  parameters(validOn: string, recordedBy: string): JsonObject;
  register(name: string, validOn: string, recordedBy: string): JsonObject | undefined;
  readonly functions: NonNullable<Env['functions']>;
}

/** Folds deployment facts into definitions, fact types, parameters and registers. A definition compiles once a hash. */
export const deployedReader = () => {
  const compiled = new Map<string, Promise<CompiledDefinition>>();
  const compileOnce = (deployment: ProzessdefinitionBereitgestellt): Promise<CompiledDefinition> => {
    const known = compiled.get(deployment.sha256) ?? compileDeployed(deployment);
    compiled.set(deployment.sha256, known);
    return known;
  };
  return {
    streamPrefixes: ['definition-', 'register-'] as const,
    read: async (events: readonly CaseEvent[]): Promise<ReadDeployed> => {
      const office = foldOffice(events.filter(({ type }) => isFactType(type)).map(factOf));
      const recorded = Object.values(office.deployments).flatMap(({ definitions }) => definitions);
      const deployments = recorded.map(({ value }) => value);
      const definitions = await Promise.all(deployments.map(compileOnce));
      const versions = recorded.map(({ recordedAt, value: { process, inKraftAb } }, index) => ({
        definition: definitions[index] as CompiledDefinition,
        caseId: definitionCaseId(process),
        inForceSince: [parseInstant(recordedAt), startOfDay(inKraftAb)].sort().at(-1) as string,
      }));
      const { registers } = office;
      const factTypes = factTypesIn(office, deployments);
      const catalogs = new Map<string, DefinitionCatalog>();
      const newest = events.at(-1)?.meta.recordedAt ?? '';
      return {
        office,
        versions,
        definitions: definitionCatalog(definitions, factTypes),
        definitionsOn: asKnown(newest, (validOn, recordedBy) => {
          const inForce = Object.values(office.deployments).flatMap((of) => definitionsOn(of, validOn, recordedBy));
          const hashes = new Set(inForce.map(({ sha256 }) => sha256));
          const name = [...hashes].join();
          const known =
            catalogs.get(name) ??
            definitionCatalog(
              definitions,
              factTypes,
              definitions.filter(({ sha256 }) => hashes.has(sha256)),
            );
          catalogs.set(name, known);
          return known;
        }),
        parameters: asKnown(newest, (validOn, recordedBy) => parametersOn(registers, validOn, recordedBy)),
        register: (name, validOn, recordedBy) => registerOn(registers, name, validOn, recordedBy),
        functions: officeFunctions(registers),
      };
    },
  };
};

const DAYS_KEPT_MAX = 1000;

/** Every command asks, mostly of the same day: an instant after the newest fact knows what that one made known. */
const asKnown = <T>(newest: string, answer: (validOn: string, recordedBy: string) => T) => {
  const of = remembering((validOn: string) => answer(validOn, newest), DAYS_KEPT_MAX);
  return (validOn: string, recordedBy: string): T => (recordedBy < newest ? answer(validOn, recordedBy) : of(validOn));
};

/** What was deployed did compile then; that it no longer does is a fault of this house, not of a caller. */
const compileDeployed = async ({
  quelle,
  version,
  sha256,
}: ProzessdefinitionBereitgestellt): Promise<CompiledDefinition> => {
  const result = await compileSource(quelle, version);
  if (result.kind === 'refused')
    throw new Error(
      `deployed process ${quelle.process} version ${version} must compile: ` +
        result.diagnostics.map(({ message }) => message).join(' '),
    );
  if (result.sha256 !== sha256)
    throw new Error(
      `deployed process ${quelle.process} version ${version}: expected hash ${sha256}, its files give ${result.sha256}`,
    );
  return result.definition;
};

const factTypesIn = (
  { registers }: DeployedOffice,
  deployments: readonly ProzessdefinitionBereitgestellt[],
): ReadonlyMap<string, FactType> => {
  const shared = registers.registers.findLast(({ value }) => value.name === FACT_TYPES_REGISTER)?.value.eintraege ?? [];
  const schemas: Record<string, JsonObject> = { ...DEPLOYMENT_FACT_SCHEMAS };
  // Types of a process go first, then what all share: the register is brought up to date without a new version.
  for (const { quelle } of deployments) Object.assign(schemas, quelle.facts);
  for (const { schluessel, schema } of shared) schemas[schluessel] = schema as JsonObject;
  const { types, diagnostics } = factTypesOf(schemas);
  if (hasErrors(diagnostics))
    throw new Error(`deployed fact schemas must be usable: ${diagnostics.map(({ message }) => message).join(' ')}`);
  return types;
};
