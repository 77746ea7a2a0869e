import type { RecordedEvent } from '@fallspur/event-log';
import type { CaseEvent } from '@fallspur/kernel';
import type { ProjectedEvent } from './projection.ts';

/** How stored bytes become events; handed in, so that this room knows neither envelope nor keys. */
export interface EventReaders {
  /** Without personal fields. */
  readonly openPublic: (recorded: RecordedEvent) => CaseEvent;
  /** With personal fields, under the service key ring. */
  readonly open: (recorded: RecordedEvent) => CaseEvent;
}

/** One event for all projections: bytes are parsed at the first question only, so uninterested ones pay nothing. */
export class EventView implements ProjectedEvent {
  readonly recorded: RecordedEvent;
  readonly #readers: EventReaders;
  #public: CaseEvent | undefined;
  #opened: CaseEvent | undefined;

  constructor(recorded: RecordedEvent, readers: EventReaders) {
    this.recorded = recorded;
    this.#readers = readers;
  }

  get position(): number {
    return this.recorded.position;
  }
  get stream(): string {
    return this.recorded.stream;
  }
  get event(): CaseEvent {
    return (this.#public ??= this.#readers.openPublic(this.recorded));
  }
  // A property, not a method: handlers hand it on without its owner.
  readonly open = (): CaseEvent => (this.#opened ??= this.#readers.open(this.recorded));
}
