import type { FactType } from '@fallspur/engine';
import type { ReadDeployed } from '../deployment/deployed-reader.ts';
import { FACT_TYPES_REGISTER } from '../deployment/case-ids.ts';

/** May somebody with one of these roles record this fact by itself, beside what processes wait for? */
export const recordableBy = ({ schema }: Pick<FactType, 'schema'>, roles: readonly string[]): boolean => {
  const allowed = schema['x-recordable-by'];
  return Array.isArray(allowed) && roles.some((role) => allowed.includes(role));
};

/** The facts of the office that are recorded by themselves, by title. */
export const recordableFacts = (deployed: ReadDeployed, roles: readonly string[]): readonly FactType[] =>
  namesOfFacts(deployed)
    .flatMap((name) => deployed.definitions.factType(name) ?? [])
    .filter((type) => recordableBy(type, roles))
    .sort((a, b) => a.title.localeCompare(b.title, 'de-CH'));

const namesOfFacts = ({ office }: ReadDeployed): readonly string[] => {
  const ofProcesses = Object.values(office.deployments).flatMap(({ definitions }) =>
    definitions.flatMap(({ value }) => Object.keys(value.quelle.facts)),
  );
  const shared = office.registers.registers.findLast(({ value }) => value.name === FACT_TYPES_REGISTER);
  return [...new Set([...ofProcesses, ...(shared?.value.eintraege ?? []).map(({ schluessel }) => schluessel)])];
};
