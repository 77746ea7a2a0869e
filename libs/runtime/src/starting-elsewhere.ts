import { localDateOf, uuidV5 } from '@fallspur/kernel';
import type { Actor, CaseEvent, DefinitionCatalog } from '@fallspur/engine';
import type { ProjectedEvent } from '@fallspur/views';
import { kindNameOf, type Deployed } from './deployed.ts';
import { stepsOf } from './projections/steps.ts';

export const RELAY_ACTOR: Actor = { person: 'system:relay', office: 'SYSTEM', role: 'SYSTEM' };

/** What the relay itself recorded has arrived; what that set off is said for the first time. */
export const isRelayed = ({ meta }: ProjectedEvent['event']): boolean =>
  meta.actor === RELAY_ACTOR.person && meta.commandIndex === 0;

/** An instance to be started because of an event in the case of the deployments. */
export interface StartToMake {
  /** A case of its own, always the same for this start of this event. */
  readonly target: string;
  readonly process: string;
  readonly version: number;
  readonly startEvent: string;
}

/** Which instances an event begins elsewhere. */
export const startsMadeBy = (
  { id, steps = [] }: Pick<CaseEvent, 'id' | 'steps'>,
  definitions: DefinitionCatalog,
): readonly StartToMake[] =>
  steps.flatMap(({ definition: { process, version, sha256 }, begins = [] }) => {
    const caseKind = definitions.bySha256(sha256)?.caseKind;
    if (begins.length && caseKind === undefined)
      throw new Error(`${process} v${version} begins an instance, yet is not deployed`);
    return [...new Set(begins)].map((startEvent) => ({
      target: `${caseKind}-${uuidV5('start', id, process, startEvent)}`,
      process,
      version,
      startEvent,
    }));
  });

/** Cases that have to hear of an event because a process starts with it. */
export const startingTargets = (projected: ProjectedEvent, deployed: Deployed): readonly string[] => [
  ...signalTargets(projected, deployed),
  ...startsMadeBy({ id: projected.event.id, steps: stepsOf(projected) }, deployed.definitions).map(
    ({ target }) => target,
  ),
];

/**
 * The deployments of processes that start with a signal. Those of the case's own kind start in the case itself; all
 * others hear of it where they are deployed, and start in a case of their own.
 */
function signalTargets({ event, stream }: ProjectedEvent, deployed: Deployed): readonly string[] {
  const { type, meta } = event;
  if (type !== 'SignalBroadcast' || isRelayed(event)) return [];
  const listening = deployed
    .definitionsOn(localDateOf(meta.occurredOn), meta.recordedAt)
    .startedBySignalAnywhere(String(event.data['name']))
    .filter(({ caseKind }) => caseKind !== kindNameOf(stream));
  return deployed.versions
    .filter(({ definition }) => listening.includes(definition))
    .map(({ caseId }) => caseId)
    .filter((caseId) => caseId !== stream);
}
