import { CHAIN_START } from '../envelope/canonical.ts';
import { isBefore } from '../instants.ts';
import type { EventLog, RecordedEvent } from '../port.ts';
import { checkEvent, type Link } from './check-event.ts';
import { Fault, type Finding } from './finding.ts';
import { findingOf } from './verify-stream.ts';

export interface VerifyLogOptions {
  /** How many events may lie behind the last witnessed checkpoint; more is exit 3. Default: any number. */
  readonly unsealedEventsMax?: number;
  /** Called now and then with the number of events verified so far. */
  readonly onProgress?: (events: number) => void;
}

export interface LogVerdict {
  readonly verdict: 'verified' | 'tampered' | 'incomplete' | 'unsealed-tail';
  /** Process exit code that says the same: 0, 1, 2, 3. [integrity.md 4] */
  readonly exitCode: 0 | 1 | 2 | 3;
  /** Events verified; with a finding: before it. */
  readonly events: number;
  readonly cases: number;
  readonly finding: Finding | null;
  /** Events whose data part was redacted; their chain holds. */
  readonly redacted: readonly string[];
  /**
   * The events no witnessed checkpoint covers: without a notary, all of them. Inside this tail it cannot be seen whether
   * the newest events of a case were cut off or written anew together with their hashes, nor whether events of different cases changed places at one instant.
   */
  readonly unsealedTail: {
    readonly after: number;
    readonly until: number;
    readonly events: number;
    readonly reason: 'NO_NOTARY';
  };
}

const PROGRESS_EVENTS = 10_000;

/** Verifies every link and every leaf of the log in order; needs no keys and changes nothing. */
export async function verifyLog(log: EventLog, options: VerifyLogOptions = {}): Promise<LogVerdict> {
  const links = new Map<string, Link>();
  const redacted: string[] = [];
  let last: RecordedEvent | undefined;
  let events = 0;
  const done = (finding: Finding | null): LogVerdict => {
    const until = last?.position ?? 0;
    const unsealedTail = { after: 0, until, events, reason: 'NO_NOTARY' } as const;
    const limit = options.unsealedEventsMax ?? Number.MAX_SAFE_INTEGER;
    return { ...judge(finding, redacted, events > limit), events, cases: links.size, finding, redacted, unsealedTail };
  };
  const damage = damageOf(log);
  const reading = log.readAll()[Symbol.asyncIterator]();
  for (;;) {
    const next = await nextOf(reading, last);
    if ('code' in next) return done(damage ?? next);
    // A damaged store may still give up every event; what is named first is the event, if it is one that suffered.
    if (next.done) return done(damage);
    const event: RecordedEvent = next.value;
    try {
      checkPlace(event, last, log.densePositions === true);
      const checked = checkEvent(event, links.get(event.stream) ?? { revision: -1, hash: CHAIN_START });
      if (checked.redacted) redacted.push(event.id);
      links.set(event.stream, { revision: event.revision, hash: checked.hash });
    } catch (error) {
      return done(findingOf(error, event, event.position));
    }
    last = event;
    if (++events % PROGRESS_EVENTS === 0) options.onProgress?.(events);
  }
}

function judge(
  finding: Finding | null,
  redacted: readonly string[],
  tailTooLong: boolean,
): Pick<LogVerdict, 'verdict' | 'exitCode'> {
  if (finding) return { verdict: 'tampered', exitCode: 1 };
  if (redacted.length > 0) return { verdict: 'incomplete', exitCode: 2 };
  if (tailTooLong) return { verdict: 'unsealed-tail', exitCode: 3 };
  return { verdict: 'verified', exitCode: 0 };
}

function checkPlace(event: RecordedEvent, last: RecordedEvent | undefined, dense: boolean): void {
  const before = last?.position ?? 0;
  if (event.position <= before || (dense && event.position !== before + 1))
    throw new Fault(
      'POSITION_GAP',
      `expected position ${before + 1}, got ${event.position}: what stood between was removed or moved`,
    );
  if (last && isBefore(event.recordedAt, last.recordedAt))
    throw new Fault('RECORDED_AT_BACKWARDS', `expected no earlier than ${last.recordedAt}, got ${event.recordedAt}`);
}

function damageOf(log: EventLog): Finding | null {
  try {
    const found = log.inspect?.() ?? [];
    return found.length > 0 ? nowhere('STORE_DAMAGED', found.join('; ')) : null;
  } catch (error) {
    return nowhere('STORE_DAMAGED', `the store cannot be inspected: ${reasonOf(error)}`);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A store that cannot even be read is a finding too, right behind the last event that could. */
async function nextOf(
  reading: AsyncIterator<RecordedEvent>,
  last: RecordedEvent | undefined,
): Promise<IteratorResult<RecordedEvent, unknown> | Finding> {
  try {
    return await reading.next();
  } catch (error) {
    return nowhere(
      'UNREADABLE',
      `expected a readable event behind position ${last?.position ?? 0}, got: ${reasonOf(error)}`,
    );
  }
}

const nowhere = (code: Finding['code'], message: string): Finding => ({
  code,
  stream: '',
  revision: -1,
  id: '',
  position: null,
  message,
});
