import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, pointerToken, type CaseEvent, type JsonObject, type ProtectedField } from '@fallspur/kernel';
import { memoryKeyRing, seededRandomBytes } from '../keys/memory-key-ring.ts';
import type { StoredEvent } from '../port.ts';
import { CHAIN_START } from './canonical.ts';
import { chainHashOf, openEvent, openPublic } from './open.ts';
import { sampleCase, sampleCaseEvent, sampleCaseId, SAMPLE_PERSON, SECRETS } from './sample-case.ts';
import { sealEvent, sealEvents } from './seal.ts';

const keys = () => memoryKeyRing('envelope');
const random = () => seededRandomBytes('iv');
const parsed = (bytes: Uint8Array): JsonObject => JSON.parse(Buffer.from(bytes).toString('utf8')) as JsonObject;
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const event = sampleCaseEvent(sampleCaseId('envelope'), 0);

describe('the stored envelope', () => {
  const stored = sealEvent(event, CHAIN_START, keys(), random());
  const metadata = parsed(stored.metadata);
  const data = parsed(stored.data);
  const meta = metadata['meta'] as JsonObject;

  test('is canonical JSON in both parts, as integrity.md lays it out', () => {
    expect(Buffer.from(stored.metadata).toString()).toBe(canonicalJson(metadata));
    expect(Buffer.from(stored.data).toString()).toBe(canonicalJson(data));
    expect(Object.keys(metadata).sort()).toEqual(['id', 'meta', 'schemaVersion', 'steps', 'type', 'v']);
    expect(Object.keys(data)).toEqual(['data', 'sealed']);
    expect((data['sealed'] as JsonObject[]).map((field) => Object.keys(field).sort())).toEqual(
      event.protect.map(() => ['class', 'ct', 'iv', 'kid', 'path', 'person']),
    );
  });

  test('carries the two hashes with their domain prefixes, computed here by hand', () => {
    const { hash, ...unhashed } = meta;
    expect(meta['dataHash']).toBe(sha256(`fallspur:data:1\0${canonicalJson(data)}`));
    expect(hash).toBe(sha256(`fallspur:event:1\0${canonicalJson({ ...metadata, meta: unhashed })}`));
    expect(stored.hash).toBe(hash);
    expect(chainHashOf(stored)).toBe(hash);
    expect(meta['prev']).toBe('0'.repeat(64));
  });

  test('links a batch, and the next batch to the one before', () => {
    const batch = sealEvents(sampleCase('chain', 3), CHAIN_START, keys(), random());
    const links = batch.map((one) => (parsed(one.metadata)['meta'] as JsonObject)['prev']);
    expect(links).toEqual([CHAIN_START, batch[0]!.hash, batch[1]!.hash]);
  });

  test('holds no protected value in clear, and none of its neighbours less', () => {
    const text = Buffer.from(stored.metadata).toString() + Buffer.from(stored.data).toString();
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(data['data']).toEqual({
      gemeinde: '2513',
      dauerMinuten: 45,
      person: { geschlecht: 'w' },
      kinder: [null, 'keine weiteren'],
    });
  });

  test('leaves the event it was made from untouched', () => {
    expect(event).toEqual(sampleCaseEvent(sampleCaseId('envelope'), 0));
  });

  test('leaves steps out when the event has none', () => {
    const { steps: _steps, ...bare } = { ...event, protect: [] };
    const plain = sealEvent(bare, CHAIN_START, keys(), random());
    expect(parsed(plain.metadata)).not.toHaveProperty('steps');
    expect(openEvent(plain, keys())).toEqual(bare);
  });
});

describe('opening', () => {
  test('gives back the event as it was, with protect', () => {
    const ring = keys();
    expect(openEvent(sealEvent(event, CHAIN_START, ring, random()), ring)).toEqual(event);
  });

  test('without keys shows the public part only', () => {
    const open = openPublic(sealEvent(event, CHAIN_START, keys(), random()));
    expect(open.data['person']).toEqual({ geschlecht: 'w' });
    expect(open.protect).toEqual(event.protect);
    expect(open.meta).toEqual(event.meta);
    expect(open.withheld).toBeUndefined();
  });

  test('names what is withheld when a key was destroyed, and opens the rest', () => {
    const ring = keys();
    const stored = sealEvent(event, CHAIN_START, ring, random());
    ring.destroy(SAMPLE_PERSON, 'D1');
    const open = openEvent(stored, ring);
    expect(open.withheld).toEqual([
      '/data/person/name',
      '/data/person/geburtsdatum',
      '/steps/0/decisions/0/inputs/name',
    ]);
    expect(open.data['person']).toEqual({ geschlecht: 'w', ahvNummer: SECRETS[3] });
    expect(open.data['kinder']).toEqual([SECRETS[1], 'keine weiteren']);
  });

  test('shows a redacted data part as withheld', () => {
    const stored = { ...sealEvent(event, CHAIN_START, keys(), random()), data: new Uint8Array(0) };
    expect(openEvent(stored, keys())).toMatchObject({ data: {}, withheld: ['/data'], meta: event.meta });
  });

  test('throws when a sealed value was moved to another field, person or event', () => {
    const ring = keys();
    const stored = sealEvent(event, CHAIN_START, ring, random());
    const forged = (change: (sealed: Record<string, unknown>) => void): StoredEvent => {
      const data = parsed(stored.data) as unknown as { data: JsonObject; sealed: Record<string, unknown>[] };
      change(data.sealed[0]!);
      return { ...stored, data: Buffer.from(canonicalJson(data)) };
    };
    expect(() =>
      openEvent(
        forged((field) => (field['path'] = '/data/person/geburtsdatum')),
        ring,
      ),
    ).toThrow('run verify');
    expect(() =>
      openEvent(
        forged((field) => (field['class'] = 'D2')),
        ring,
      ),
    ).toThrow('run verify');
    expect(() => openEvent({ ...stored, id: sampleCaseEvent(sampleCaseId('envelope'), 1).id }, ring)).toThrow(
      'run verify',
    );
  });
});

describe('sealing refuses what would leave a value in clear', () => {
  const withProtect = (protect: ProtectedField[]): CaseEvent => ({ ...event, protect });
  const seal = (protect: ProtectedField[]) => () => sealEvent(withProtect(protect), CHAIN_START, keys(), random());
  const at = (path: string, person = 'p', protection: ProtectedField['class'] = 'D1') => ({
    path,
    person,
    class: protection,
  });

  test('a path with nothing there', () => {
    expect(seal([at('/data/person/vorname')])).toThrow('"/data/person/vorname" is absent');
    expect(seal([at('/data/kinder/7')])).toThrow('is absent');
    expect(seal([at('/data/kinder/01')])).toThrow('is absent');
    expect(seal([at('/data/person/toString')])).toThrow('is absent');
  });

  test('a path outside data and steps', () => {
    expect(seal([at('/meta/actor')])).toThrow('inside /data or /steps');
    expect(seal([at('/data')])).toThrow('inside /data or /steps');
  });

  test('two owners of one value; the same statement twice is one', () => {
    expect(seal([at('/data/gemeinde', 'p'), at('/data/gemeinde', 'q')])).toThrow('one person and class');
    const once = sealEvent(withProtect([at('/data/gemeinde'), at('/data/gemeinde')]), CHAIN_START, keys(), random());
    expect((parsed(once.data)['sealed'] as unknown[]).length).toBe(1);
  });
});

test('a value inside another protected value keeps its own key; gone with the outer one, it is withheld too', () => {
  const protect: ProtectedField[] = [
    { path: '/data/person/name', person: 'p', class: 'D1' },
    { path: '/data/person', person: 'p', class: 'D3' },
  ];
  const nested = { ...event, protect };
  const ring = keys();
  const stored = sealEvent(nested, CHAIN_START, ring, random());
  expect(openEvent(stored, ring)).toEqual(nested);
  ring.destroy('p', 'D3');
  expect(openEvent(stored, ring).withheld?.toSorted()).toEqual(['/data/person', '/data/person/name']);
});

test('any JSON with any of its values protected comes back exactly', () => {
  const ring = keys();
  const text = fc.string({ unit: 'grapheme' }).map((one) => one.normalize('NFC'));
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(text, tie('value'), { maxKeys: 4 }),
    ),
  }));
  const data = fc.dictionary(text, value, { minKeys: 1, maxKeys: 5 });
  fc.assert(
    fc.property(data, fc.infiniteStream(fc.boolean()), (facts, coin) => {
      const paths = pathsOf(facts, '/data').filter(() => coin.next().value === true);
      const protect = paths.map((path) => ({ path, person: `p${path.length % 3}`, class: 'D2' as const }));
      const whole = { ...event, data: facts as JsonObject, protect };
      const stored = sealEvent(whole, CHAIN_START, ring, random());
      expect(canonicalJson(parsed(stored.data))).toBe(Buffer.from(stored.data).toString());
      const open = openEvent(stored, ring);
      expect(canonicalJson(open.data)).toBe(canonicalJson(facts));
      expect(open.protect).toEqual(protect);
      expect(open.withheld).toBeUndefined();
    }),
    { seed: 7, numRuns: 300 },
  );
});

function pathsOf(value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const path = `${at}/${pointerToken(key)}`;
    return [path, ...pathsOf(member, path)];
  });
}
