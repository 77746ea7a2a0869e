import { isRefusal, type JsonObject, type Refusal } from '@fallspur/kernel';
import type { Marking } from '../../compile/chart.ts';
import { wayTo, type WayTo } from '../../compile/soundness/way-to.ts';
import type { CompiledDefinition, ElementTable } from '../../definition.ts';
import { isBody } from '../bodies.ts';
import type { ChartKey, DefinitionRef, Migrated } from '../events.ts';
import { idOfKey } from '../keys.ts';
import { no } from '../refusals.ts';
import type { InstanceState } from '../state.ts';
import { canStand } from '../stands.ts';
import { carriedOver, mapped } from './carried-over.ts';
import { misfitOf } from './fits.ts';
import { flowsByEnds } from './flows.ts';
import { newKeys } from './new-keys.ts';
import { rehousingOf, type Rehousing } from './rehousing.ts';

/** How one instance would go on under another version: proven, and not yet done. */
export interface MigrationPlan {
  readonly source: CompiledDefinition;
  readonly target: CompiledDefinition;
  /** The instance with keys and ids of the target. */
  readonly carried: InstanceState;
  readonly migrated: Migrated;
  readonly rehousing: Rehousing;
}

export type MigrationMap = Readonly<Record<string, string>>;

/**
 * Says whether an instance can go on under another version of its process, and how. It can if everything open has a
 * counterpart of its kind in the same part of the flow, and every part of the target can come to stand as the instance
 * stands: the way there is the proof. Pure; asks no condition. [engine.md 5]
 */
export function planMigration(
  instance: InstanceState,
  source: CompiledDefinition,
  target: CompiledDefinition,
  map: MigrationMap = {},
): MigrationPlan | Refusal {
  if (source.sha256 === target.sha256) return no('MIGRATION_SAME_VERSION', { version: target.version });
  const unknown = Object.entries(map).filter(([from, to]) => !has(source, from) || !has(target, to));
  if (unknown.length) return no('MIGRATION_MAP_UNKNOWN', { map: Object.fromEntries(unknown) });
  const root = source.root === target.root ? {} : { [source.root]: target.root };
  const names: MigrationMap = { ...map, ...root, ...flowsByEnds(instance, source, target, map) };
  const idOf = (id: string): string => mapped(names, id);
  const isOther = (key: string): boolean =>
    key in instance.tasks && isOtherTask(source.elements[idOfKey(key)], target.elements[idOf(idOfKey(key))]);
  const keys = newKeys(instance, idOf, isOther);
  const from = refOf(source);
  const carried = carriedOver(instance, { from, map: names, keys }, refOf(target));
  const rehousing = rehousingOf(carried, target);
  if (isRefusal(rehousing)) return rehousing;
  const misfit = misfitOf(instance, { source, target, carried, rehousing, key: (old) => keys[old] ?? old });
  if (misfit) return misfit;
  const proof = proofOf(rehousing.markings, target);
  if (isRefusal(proof)) return proof;
  const moved = Object.keys(rehousing.moved).length ? { moved: rehousing.moved } : {};
  return { source, target, carried, migrated: { from, map: names, keys, proof, ...moved }, rehousing };
}

/** Another form, or others who may: whoever looked at the task before has to look again. */
function isOtherTask(was: ElementTable | undefined, is: ElementTable | undefined): boolean {
  if (was?.behaviour.kind !== 'userTask' || is?.behaviour.kind !== 'userTask') return false;
  return was.behaviour.fact !== is.behaviour.fact || was.behaviour.role?.text !== is.behaviour.role?.text;
}

const has = ({ elements, flows, root }: CompiledDefinition, id: string): boolean =>
  id in elements || id in flows || id === root;

export const refOf = ({ process, version, sha256 }: CompiledDefinition): DefinitionRef => ({
  process,
  version,
  sha256,
});

/** A way for every chart that holds tokens; what no way leads to is refused with the nearest place one does. */
function proofOf(markings: Rehousing['markings'], target: CompiledDefinition): Migrated['proof'] | Refusal {
  const proof: { chart: ChartKey; way: readonly string[] }[] = [];
  for (const [key, marking] of Object.entries(markings)) {
    const chart = idOfKey(key);
    const compiled = target.charts[chart];
    if (isBody(key) || !compiled || isEmpty(marking)) continue;
    const found = wayTo(compiled.graph, marking);
    if (found.kind === 'unknown') return no('MIGRATION_NOT_PROVEN', { chart, markings: found.markings });
    if (found.kind === 'unreachable' || !canStand(compiled, marking))
      return no('MIGRATION_NOT_REACHABLE', explained(chart, marking, found));
    proof.push({ chart: key, way: found.way });
  }
  return proof;
}

const isEmpty = ({ active, tokens }: Marking): boolean => !active.length && !Object.keys(tokens).length;

function explained(chart: string, wanted: Marking, found: WayTo): JsonObject {
  const stands = { active: [...wanted.active], tokens: { ...wanted.tokens } };
  if (found.kind !== 'unreachable') return { chart, stands };
  const { nearest, way } = found;
  return { chart, stands, nearest: { active: [...nearest.active], tokens: { ...nearest.tokens } }, way: [...way] };
}
