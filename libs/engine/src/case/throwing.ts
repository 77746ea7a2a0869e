import type { JsonObject } from '@fallspur/kernel';
import type { ElementTable, Trigger } from '../definition.ts';
import { idOfKey } from './keys.ts';
import { startEventSubProcess } from './arming.ts';
import { isBody } from './bodies.ts';
import { writeAll } from './data.ts';
import type { ChartKey, ElementKey } from './events.ts';
import { interruptScope, startHandler, startsOf } from './scopes.ts';
import type { Walk } from './walk.ts';

export type Thrown = 'error' | 'escalation';

/** Who catches: a boundary event of an active activity, or the start of an event subprocess of an open scope. */
/** `walk` is that of the instance it stands in: the throwing one, or one that called it. */
export type Catcher = { readonly interrupting: boolean; readonly walk: Walk } & (
  | { readonly kind: 'boundary'; readonly row: ElementTable; readonly activity: ElementKey; readonly chart: ChartKey }
  | { readonly kind: 'listener'; readonly row: ElementTable; readonly scope: ChartKey }
);

/**
 * Who catches what is thrown from an element (or from inside a chart): innermost first, at each level the exact code
 * before the catch-all. Resolved here, never by name bubbling between charts. [engine.md 3]
 */
export function findCatcher(
  walk: Walk,
  thrown: Thrown,
  code: string | null,
  from: { readonly chart: ChartKey; readonly activity: ElementKey | null },
): Catcher | undefined {
  const { draft } = walk;
  let { chart, activity }: { chart: ChartKey; activity: ElementKey | null } = from;
  let thrower: string | null = null;
  for (;;) {
    if (activity !== null && !isBody(chart)) {
      const row = best(
        walk.row(idOfKey(activity)).boundary.map((id) => walk.row(id)),
        thrown,
        code,
      );
      if (row) return { kind: 'boundary', walk, row, activity, chart, interrupting: interrupts(row) };
    }
    const open = draft.charts[chart];
    if (!open) return undefined;
    const row = best(listeners(walk, open.chart, thrower), thrown, code);
    if (row) return { kind: 'listener', walk, row, scope: chart, interrupting: interrupts(row) };
    const around = open.host;
    if (around === null) return catcherAround(walk, thrown, code);
    thrower = draft.definition.charts[open.chart]?.kind === 'eventSubProcess' ? open.chart : null;
    const parent: ChartKey | undefined = draft.elements[around];
    activity = parent === undefined ? null : around;
    chart = parent ?? around;
  }
}

/**
 * The starts of the event subprocesses of a scope that may catch what one of them, `thrower`, throws: never its own,
 * and none at all where it has interrupted the scope, for then the others listen no more.
 */
function listeners(walk: Walk, scope: string, thrower: string | null): readonly ElementTable[] {
  if (thrower !== null && startsOf(walk, thrower).some(interrupts)) return [];
  return (walk.draft.definition.charts[scope]?.eventSubProcesses ?? [])
    .filter((listener) => listener !== thrower)
    .flatMap((listener) => startsOf(walk, listener));
}

/** What leaves a called instance comes out of its call activity. */
function catcherAround(walk: Walk, thrown: Thrown, code: string | null): Catcher | undefined {
  const { parent } = walk.draft;
  const caller = parent && walk.movement.walkOf(parent.instance);
  const chart = caller?.draft.elements[parent?.element ?? ''];
  if (!caller || !parent || chart === undefined) return undefined;
  return findCatcher(caller, thrown, code, { chart, activity: parent.element });
}

const interrupts = ({ behaviour }: ElementTable): boolean => behaviour.kind === 'catch' && behaviour.interrupting;

function best(rows: readonly ElementTable[], thrown: Thrown, code: string | null): ElementTable | undefined {
  const catches = (row: ElementTable, wanted: (trigger: Trigger & { kind: Thrown }) => boolean): boolean =>
    row.behaviour.kind === 'catch' &&
    row.behaviour.triggers.some((trigger) => trigger.kind === thrown && wanted(trigger as Trigger & { kind: Thrown }));
  return (
    rows.find((row) => code !== null && catches(row, (trigger) => trigger.code === code)) ??
    rows.find((row) => catches(row, (trigger) => trigger.code === null))
  );
}

/** Lets the catcher catch: its activity or scope is interrupted (an escalation may spare it) and its path begins. */
export function catchThrown(thrower: Walk, catcher: Catcher, variables: JsonObject): void {
  if (catcher.walk === thrower) return catchHere(catcher, variables);
  thrower.isTaken ||= catcher.interrupting;
  catcher.walk.draft.because('error', catcher.row.id);
  catcher.walk.soon(() => catchHere(catcher, variables));
}

function catchHere(catcher: Catcher, variables: JsonObject): void {
  const { row, interrupting, walk } = catcher;
  if (catcher.kind === 'boundary') {
    if (!walk.draft.elements[catcher.activity]) return;
    writeAll(walk, { chart: catcher.chart, element: null }, variables);
    if (!interrupting) return startHandler(walk, row.id, catcher.chart, walk.draft.nextKey(row.id));
    return walk.drive(catcher.chart, { type: 'fire', element: row.id }, catcher.activity);
  }
  if (!walk.draft.charts[catcher.scope]) return;
  if (interrupting) interruptScope(walk, catcher.scope);
  startEventSubProcess(walk, row, null, catcher.scope, variables);
}
