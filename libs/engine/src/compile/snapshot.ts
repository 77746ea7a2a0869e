import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode, StateValue } from 'xstate';
import type { Chart, Marking } from './chart.ts';
import type { ChartContext } from './walk.ts';
import { DONE, READY, RUNNING } from './vocabulary.ts';

/** What stands in the `meta` of a generated state. */
interface PlaceMeta {
  /** Element that waits here. */
  readonly waits?: string;
  /** Flow whose token waits before its join here; beside `waits` a token that must stand there too. */
  readonly token?: string;
  /** A token that must not stand there. */
  readonly unless?: string;
}

/** The marking a snapshot stands for. */
export function readMarking(snapshot: AnyMachineSnapshot): Marking {
  const { tokens, held } = snapshot.context as ChartContext;
  if (snapshot.status === 'done') return { active: [], tokens: {} };
  if (held) return { active: multiset(held), tokens };
  const active: string[] = [];
  const waiting: Record<string, number> = {};
  for (const meta of Object.values(snapshot.getMeta()) as readonly PlaceMeta[]) {
    if (meta.waits !== undefined) active.push(meta.waits);
    if (meta.token !== undefined) waiting[meta.token] = 1;
  }
  return { active: active.sort(), tokens: waiting };
}

const multiset = (held: Readonly<Record<string, number>>): readonly string[] =>
  Object.keys(held)
    .sort()
    .flatMap((element) => Array<string>(held[element] as number).fill(element));

/** Snapshots kept a chart; all are dropped beyond that, for any of them can be derived again. */
const KEPT_MAX = 5_000;
const KEPT = new WeakMap<AnyStateMachine, Map<string, AnyMachineSnapshot>>();

/**
 * The snapshot a marking stands for. Always derived from the marking, never carried over from the event before: a live
 * chart and one folded from the log then act in the very same order. Equal markings of all cases share it.
 */
export function snapshotOf(chart: Chart, marking: Marking): AnyMachineSnapshot {
  let kept = KEPT.get(chart.machine);
  if (!kept || kept.size > KEPT_MAX) KEPT.set(chart.machine, (kept = new Map()));
  const key = keyOf(marking);
  const known = kept.get(key);
  if (known) return known;
  const snapshot = restoreSnapshot(chart, marking);
  kept.set(key, snapshot);
  return snapshot;
}

function keyOf({ active, tokens }: Marking): string {
  let key = active.join(' ');
  for (const flow of Object.keys(tokens).sort()) key += `|${flow} ${tokens[flow]}`;
  return key;
}

function restoreSnapshot(chart: Chart, marking: Marking): AnyMachineSnapshot {
  const { machine } = chart;
  const isEmpty = marking.active.length === 0 && Object.keys(marking.tokens).length === 0;
  if (chart.encoding === 'token-net') {
    const held: Record<string, number> = {};
    for (const element of marking.active) held[element] = (held[element] ?? 0) + 1;
    const value = isEmpty ? READY : { [RUNNING]: regionsOf(machine.root.states[RUNNING], held) };
    return machine.resolveState({ value, context: { tokens: marking.tokens, held } });
  }
  if (isEmpty) return machine.resolveState({ value: READY, context: {} });
  const value = valueOf(machine.root, new Set(marking.active), new Set(Object.keys(marking.tokens)));
  if (value === null)
    throw new Error(`Chart ${chart.id} has no place for active [${marking.active.join(', ')}]: another definition?`);
  return machine.resolveState({ value, context: {} });
}

function regionsOf(running: AnyStateNode | undefined, held: Readonly<Record<string, number>>): StateValue {
  const value: Record<string, StateValue> = {};
  for (const element of Object.keys(running?.states ?? {})) value[element] = held[element] ? 'active' : 'idle';
  return value;
}

/** Null: nothing of the marking stands inside this state. True: this very state. */
function valueOf(node: AnyStateNode, active: ReadonlySet<string>, tokens: ReadonlySet<string>): StateValue | null {
  const parts: Record<string, StateValue | null> = {};
  for (const child of Object.values(node.states) as readonly AnyStateNode[]) {
    if (child.type === 'atomic' || child.type === 'final') {
      const meta = (child.meta ?? {}) as PlaceMeta;
      if (isAt(meta, active, tokens)) return child.key;
    } else parts[child.key] = valueOf(child, active, tokens);
  }
  const present = Object.entries(parts).filter((part): part is [string, StateValue] => part[1] !== null);
  if (present.length === 0) return null;
  if (node.type !== 'parallel') return Object.fromEntries(present);
  // A branch that holds nothing has ended at its end events.
  return Object.fromEntries(Object.entries(parts).map(([key, value]) => [key, value ?? endedIn(node.states[key])]));
}

const isAt = (meta: PlaceMeta, active: ReadonlySet<string>, tokens: ReadonlySet<string>): boolean =>
  (meta.waits !== undefined || meta.token !== undefined) &&
  (meta.waits === undefined || active.has(meta.waits)) &&
  (meta.token === undefined || tokens.has(meta.token)) &&
  (meta.unless === undefined || !tokens.has(meta.unless));

/** Where a branch stands that holds nothing: it was skipped, or has ended at its end events. */
const endedIn = (branch: AnyStateNode | undefined): string =>
  Object.keys(branch?.states ?? {}).find((key) => {
    const state = branch?.states[key];
    return state?.type === 'final' && (state.meta as PlaceMeta | undefined)?.token === undefined;
  }) ?? DONE;
