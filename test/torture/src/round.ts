import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { KillPlan } from './kill-plan.ts';
import type { Ledger } from './ledger.ts';
import type { Line, Orders, Phase } from './protocol.ts';
import { killingAt, pathOf } from './tracing.ts';

const VICTIM = fileURLToPath(new URL('./victim/main.ts', import.meta.url));

/** How a victim ended. */
export interface Ended {
  readonly killed: boolean;
  readonly exitCode: number | null;
  /** The phase it had said last. */
  readonly phase: Phase | 'spawn';
  readonly errors: string;
}

/** Runs one victim to its end and enters everything it says. */
export async function runVictim(orders: Orders, plan: KillPlan, ledger: Ledger): Promise<Ended> {
  const traced = plan.kind === 'at-call' ? killingAt(pathOf(orders.directory, plan.file), plan.nth) : [];
  return listen(orders, traced, ledger, (phase, kill) => {
    if (plan.kind === 'after' && plan.phase === phase) setTimeout(kill, plan.milliseconds);
  });
}

/** `before` is put in front of the command, e.g. a tracer; `heard` is told every phase and may kill. */
export async function listen(
  orders: Orders,
  before: readonly string[],
  ledger: Ledger,
  heard: (phase: Phase | 'spawn', kill: () => void) => void,
): Promise<Ended> {
  const [program = process.execPath, ...args] = [
    ...before,
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    VICTIM,
  ];
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: `${orders.directory}.cache`, NODE_OPTIONS: '' },
  });
  const closed = once(child, 'close');
  const kill = (): void => void child.kill('SIGKILL');
  let phase: Phase | 'spawn' = 'spawn';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  // It may die before it has read its orders.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(orders));
  heard(phase, kill);
  for await (const text of createInterface({ input: child.stdout })) {
    const line = parsed(text);
    if (!line) continue;
    ledger.hear(line);
    if (line.say !== 'phase') continue;
    phase = line.phase;
    heard(phase, kill);
  }
  const [exitCode, signal] = (await closed) as [number | null, NodeJS.Signals | null];
  return { killed: signal === 'SIGKILL', exitCode, phase, errors };
}

/** The last line may be torn: then its command counts as unanswered, or its answer as never given. */
function parsed(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
