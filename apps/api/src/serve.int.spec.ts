import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';

const APP = fileURLToPath(new URL('..', import.meta.url));
// Decorators need a compiler; this one compiles what it loads.
const FROM_SOURCE = [
  '--disable-warning=ExperimentalWarning',
  '--import',
  new URL('../scripts/from-source.mjs', import.meta.url).href,
];
const folder = mkdtempSync(join(tmpdir(), 'fallspur-serve-'));
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const start = (main: string, env: Record<string, string>) => {
  const child = spawn(process.execPath, [...FROM_SOURCE, join(APP, 'src', main)], {
    env: { ...process.env, NODE_OPTIONS: '', FALLSPUR_DATA: join(folder, 'data'), ...env },
  });
  children.push(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const says = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(said);
      if (found) return found[0];
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { child, ended, says, said: () => said };
};

describe('the process', () => {
  test('says one line, refuses a second writer, and stops gracefully although a page listens', async () => {
    const server = start('main.ts', { PORT: '0' });
    const url = (await server.says(/http:\S+/)).trim();
    expect(server.said().trim().split('\n')).toHaveLength(1);

    const second = start('worker-main.ts', {});
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('Ein anderer Prozess schreibt gerade in');

    const signedIn = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'demo.ib.zuchwil' }),
    });
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    const page = await fetch(`${url}/api/live`, { headers: { cookie } });
    expect(page.status).toBe(200);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(await page.text()).toContain('retry:');
    expect(existsSync(join(folder, 'data', 'log.sqlite'))).toBe(true);
  }, 60_000);

  test('says what to try when the port is taken or no port at all', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const blocked = start('main.ts', { PORT: String(port) });
    expect(await blocked.ended).toBe(1);
    expect(blocked.said()).toContain(`PORT=${port + 1} npm start`);
    taken.close();
    const odd = start('main.ts', { PORT: 'achtzig' });
    expect(await odd.ended).toBe(1);
    expect(odd.said()).toContain('PORT erwartet eine Zahl');
  }, 60_000);
});
