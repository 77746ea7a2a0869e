import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** That it runs and prints; never how fast: a timing asserted on a busy machine says nothing. */
test('the bench starts and prints a table for every topic', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', MAIN, '--tiny'],
    { env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const titles = [
    ...stdout.matchAll(
      /^(?:Durable steps|The engine without|Budget|Replay|Rebuild|Growth|The pure engine|Deploying|Commands over HTTP)/gm,
    ),
  ];
  expect(titles).toHaveLength(12);
  expect(stdout).toMatch(/^\d+ cores .*Node \d+\.\d+\.\d+, SQLite \d+/m);
  expect(stdout).not.toMatch(/NaN|undefined|Infinity/);
}, 120_000);

test('an unknown topic is refused with those there are', async () => {
  const run = promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, 'speed'], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('durable, no-op') as unknown });
});
