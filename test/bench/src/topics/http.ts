import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { inParallel, median, percentile, perSecond } from '../measure.ts';
import type { Scale } from '../scale.ts';
import { micros, millis, rate, table, verdictOf } from '../table.ts';
import { HttpHouse, type FactRequest } from '../worlds/http-house.ts';

const BATCH = 100;

interface Load {
  readonly commandsPerSecond: number;
  readonly p99: number;
  /** Microseconds of the server's processor a command. */
  readonly processor: number;
}

/**
 * Facts recorded over HTTP by the built server in a process of its own, beside the same server whose every command is
 * answered by a handler that does nothing. Alternating rounds; the load comes from this process, so both share its cost.
 */
export async function http(directory: string, scale: Scale): Promise<string> {
  const [real, bare] = await Promise.all([
    HttpHouse.open(join(directory, 'http-real'), scale.httpFamilies),
    HttpHouse.open(join(directory, 'http-empty'), scale.httpFamilies),
  ]);
  await bare.empty();
  // A server that has run for a while is compiled where it is busy.
  for (const house of [real, bare]) await shoot(house, 64, scale.httpRequests[64], () => house.fact());
  const rows: string[][] = [];
  for (const connections of [1, 8, 64]) {
    const [ours, empty] = await beside(
      scale.rounds,
      { connections, amount: scale.httpRequests[connections === 1 ? 1 : 64] },
      [() => real.fact(), real],
      [() => bare.fact(), bare],
    );
    rows.push([
      String(connections),
      rate(ours.commandsPerSecond),
      millis(ours.p99),
      micros(ours.processor),
      rate(empty.commandsPerSecond),
      millis(empty.p99),
      micros(empty.processor),
      verdictOf({ ratio: ours.commandsPerSecond / empty.commandsPerSecond, atLeast: 0.6 }),
    ]);
  }
  const batches = { connections: 4, amount: Math.ceil(scale.httpRequests[64] / BATCH) };
  const [batched] = await beside(scale.rounds, batches, [() => real.batch(BATCH), real]);
  rows.push([
    `4, in batches of ${BATCH}`,
    rate(batched.commandsPerSecond * BATCH),
    millis(batched.p99),
    micros(batched.processor / BATCH),
  ]);
  await Promise.all([real.close(), bare.close()]);
  return table(
    'Commands over HTTP: facts with sealed fields recorded durably, beside the same app with an empty handler',
    ['connections', 'commands/s', 'p99', 'processor', 'empty/s', 'p99', 'processor', 'ratio'],
    rows,
  );
}

type Side = readonly [request: () => FactRequest, house: HttpHouse];

const beside = async <const S extends readonly Side[]>(
  rounds: number,
  { connections, amount }: { readonly connections: number; readonly amount: number },
  ...sides: S
): Promise<{ [K in keyof S]: Load }> => {
  const measured = sides.map((): Load[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [at, [request, house]] of sides.entries()) {
      const load = await shoot(house, connections, amount, request);
      if (round > 0) measured[at]!.push(load);
    }
  return measured.map((loads) => ({
    commandsPerSecond: median(loads.map(({ commandsPerSecond }) => commandsPerSecond)),
    p99: median(loads.map(({ p99 }) => p99)),
    processor: median(loads.map(({ processor }) => processor)),
  })) as { [K in keyof S]: Load };
};

/** So many requests over so many connections that stay open. */
const shoot = async (house: HttpHouse, connections: number, amount: number, next: () => FactRequest): Promise<Load> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const before = await house.processor();
  const started = performance.now();
  await inParallel([...Array(amount).keys()], connections, async () => {
    const sent = performance.now();
    await answered(house.url, agent, next());
    times.push(performance.now() - sent);
  });
  const time = performance.now() - started;
  agent.destroy();
  const processor = ((await house.processor()) - before) / amount;
  return { commandsPerSecond: perSecond(amount, time), p99: percentile(times, 0.99), processor };
};

const answered = (url: string, agent: Agent, { method, path, headers, body }: FactRequest): Promise<void> =>
  new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        if ((answer.statusCode ?? 500) < 300) resolve();
        else reject(new Error(`${method} ${path}: ${answer.statusCode} ${Buffer.concat(parts).toString()}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
