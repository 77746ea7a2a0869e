import type { CompiledDefinition } from '../../definition.ts';
import type { DefinitionCatalog } from '../env.ts';
import type { CaseEvent } from '../events.ts';
import { rootStarts } from '../publishing.ts';

/**
 * The definitions as they were when these events were recorded, but for one process, which is another: what the other
 * processes of the case ran under then they run under again.
 */
export function catalogOfThen(
  known: DefinitionCatalog,
  events: readonly CaseEvent[],
  instead: CompiledDefinition,
): DefinitionCatalog {
  const started = events
    .flatMap(({ steps }) => steps ?? [])
    .filter(({ trigger }) => trigger === 'started')
    .flatMap(({ definition }) =>
      definition.process === instead.process ? instead : (known.bySha256(definition.sha256) ?? []),
    );
  const startedBy = (kind: 'message' | 'signal', caseKind: string, name: string): readonly CompiledDefinition[] =>
    // In the order of then: the ids of new instances follow from it.
    [...new Set([...started, instead])].filter(
      (one) => one.caseKind === caseKind && rootStarts(one, kind, name).length > 0,
    );
  return {
    ...known,
    bySha256: (sha256) => (sha256 === instead.sha256 ? instead : known.bySha256(sha256)),
    latest: (process) =>
      process === instead.process ? instead : (started.find((one) => one.process === process) ?? known.latest(process)),
    version: (process, named) => (process === instead.process ? instead : known.version(process, named)),
    startedBy: (caseKind, message) => startedBy('message', caseKind, message),
    startedBySignal: (caseKind, signal) => startedBy('signal', caseKind, signal),
  };
}
