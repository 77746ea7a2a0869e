import { CHAIN_START } from '../envelope/canonical.ts';
import { isBefore } from '../instants.ts';
import type { StoredEvent } from '../port.ts';
import { checkEvent, type Link } from './check-event.ts';
import { Fault, type Finding } from './finding.ts';

export interface StreamVerdict {
  readonly verdict: 'verified' | 'tampered' | 'incomplete';
  readonly events: number;
  readonly finding: Finding | null;
  /** Events whose data part was redacted; their chain holds. */
  readonly redacted: readonly string[];
  /** Hash of the last event: what a witness of this case would have to hold. */
  readonly headHash: string;
  /** Always true: whether events were cut off behind the last one cannot be seen without a witness. */
  readonly tailUnwitnessed: true;
}

/** Verifies one case with nothing but its events in hand, offline and without keys. [integrity.md 1] */
export function verifyStream(events: Iterable<StoredEvent>): StreamVerdict {
  let link: Link = { revision: -1, hash: CHAIN_START };
  let earlier: StoredEvent | undefined;
  const redacted: string[] = [];
  let count = 0;
  for (const event of events) {
    try {
      if (earlier && earlier.stream !== event.stream)
        throw new Fault('COLUMN_DIFFERS', `expected stream ${earlier.stream}, got ${event.stream}`);
      const checked = checkEvent(event, link);
      if (earlier && isBefore(event.recordedAt, earlier.recordedAt))
        throw new Fault(
          'RECORDED_AT_BACKWARDS',
          `expected no earlier than ${earlier.recordedAt}, got ${event.recordedAt}`,
        );
      if (checked.redacted) redacted.push(event.id);
      link = { revision: event.revision, hash: checked.hash };
      earlier = event;
      count++;
    } catch (error) {
      return verdict('tampered', count, findingOf(error, event, null), redacted, link.hash);
    }
  }
  return verdict(redacted.length > 0 ? 'incomplete' : 'verified', count, null, redacted, link.hash);
}

const verdict = (
  verdict: StreamVerdict['verdict'],
  events: number,
  finding: Finding | null,
  redacted: readonly string[],
  headHash: string,
): StreamVerdict => ({ verdict, events, finding, redacted, headHash, tailUnwitnessed: true });

/** A fault about this event; anything else is a bug of the verifier and goes on its way. */
export function findingOf(error: unknown, event: StoredEvent, position: number | null): Finding {
  if (!(error instanceof Fault)) throw error;
  const { stream, revision, id } = event;
  return { code: error.code, stream, revision, id, position, message: error.message };
}
