import type { EventLog, RecordedEvent } from '@fallspur/event-log';
import { uuidV5, type CaseEvent, type JsonObject } from '@fallspur/kernel';
import type { EventReaders } from '../event-view.ts';

/** An append-only array as a log whose positions have gaps, as the port allows; what it cannot do it says. */
export class GappyLog implements Pick<EventLog, 'readAll' | 'readStream' | 'subscribe' | 'head'> {
  readonly events: RecordedEvent[] = [];
  readonly #lengths = new Map<string, number>();
  #bell: () => void = () => undefined;
  #rung = this.#newBell();

  /** Records one event; its instant is its number in seconds after 2016-01-01T00:00:00Z. Returns its position. */
  record(stream: string, type: string, data: JsonObject): number {
    const n = this.events.length;
    const recordedAt = new Date(Date.UTC(2016, 0, 1) + n * 1000).toISOString();
    const revision = this.#lengths.get(stream) ?? 0;
    this.#lengths.set(stream, revision + 1);
    const position = (this.events.at(-1)?.position ?? 0) + (n % 3) + 1;
    this.events.push({
      id: uuidV5('gappy-log', String(n)),
      stream,
      revision,
      type,
      recordedAt,
      position,
      metadata: new Uint8Array(),
      data: new TextEncoder().encode(JSON.stringify(data)),
    });
    this.#bell();
    this.#rung = this.#newBell();
    return position;
  }

  async *readAll({ after = 0, until = Infinity, limit = Infinity } = {}): AsyncGenerator<RecordedEvent> {
    let left = limit;
    for (const event of [...this.events]) {
      if (left === 0 || event.position > until) return;
      if (event.position <= after) continue;
      left -= 1;
      yield event;
    }
  }

  async *readStream(stream: string, { backwards = false } = {}): AsyncGenerator<RecordedEvent> {
    const events = this.events.filter((event) => event.stream === stream);
    yield* backwards ? events.reverse() : events;
  }

  async *subscribe({ after, signal }: { after: number; signal: AbortSignal }): AsyncGenerator<RecordedEvent> {
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    let seen = after;
    while (!signal.aborted) {
      const rung = this.#rung;
      for await (const event of this.readAll({ after: seen })) {
        if (signal.aborted) return;
        seen = event.position;
        yield event;
      }
      await Promise.race([rung, aborted]);
    }
  }

  async head(): Promise<{ position: number; recordedAt: string | null }> {
    const last = this.events.at(-1);
    return { position: last?.position ?? 0, recordedAt: last?.recordedAt ?? null };
  }

  get port(): EventLog {
    return this as unknown as EventLog;
  }

  #newBell(): Promise<void> {
    return new Promise((resolve) => (this.#bell = resolve));
  }
}

/** Reads the gappy log's events. `personal` fields of the data are seen only by `open`. */
export const plainReaders: EventReaders = {
  openPublic: (recorded) => eventOf(recorded, false),
  open: (recorded) => eventOf(recorded, true),
};

function eventOf(recorded: RecordedEvent, withPersonal: boolean): CaseEvent {
  const { personal, ...rest } = JSON.parse(new TextDecoder().decode(recorded.data)) as JsonObject;
  return {
    id: recorded.id,
    type: recorded.type,
    schemaVersion: 1,
    data: withPersonal && personal !== undefined ? { ...rest, personal } : rest,
    protect: [],
    meta: {
      caseId: recorded.stream,
      revision: recorded.revision,
      personIds: [],
      protection: null,
      commandIndex: 0,
      occurredOn: recorded.recordedAt.slice(0, 10),
      recordedAt: recorded.recordedAt,
      actor: 'test',
      office: 'EG-2513',
      role: 'IB',
      commandId: recorded.id,
      correlationId: recorded.id,
      causationId: null,
    },
  };
}
