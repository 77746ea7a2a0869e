/** The log was closed; whoever still appends or reads has lost track of its life. */
export class LogClosedError extends Error {
  readonly code = 'LOG_CLOSED';
  constructor() {
    super('The event log is closed: expected no more calls after close(); open it again to go on');
    this.name = 'LogClosedError';
  }
}

/**
 * A commit or fsync failed, so nobody knows what reached the medium. The writer has ended and never tries again:
 * end the process, look at the medium, start anew and read back by event id what became of the append. [quality.md 2]
 */
export class LogWriterEndedError extends Error {
  readonly code = 'LOG_WRITER_ENDED';
  constructor(cause: unknown) {
    super(
      `The log's writer has ended after a failed commit (${cause instanceof Error ? cause.message : String(cause)}): ` +
        'the outcome of the append is unknown; restart the process and look the event ids up before trying again',
      { cause },
    );
    this.name = 'LogWriterEndedError';
  }
}

/** The log was opened for reading only. */
export class LogReadOnlyError extends Error {
  readonly code = 'LOG_READ_ONLY';
  constructor() {
    super('The event log was opened with readOnly: expected only reads, got an append; open it as the writer');
    this.name = 'LogReadOnlyError';
  }
}

/** The key store's medium is full: no new key, so nothing of a new person can be sealed; try again when there is room. */
export class KeysFullError extends Error {
  readonly code = 'KEYS_FULL';
  constructor(file: string, cause: unknown) {
    super(`Key store "${file}": no room for a new key, nothing was sealed or recorded; make room and try again`, {
      cause,
    });
    this.name = 'KeysFullError';
  }
}
