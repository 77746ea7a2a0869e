import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const MAIN = join(ROOT, 'apps', 'api', 'dist', 'main.js');
const START_MAX_MS = 60_000;

/** The built server on a port and a data directory of its own; both outlive the process, so it may be started again. */
export interface Server {
  readonly url: string;
  readonly data: string;
  /** From the start of the process to its first answer, of the latest start. */
  startedInMs(): number;
  start(): Promise<void>;
  /** Lets it finish what is under way. */
  stop(): Promise<void>;
  /** Pulls the plug. */
  kill(): Promise<void>;
  /** Stops it and removes its data. */
  clear(): Promise<void>;
}

export async function startServer(): Promise<Server> {
  if (!existsSync(MAIN))
    throw new Error(`expected the built server at ${MAIN}: run "npx nx run-many -t build -p api web"`);
  const data = join(mkdtempSync(join(tmpdir(), 'fallspur-journey-')), 'data');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let running: ChildProcess | undefined;
  let startedInMs = 0;

  const end = async (signal: NodeJS.Signals) => {
    const child = running;
    if (!child) return;
    running = undefined;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };

  const server: Server = {
    url,
    data,
    startedInMs: () => startedInMs,
    start: async () => {
      const began = performance.now();
      let said = '';
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'pipe'],
        // Jest's own flags are not the server's.
        env: { ...process.env, NODE_OPTIONS: '', PORT: String(port), HOST: '127.0.0.1', FALLSPUR_DATA: data },
      });
      running = child;
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
      await firstAnswer(url, child, () => said);
      startedInMs = performance.now() - began;
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    clear: async () => {
      await end('SIGTERM');
      rmSync(join(data, '..'), { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

async function firstAnswer(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const until = performance.now() + START_MAX_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with exit code ${child.exitCode}:\n${said()}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    if (performance.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`the server did not answer within ${START_MAX_MS / 1000} s; it said:\n${said()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
