import {
  isFactType,
  factOf,
  factTypesOf,
  type CaseEvent,
  type CompiledDefinition,
  type DefinitionCatalog,
  type DefinitionSource,
  type FactType,
} from '@fallspur/engine';
import { hasErrors, type JsonObject } from '@fallspur/kernel';
import { DEPLOYMENT_FACT_SCHEMAS } from '../registers/fact-schemas.ts';
import { parametersOn, registerOn } from '../registers/register-kind.ts';
import { FACT_TYPES_REGISTER } from './case-ids.ts';
import { foldOffice, type DeployedOffice } from './office.ts';

/** What the reader is handed, because the office does not read diagrams itself. */
export interface DeploymentTools {
  /** Reads and compiles a recorded definition; throws when what once compiled no longer does. */
  compile(source: DefinitionSource, version: number, sha256: string): Promise<CompiledDefinition>;
  catalog(definitions: readonly CompiledDefinition[], factTypes: ReadonlyMap<string, FactType>): DefinitionCatalog;
}

export interface ReadDeployed {
  readonly office: DeployedOffice;
  readonly definitions: DefinitionCatalog;
  parameters(validOn: string, recordedBy: string): JsonObject;
  register(name: string, validOn: string, recordedBy: string): JsonObject | undefined;
}

/** Folds deployment facts into definitions, fact types, parameters and registers. Definitions compile once a hash. */
export const deployedReader = (tools: DeploymentTools) => {
  const compiled = new Map<string, Promise<CompiledDefinition>>();
  const compileOnce = (source: DefinitionSource, version: number, sha256: string): Promise<CompiledDefinition> => {
    const known = compiled.get(sha256) ?? tools.compile(source, version, sha256);
    compiled.set(sha256, known);
    return known;
  };
  return {
    streamPrefixes: ['definition-', 'register-'] as const,
    read: async (events: readonly CaseEvent[]): Promise<ReadDeployed> => {
      const office = foldOffice(events.filter(({ type }) => isFactType(type)).map(factOf));
      const deployments = Object.values(office.deployments).flatMap(({ definitions }) =>
        definitions.map(({ value }) => value),
      );
      const definitions = await Promise.all(
        deployments.map(({ quelle, version, sha256 }) => compileOnce(quelle, version, sha256)),
      );
      const schemas = {
        ...DEPLOYMENT_FACT_SCHEMAS,
        ...sharedSchemas(office),
        ...Object.assign({}, ...deployments.map(({ quelle }) => quelle.facts)),
      };
      return {
        office,
        definitions: tools.catalog(definitions, usableTypes(schemas)),
        parameters: (validOn, recordedBy) => parametersOn(office.registers, validOn, recordedBy),
        register: (name, validOn, recordedBy) => registerOn(office.registers, name, validOn, recordedBy),
      };
    },
  };
};

const sharedSchemas = ({ registers }: DeployedOffice): Record<string, JsonObject> =>
  Object.fromEntries(
    (registers.registers.findLast(({ value }) => value.name === FACT_TYPES_REGISTER)?.value.eintraege ?? []).map(
      ({ schluessel, schema }) => [schluessel, schema as JsonObject],
    ),
  );

const usableTypes = (schemas: Readonly<Record<string, JsonObject>>): ReadonlyMap<string, FactType> => {
  const { types, diagnostics } = factTypesOf(schemas);
  if (hasErrors(diagnostics))
    throw new Error(`deployed fact schemas must be usable: ${diagnostics.map(({ message }) => message).join(' ')}`);
  return types;
};
