import { describe, expect, test } from '@jest/globals';
import { eventIdOf, uuidV5 } from '@fallspur/kernel';
import { CHAIN_START, memoryKeyRing, sealEvents, seededRandomBytes } from '@fallspur/event-log';
import { openMemoryLog } from '@fallspur/event-log/memory';
import type { CaseEvent, Command } from '@fallspur/engine';
import { Ledger } from '../ledger.ts';
import { compareWithLedger } from './log-against-ledger.ts';

const CASE = `dossier-${uuidV5('dossier')}`;
const command = (name: string): Command => ({
  type: 'VoidFact',
  commandId: uuidV5(name),
  actor: { person: 'p', office: 'EG-2513', role: 'IB' },
  event: 'e',
  reason: 'r',
});

const eventOf = (name: string, revision: number, commandIndex: number): CaseEvent => ({
  id: eventIdOf(uuidV5(name), commandIndex),
  type: 'Erfunden',
  schemaVersion: 1,
  data: {},
  protect: [],
  meta: {
    caseId: CASE,
    revision,
    commandId: uuidV5(name),
    commandIndex,
    correlationId: uuidV5(name),
    causationId: null,
    actor: 'p',
    office: 'EG-2513',
    role: 'IB',
    occurredOn: '2016-01-01',
    recordedAt: '2026-11-21T08:00:00.000Z',
    personIds: [],
    protection: null,
  },
});

/** A log with these events, and a ledger in which the commands named were sent. */
async function world(events: readonly CaseEvent[], sent: readonly string[]) {
  const log = openMemoryLog();
  await log.append(CASE, -1, sealEvents(events, CHAIN_START, memoryKeyRing('k'), seededRandomBytes('r')));
  const ledger = new Ledger();
  for (const name of sent) ledger.hear({ say: 'sent', caseId: CASE, command: command(name), times: {} });
  const acknowledge = (name: string, count: number): void =>
    ledger.hear({
      say: 'acknowledged',
      commandId: uuidV5(name),
      events: Array.from({ length: count }, (_, index) => eventIdOf(uuidV5(name), index)),
      repeated: false,
    });
  return { log, ledger, acknowledge };
}

describe('the log held against what was acknowledged', () => {
  test('agrees where everything stands once and together', async () => {
    const { log, ledger, acknowledge } = await world(
      [eventOf('a', 0, 0), eventOf('a', 1, 1), eventOf('b', 2, 0)],
      ['a', 'b'],
    );
    acknowledge('a', 2);
    expect(await compareWithLedger(log, ledger)).toMatchObject({ events: 3, lost: 0, doubled: 0, faults: [] });
  });

  test('counts an acknowledged event that is not there', async () => {
    const { log, ledger, acknowledge } = await world([eventOf('a', 0, 0)], ['a']);
    acknowledge('a', 2);
    expect(await compareWithLedger(log, ledger)).toMatchObject({ lost: 1, doubled: 0 });
  });

  test('counts an event that was recorded beyond what was acknowledged', async () => {
    const { log, ledger, acknowledge } = await world([eventOf('a', 0, 0), eventOf('a', 1, 1)], ['a']);
    acknowledge('a', 1);
    expect(await compareWithLedger(log, ledger)).toMatchObject({ lost: 0, doubled: 1 });
  });

  test('names half a batch, a refused command that was recorded, and a command nobody sent', async () => {
    const half = await world([eventOf('a', 0, 1)], ['a']);
    const refused = await world([eventOf('a', 0, 0)], ['a']);
    refused.ledger.hear({ say: 'refused', commandId: uuidV5('a'), code: 'NO' });
    const strange = await world([eventOf('a', 0, 0)], []);
    for (const { log, ledger } of [half, refused, strange])
      expect((await compareWithLedger(log, ledger)).faults).toHaveLength(1);
  });

  test('a repeated answer that differs from the first is a wrong', async () => {
    const { ledger, acknowledge } = await world([eventOf('a', 0, 0)], ['a']);
    acknowledge('a', 1);
    acknowledge('a', 1);
    expect(ledger.wrongs).toHaveLength(1);
  });
});
