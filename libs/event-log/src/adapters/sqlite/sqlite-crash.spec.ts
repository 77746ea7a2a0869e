import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { verifyLog } from '../../verify/verify-log.ts';
import { temporaryDirectories } from '../../exam/temporary-directory.ts';
import { openSqliteLog } from './sqlite-log.ts';

const KILLS = 6;
const WRITER = fileURLToPath(new URL('./crash-writer.ts', import.meta.url));
const directory = temporaryDirectories();

/** Runs a writer until it is killed; answers what it had been told was durable. */
async function writeUntilKilled(at: string, round: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', WRITER, at, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  const killed = once(child, 'close');
  child.stdout.on('data', (bytes: Buffer) => {
    if (out === '') setTimeout(() => child.kill('SIGKILL'), 20 + ((round * 37) % 90));
    out += bytes.toString();
  });
  const [, signal] = (await killed) as [unknown, string];
  expect(signal).toBe('SIGKILL');
  return out.slice(0, out.lastIndexOf('\n')).split('\n');
}

test('kill -9 at any instant: nothing acknowledged is lost, no batch is half there, the log verifies', async () => {
  const at = directory();
  const acknowledged: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    acknowledged.push(...(await writeUntilKilled(at, round)));
    const log = openSqliteLog({ directory: at });
    const ids = new Set<string>();
    const perStream = new Map<string, number>();
    for await (const event of log.readAll()) {
      expect(ids.has(event.id)).toBe(false);
      ids.add(event.id);
      perStream.set(event.stream, event.revision + 1);
    }
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    // The writer appends two by two: an odd stream would be half a batch.
    expect([...perStream.values()].filter((count) => count % 2 === 1)).toEqual([]);
    expect(await verifyLog(log)).toMatchObject({ exitCode: 0, events: ids.size });
    await log.close();
  }
  expect(acknowledged.length).toBeGreaterThan(100);
}, 60_000);
