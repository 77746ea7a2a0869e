import type { JsonObject } from '@fallspur/kernel';
import type { Batch, PendingEvent } from './batch.ts';
import type { EngineEventType } from './events.ts';
import type { Movement } from './movement.ts';
import type { InstanceState } from './state.ts';

/** An event that is no fact: what it says stands in its steps. [decisions.md 4] */
export function engineEvent(
  batch: Batch,
  type: EngineEventType,
  move: (movement: Movement) => void,
  more: {
    readonly instance?: InstanceState;
    readonly personId?: string | null;
    readonly occurredOn?: string;
    readonly data?: JsonObject;
  } = {},
): void {
  const { command, env } = batch;
  const personId = more.personId ?? more.instance?.personId ?? null;
  const data = more.data ?? {};
  const event: Omit<PendingEvent, 'index' | 'id' | 'fact'> = {
    type,
    schemaVersion: 1,
    data,
    protect: batch.sensitivity.protectData(data, personId ?? batch.state.caseId),
    occurredOn: more.occurredOn ?? env.now,
    personIds: personId === null ? [] : [personId],
    protection: null,
    causationId: command.causationId ?? null,
    move,
  };
  batch.enqueue(event);
}
