import { writeSync } from 'node:fs';
import { sampleCaseEvent, sampleCaseId } from '../../envelope/sample-case.ts';
import { CHAIN_START } from '../../envelope/canonical.ts';
import { sealEvents } from '../../envelope/seal.ts';
import { memoryKeyRing, seededRandomBytes } from '../../keys/memory-key-ring.ts';
import { openSqliteLog } from './sqlite-log.ts';

/**
 * The victim of the crash test: eight cases append two events at a time, as fast as they can, and say each id aloud
 * once it is acknowledged. Runs until somebody kills it.
 */
const [directory = '', round = '0'] = process.argv.slice(2);
const log = openSqliteLog({ directory });
const keys = memoryKeyRing('crash');
const random = seededRandomBytes(round);

async function writeCase(label: string): Promise<void> {
  const caseId = sampleCaseId(label);
  let prev = CHAIN_START;
  for (let revision = 0; ; revision += 2) {
    const recordedAt = new Date().toISOString();
    const events = [revision, revision + 1].map((at) => {
      const event = sampleCaseEvent(caseId, at);
      return { ...event, meta: { ...event.meta, recordedAt } };
    });
    const sealed = sealEvents(events, prev, keys, random);
    const answer = await log.append(caseId, revision - 1, sealed);
    if (answer.kind !== 'appended') throw new Error(answer.message);
    writeSync(1, sealed.map(({ id }) => `${id}\n`).join(''));
    prev = sealed[1]!.hash;
  }
}

await Promise.all(Array.from({ length: 8 }, (_, i) => writeCase(`crash-${round}-${i}`)));
