import type { Step } from '@fallspur/engine';
import { CHAIN_START, memoryKeyRing, openEvent, openPublic, sealEvent, seededRandomBytes } from '@fallspur/event-log';
import { openMemoryLog } from '@fallspur/event-log/memory';
import { uuidV5, type CaseEvent } from '@fallspur/kernel';
import { openViews, type Projection, type Rows, type Views } from '@fallspur/views';

/** Records events with hand-written steps; the n-th is recorded n seconds after midnight. */
export class StepRecorder {
  readonly log = openMemoryLog();
  readonly #keys = memoryKeyRing('projections');
  readonly #random = seededRandomBytes('projections');
  readonly #links = new Map<string, { revision: number; hash: string }>();
  #recorded = 0;

  async record(stream: string, occurredOn: string, steps: readonly Partial<Step>[], office = 'EG-2534'): Promise<void> {
    const n = ++this.#recorded;
    const last = this.#links.get(stream) ?? { revision: -1, hash: CHAIN_START };
    const event: CaseEvent<Step> = {
      id: uuidV5('step', String(n)),
      type: 'ProcessStarted',
      schemaVersion: 1,
      data: {},
      steps: steps.map((step) => ({ ...QUIET, ...step })),
      protect: [],
      meta: {
        caseId: stream,
        revision: last.revision + 1,
        personIds: [],
        protection: null,
        commandIndex: 0,
        occurredOn,
        recordedAt: new Date(Date.UTC(2026, 10, 21) + n * 1000).toISOString(),
        actor: 'somebody',
        office,
        role: 'IB',
        commandId: uuidV5('command', String(n)),
        correlationId: uuidV5('command', String(n)),
        causationId: null,
      },
    };
    const sealed = sealEvent(event, last.hash, this.#keys, this.#random);
    const answer = await this.log.append(stream, last.revision, [sealed]);
    if (answer.kind === 'refusal') throw new Error(answer.message);
    this.#links.set(stream, { revision: sealed.revision, hash: sealed.hash });
  }

  /** Asks a fresh build of the projection; also proves that a second build gives the same rows. */
  async ask<T>(projection: Projection, question: (rows: Rows) => T): Promise<T> {
    const views = await this.#views(projection);
    const { value } = views.answer(question);
    const hash = views.hashOf(projection.name);
    await views.rebuild();
    if (views.hashOf(projection.name) !== hash) throw new Error(`${projection.name}: a rebuild gives other rows`);
    if (views.parked().length > 0) throw new Error(`${projection.name}: ${JSON.stringify(views.parked())}`);
    views.close();
    return value;
  }

  async #views(projection: Projection): Promise<Views> {
    const views = await openViews({
      path: ':memory:',
      log: this.log,
      projections: [projection],
      openPublic: (recorded) => openPublic(recorded),
      open: (recorded) => openEvent(recorded, this.#keys),
    });
    if ('kind' in views) throw new Error(views.message);
    await views.catchUp();
    return views;
  }
}

const QUIET: Step = {
  instance: 'i1',
  definition: { process: 'informieren', version: 1, sha256: 'abc' },
  trigger: 'task',
  element: 'T1',
  taken: [],
  entered: [],
  left: [],
};

export const caseOf = (name: string, kind = 'dossier'): string => `${kind}-${uuidV5('case', name)}`;
