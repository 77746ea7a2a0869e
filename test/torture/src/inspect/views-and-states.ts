import { isRefusal } from '@fallspur/kernel';
import { verifyLog } from '@fallspur/event-log';
import type { EmbeddedHouse } from '@fallspur/runtime';
import { openSqliteSnapshots } from '@fallspur/event-log/sqlite';
import { projectionsOf } from '@fallspur/house';
import type { Random } from '../life/index.ts';
import { foldedFromZero, hashOfState } from './states.ts';

/** The log verifies, link by link. */
export async function unverified({ log }: EmbeddedHouse): Promise<readonly string[]> {
  const { verdict, finding } = await verifyLog(log);
  return verdict === 'verified' ? [] : [`verify: ${verdict} ${finding?.code ?? ''} ${finding?.message ?? ''}`];
}

/** Views carried on from where the kill left them = views built from zero; and nothing is parked. */
export async function differingViews({ views, runtime }: EmbeddedHouse): Promise<readonly string[]> {
  const caught = await views.catchUp();
  if (isRefusal(caught)) return [`views: ${caught.code} ${caught.message}`];
  const names = projectionsOf(runtime.deployed).map(({ name }) => name);
  const incremental = names.map((name) => views.hashOf(name));
  await views.rebuild();
  const differing = names.filter((name, at) => views.hashOf(name) !== incremental[at]);
  return [
    ...differing.map((name) => `projection ${name}: rebuilt rows differ from the incremental ones`),
    ...views.parked().map(({ projection, caseId, code }) => `projection ${projection} parked ${caseId}: ${code}`),
  ];
}

export interface StatesCompared {
  readonly cases: number;
  /** Of these, loaded from a snapshot and the tail behind it. */
  readonly fromSnapshots: number;
  readonly faults: readonly string[];
}

/** State as the runtime loads it (snapshot and tail) = state folded from zero, for all snapshots and a sample beside. */
export async function differingStates(
  house: EmbeddedHouse,
  directory: string,
  caseIds: readonly string[],
  random: Random,
): Promise<StatesCompared> {
  const store = openSqliteSnapshots({ directory });
  const kept = caseIds.filter((caseId) => store.find(caseId));
  store.close();
  const others = caseIds.filter((caseId) => !kept.includes(caseId));
  const sample = Array.from({ length: Math.min(SAMPLE, others.length) }, () => random.pick(others));
  const faults: string[] = [];
  for (const caseId of new Set([...kept, ...sample])) {
    const [loaded, folded] = [await house.runtime.state(caseId), await foldedFromZero(house, caseId)];
    if (loaded.revision !== folded.revision || hashOfState(loaded) !== hashOfState(folded))
      faults.push(`${caseId}: loaded at revision ${loaded.revision}, folded to ${folded.revision}; the states differ`);
  }
  return { cases: kept.length + new Set(sample).size, fromSnapshots: kept.length, faults };
}

const SAMPLE = 30;
