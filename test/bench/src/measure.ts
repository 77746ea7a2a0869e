/** One thing that can be measured again and again: gives how many per second. */
export interface Contestant {
  readonly name: string;
  round(): Promise<number>;
}

/**
 * Alternating rounds in one run (A, B, A, B …), so that a busy neighbour or a warm cache meets all alike; the median of
 * each. The first round of each only warms up.
 */
export async function alternate(
  contestants: readonly Contestant[],
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const measured = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++)
    for (const { name, round: run } of contestants) {
      const value = await run();
      if (round > 0) measured.get(name)?.push(value);
    }
  return new Map([...measured].map(([name, values]) => [name, median(values)]));
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (found === undefined) throw new Error('A percentile needs at least one value');
  return found;
}

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Processor time of this process, in microseconds: unlike the clock on the wall it hardly minds a busy machine. */
export async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

export const perSecond = (count: number, milliseconds: number): number => (count * 1000) / milliseconds;

/** `concurrency` workers take one piece after the other. */
export async function inParallel<T>(
  pieces: readonly T[],
  concurrency: number,
  work: (piece: T) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let piece = pieces[next++]; piece !== undefined; piece = pieces[next++]) await work(piece);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
