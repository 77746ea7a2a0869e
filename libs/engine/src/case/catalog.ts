import type { ProtectionClass } from '@fallspur/kernel';
import type { CompiledDefinition } from '../definition.ts';
import { protectedNamesOf } from '../facts/fact-types.ts';
import type { DefinitionCatalog, FactType } from './env.ts';
import { processStarts } from './publishing.ts';

/**
 * A catalog over definitions and fact types at hand. Of several versions of one process in force the one given last
 * starts new instances; every one can be asked for by hash, because running instances stay on theirs.
 */
export function definitionCatalog(
  definitions: readonly CompiledDefinition[],
  factTypes: ReadonlyMap<string, FactType>,
  inForce: readonly CompiledDefinition[] = definitions,
): DefinitionCatalog {
  const byHash = new Map(definitions.map((definition) => [definition.sha256, definition]));
  const latest = new Map(inForce.map((definition) => [definition.process, definition]));
  const messageStarts = new Map<string, CompiledDefinition[]>();
  const signalStarts = new Map<string, CompiledDefinition[]>();
  const recorders = new Map<string, CompiledDefinition[]>();
  for (const definition of latest.values()) {
    const { caseKind } = definition;
    for (const { behaviour } of processStarts(definition))
      if (behaviour.kind === 'catch')
        for (const trigger of behaviour.triggers) {
          if (trigger.kind === 'message') add(messageStarts, `${caseKind}:${trigger.name}`, definition);
          if (trigger.kind === 'signal') {
            add(signalStarts, `${caseKind}:${trigger.name}`, definition);
            add(signalStarts, `:${trigger.name}`, definition);
          }
        }
    for (const { behaviour } of Object.values(definition.elements))
      if (behaviour.kind === 'userTask' && behaviour.fact !== null)
        add(recorders, `${caseKind}:${behaviour.fact}`, definition);
  }
  const names: ReadonlyMap<string, ProtectionClass> = protectedNamesOf(factTypes.values());
  return {
    bySha256: (sha256) => byHash.get(sha256),
    latest: (process) => latest.get(process),
    version: (process, named) =>
      definitions.findLast(
        (one) =>
          one.process === process &&
          ('version' in named ? one.version === named.version : one.versionTag === named.versionTag),
      ),
    startedBy: (caseKind, message) => messageStarts.get(`${caseKind}:${message}`) ?? [],
    startedBySignal: (caseKind, signal) => signalStarts.get(`${caseKind}:${signal}`) ?? [],
    startedBySignalAnywhere: (signal) => signalStarts.get(`:${signal}`) ?? [],
    recordedBy: (caseKind, fact) => recorders.get(`${caseKind}:${fact}`) ?? [],
    factType: (type) => factTypes.get(type),
    protectedNames: () => names,
  };
}

function add(map: Map<string, CompiledDefinition[]>, key: string, definition: CompiledDefinition): void {
  const known = map.get(key) ?? [];
  if (!known.includes(definition)) map.set(key, [...known, definition]);
}
