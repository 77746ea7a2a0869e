import type { ChartHost } from './chart.ts';

/** One run of `drive`: who is asked and told, and how many automatic turns it has taken. */
export interface Walk {
  readonly host: ChartHost;
  /** Elements that waited when the run began: what `cancel` leaves. */
  readonly active: readonly string[];
  /** Has anything been left? XState answers the very same snapshot where a way leads back to where it began. */
  moved: boolean;
  turns: number;
  endless: boolean;
  /** The flows a choice among several has just chosen. */
  chosen: Map<string, readonly string[]> | null;
}

/**
 * `walk` is put there for the length of one run. It travels in the context and not in the event, because the events
 * XState raises itself (`xstate.done.state.…`) carry nothing of the event that caused them.
 */
export interface ChartContext {
  readonly walk: Walk;
  readonly tokens: Readonly<Record<string, number>>;
  readonly held: Readonly<Record<string, number>>;
  /** Elements at automatic work right now; told only where a join asks for it. */
  readonly busy?: number;
}

/** Automatic turns one event may cause before the chart stands still as an incident. */
export const TURNS_MAX = 1_000;

export function mayTurn(walk: Walk, element: string): boolean {
  if (walk.endless) return false;
  walk.turns += 1;
  if (walk.turns <= TURNS_MAX) return true;
  walk.endless = true;
  walk.host.stuck(element, 'endless');
  return false;
}

export const holdsToken = (context: ChartContext, flow: string): boolean => (context.tokens[flow] ?? 0) > 0;

export function add(
  counts: Readonly<Record<string, number>>,
  key: string,
  by: number,
): Readonly<Record<string, number>> {
  const { [key]: before = 0, ...others } = counts;
  return before + by === 0 ? others : { ...others, [key]: before + by };
}
