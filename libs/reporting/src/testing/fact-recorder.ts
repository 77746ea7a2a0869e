import { CHAIN_START, memoryKeyRing, openEvent, openPublic, sealEvent, seededRandomBytes } from '@fallspur/event-log';
import { openMemoryLog } from '@fallspur/event-log/memory';
import { uuidV5, type CaseEvent, type JsonObject, type ProtectedField } from '@fallspur/kernel';
import { openViews, type Projection, type Views } from '@fallspur/views';

/** Records facts as the runtime would: sealed and chained into a log. The n-th is recorded n seconds after midnight. */
export class FactRecorder {
  readonly log = openMemoryLog();
  readonly #keys = memoryKeyRing('reporting');
  readonly #random = seededRandomBytes('reporting');
  readonly #links = new Map<string, { revision: number; hash: string }>();
  #recorded = 0;

  /** Returns the event's id, for corrections. */
  async record(
    unit: string,
    type: string,
    occurredOn: string,
    data: JsonObject,
    protect: readonly ProtectedField[] = [],
  ): Promise<string> {
    const n = ++this.#recorded;
    const stream = `dossier-${uuidV5('unit', unit)}`;
    const last = this.#links.get(stream) ?? { revision: -1, hash: CHAIN_START };
    const event = factEvent(stream, last.revision + 1, n, type, occurredOn, data, protect);
    const sealed = sealEvent(event, last.hash, this.#keys, this.#random);
    const answer = await this.log.append(stream, last.revision, [sealed]);
    if (answer.kind === 'refusal') throw new Error(answer.message);
    this.#links.set(stream, { revision: sealed.revision, hash: sealed.hash });
    return event.id;
  }

  /** Views over these projections, caught up with everything recorded so far. */
  async views(...projections: readonly Projection[]): Promise<Views> {
    const views = await openViews({
      path: ':memory:',
      log: this.log,
      projections,
      openPublic: (recorded) => openPublic(recorded),
      open: (recorded) => openEvent(recorded, this.#keys),
    });
    if ('kind' in views) throw new Error(views.message);
    await views.catchUp();
    return views;
  }
}

/** The instant at which the n-th fact of a recorder was recorded. */
export const recordedAtOf = (n: number): string => new Date(Date.UTC(2026, 10, 21) + n * 1000).toISOString();

const factEvent = (
  caseId: string,
  revision: number,
  n: number,
  type: string,
  occurredOn: string,
  data: JsonObject,
  protect: readonly ProtectedField[],
): CaseEvent => ({
  id: uuidV5('fact', String(n)),
  type,
  schemaVersion: 1,
  data,
  protect,
  meta: {
    caseId,
    revision,
    personIds: [],
    protection: 'D1',
    commandIndex: 0,
    occurredOn,
    recordedAt: recordedAtOf(n),
    actor: 'import',
    office: 'EG-2534',
    role: 'IB',
    commandId: uuidV5('command', String(n)),
    correlationId: uuidV5('command', String(n)),
    causationId: null,
  },
});
