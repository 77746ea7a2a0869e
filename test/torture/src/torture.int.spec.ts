import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** The same run as `npm run torture`, with a fixed seed and so few kills that it may run every time. */
test('20 kills: nothing acknowledged is lost, nothing doubled, views and states agree', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', MAIN, '--kills', '20', '--seed', '7', '--no-strace'],
    { env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const figure = (name: string): number => Number(new RegExp(`^${name} +(\\d+)$`, 'm').exec(stdout)?.[1]);
  expect(stdout).toContain('held: nothing lost, nothing doubled, nothing differs');
  expect([figure('acknowledged events lost'), figure('events doubled')]).toEqual([0, 0]);
  // The run must have been worth something; how much gets done between two kills is the machine's affair.
  expect(figure('events acknowledged')).toBeGreaterThan(100);
  expect(figure('answers repeated')).toBeGreaterThan(5);
  expect(figure('states compared with a fold from zero')).toBeGreaterThan(10);
}, 240_000);
