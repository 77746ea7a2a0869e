import { describe, expect, test } from '@jest/globals';
import { canonicalJson, type JsonObject } from '@fallspur/kernel';
import { openMemoryLog } from '../adapters/memory/memory-log.ts';
import { CHAIN_START, dataHashOf, metadataOf, type Head } from '../envelope/canonical.ts';
import { sampleCase, sampleCaseId } from '../envelope/sample-case.ts';
import { sealEvents, type SealedEvent } from '../envelope/seal.ts';
import { memoryKeyRing, seededRandomBytes } from '../keys/memory-key-ring.ts';
import type { EventLog, RecordedEvent, StoredEvent } from '../port.ts';
import { verifyLog } from './verify-log.ts';
import { verifyStream } from './verify-stream.ts';

const seal = (label: string, count: number): readonly SealedEvent[] =>
  sealEvents(sampleCase(label, count), CHAIN_START, memoryKeyRing('verify'), seededRandomBytes(label));
const stream = seal('one', 4);
const finds = (events: readonly StoredEvent[]) => verifyStream(events).finding;

describe('verifyStream', () => {
  test('verifies an untouched case and says what it cannot see', () => {
    expect(verifyStream(stream)).toEqual({
      verdict: 'verified',
      events: 4,
      finding: null,
      redacted: [],
      headHash: stream[3]!.hash,
      tailUnwitnessed: true,
    });
    expect(verifyStream([])).toMatchObject({ verdict: 'verified', events: 0, headHash: CHAIN_START });
  });

  test('finds every flipped bit pattern of every byte of both parts, and names the event', () => {
    let flips = 0;
    for (const [index, event] of stream.entries())
      for (const part of ['metadata', 'data'] as const)
        for (let at = 0; at < event[part].length; at++)
          for (const mask of [0x01, 0x20, 0xff]) {
            const bytes = Uint8Array.from(event[part]);
            bytes[at]! ^= mask;
            const finding = finds(stream.with(index, { ...event, [part]: bytes }));
            if (finding?.id !== event.id || finding.revision !== index)
              throw new Error(`${part}[${at}] ^ ${mask} unseen`);
            flips++;
          }
    expect(flips).toBeGreaterThan(20_000);
  });

  test('finds every byte left out or put in', () => {
    const event = stream[1]!;
    for (const part of ['metadata', 'data'] as const)
      for (let at = 0; at < event[part].length; at++) {
        const bytes = Buffer.from(event[part]);
        const without = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
        const doubled = Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at)]);
        for (const changed of [without, doubled])
          expect(finds(stream.with(1, { ...event, [part]: changed }))?.id).toBe(event.id);
      }
  });

  test('finds every column that differs from what was hashed', () => {
    const changes: Partial<StoredEvent>[] = [
      { id: stream[0]!.id },
      { stream: sampleCaseId('two') },
      { revision: 7 },
      { type: 'Anderes' },
      { recordedAt: '2026-11-21T08:00:02.500Z' },
    ];
    for (const change of changes)
      expect(finds(stream.with(2, { ...stream[2]!, ...change }))).toMatchObject({ id: change.id ?? stream[2]!.id });
  });

  test('finds events deleted, doubled, swapped and spliced', () => {
    const other = seal('two', 4);
    expect(finds(stream.toSpliced(1, 1))).toMatchObject({ code: 'REVISION_GAP', revision: 2 });
    expect(finds(stream.slice(1))).toMatchObject({ code: 'REVISION_GAP', revision: 1 });
    expect(finds(stream.toSpliced(1, 0, stream[1]!))).toMatchObject({ code: 'REVISION_GAP', revision: 1 });
    expect(finds([stream[0]!, stream[2]!, stream[1]!, stream[3]!])).toMatchObject({ code: 'REVISION_GAP' });
    expect(finds(stream.with(2, other[2]!))).toMatchObject({ code: 'COLUMN_DIFFERS', stream: other[2]!.stream });
    expect(finds(stream.with(2, { ...other[2]!, stream: stream[2]!.stream }))).toMatchObject({
      code: 'COLUMN_DIFFERS',
    });
  });

  test('finds a whole history written anew from the middle on: the link to the untouched part is broken', () => {
    const forged = sealEvents(
      sampleCase('one', 4).slice(2),
      'f'.repeat(64),
      memoryKeyRing('x'),
      seededRandomBytes('x'),
    );
    expect(finds([...stream.slice(0, 2), ...forged])).toMatchObject({ code: 'CHAIN_BROKEN', revision: 2 });
  });

  test('finds members smuggled in, even with both hashes made good', () => {
    const event = stream[0]!;
    const envelope = JSON.parse(Buffer.from(event.metadata).toString()) as Head & { meta: { hash: string } };
    const { hash: _hash, ...meta } = envelope.meta;
    const smuggled = canonicalJson({ ...(JSON.parse(Buffer.from(event.data).toString()) as JsonObject), mehr: 1 });
    const { text } = metadataOf({ ...envelope, meta: { ...meta, dataHash: dataHashOf(smuggled) } });
    const forged = { ...event, metadata: Buffer.from(text), data: Buffer.from(smuggled) };
    expect(finds([{ ...event, data: forged.data }])).toMatchObject({ code: 'DATA_HASH_DIFFERS' });
    expect(finds([forged])).toMatchObject({ code: 'WRONG_SHAPE' });
  });

  test('a redacted data part leaves the chain whole and is named as incomplete', () => {
    const redacted = stream.with(1, { ...stream[1]!, data: new Uint8Array(0) });
    expect(verifyStream(redacted)).toMatchObject({ verdict: 'incomplete', redacted: [stream[1]!.id], finding: null });
  });

  test('cannot see a cut tail, and says so', () => {
    expect(verifyStream(stream.slice(0, 2))).toMatchObject({ verdict: 'verified', tailUnwitnessed: true });
  });
});

describe('verifyLog', () => {
  const other = seal('two', 4);

  async function logOf(events: readonly StoredEvent[]): Promise<EventLog> {
    const log = openMemoryLog();
    for (const event of events) {
      const answer = await log.append(event.stream, event.revision - 1, [event]);
      if (answer.kind !== 'appended') throw new Error(answer.code);
    }
    return log;
  }
  const both = async (): Promise<RecordedEvent[]> => {
    const all: RecordedEvent[] = [];
    for await (const event of (await logOf(stream.flatMap((event, i) => [event, other[i]!]))).readAll())
      all.push(event);
    return all;
  };
  /** A log that answers with exactly these events, however wrong. */
  const say = (events: readonly RecordedEvent[], log = openMemoryLog()): EventLog => ({
    ...log,
    async *readAll() {
      yield* events;
    },
  });

  test('counts events and cases, and names the unsealed tail', async () => {
    expect(await verifyLog(say(await both()))).toEqual({
      verdict: 'verified',
      exitCode: 0,
      events: 8,
      cases: 2,
      finding: null,
      redacted: [],
      unsealedTail: { after: 0, until: 8, events: 8, reason: 'NO_NOTARY' },
    });
    expect(await verifyLog(say(await both()), { unsealedEventsMax: 7 })).toMatchObject({
      verdict: 'unsealed-tail',
      exitCode: 3,
    });
    expect(await verifyLog(openMemoryLog())).toMatchObject({ verdict: 'verified', events: 0 });
  });

  test('finds an event removed, also the last one of its case, by the gap it leaves', async () => {
    const all = await both();
    for (let i = 0; i < all.length - 1; i++)
      expect(await verifyLog(say(all.toSpliced(i, 1)))).toMatchObject({
        exitCode: 1,
        events: i,
        finding: { code: 'POSITION_GAP', id: all[i + 1]!.id, position: i + 2 },
      });
  });

  test('finds two events that changed places, and a stamp that runs backwards', async () => {
    const all = await both();
    const places = (i: number, j: number) =>
      all.with(i, { ...all[j]!, position: i + 1 }).with(j, { ...all[i]!, position: j + 1 });
    expect(await verifyLog(say(places(0, 2)))).toMatchObject({ finding: { code: 'REVISION_GAP' } });
    expect(await verifyLog(say(places(1, 2)))).toMatchObject({ finding: { code: 'RECORDED_AT_BACKWARDS' } });
  });

  test('names redactions as incomplete, and a store that cannot be read or is damaged', async () => {
    const all = await both();
    const redacted = all.with(3, { ...all[3]!, data: new Uint8Array(0) });
    expect(await verifyLog(say(redacted))).toMatchObject({
      verdict: 'incomplete',
      exitCode: 2,
      redacted: [all[3]!.id],
    });
    const broken: EventLog = {
      ...openMemoryLog(),
      async *readAll() {
        yield all[0]!;
        throw new Error('disk image is malformed');
      },
    };
    expect(await verifyLog(broken)).toMatchObject({
      exitCode: 1,
      finding: { code: 'UNREADABLE', message: expect.stringContaining('behind position 1') },
    });
    const damaged = { ...say(all), inspect: () => ['row 3 missing from index'] };
    expect(await verifyLog(damaged)).toMatchObject({ exitCode: 1, finding: { code: 'STORE_DAMAGED' } });
    const uninspectable: EventLog = {
      ...say(all),
      inspect: () => {
        throw new Error('disk image is malformed');
      },
    };
    expect(await verifyLog(uninspectable)).toMatchObject({ exitCode: 1, finding: { code: 'STORE_DAMAGED' } });
  });
});
