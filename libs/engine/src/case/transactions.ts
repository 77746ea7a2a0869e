import { EMPTY_MARKING } from '../compile/chart.ts';
import type { ElementTable } from '../definition.ts';
import { isTurn } from './bodies.ts';
import type { Draft } from './draft.ts';
import type { ChartKey, ElementKey } from './events.ts';
import { idOfKey } from './keys.ts';
import { cancelContent, closeTree } from './scopes.ts';
import type { Walk } from './walk.ts';

export const cancelEventOf = (walk: Walk, { boundary }: ElementTable): ElementTable | undefined =>
  boundary
    .map((id) => walk.row(id))
    .find(({ behaviour }) => behaviour.kind === 'catch' && behaviour.triggers.some(({ kind }) => kind === 'cancel'));

/** A cancelled transaction stops everything in it but the event that cancels. */
export function clearBeside(walk: Walk, scope: ChartKey, chart: ChartKey, key: ElementKey): void {
  const { draft } = walk;
  for (const [other, at] of Object.entries(draft.elements))
    if (at === scope && other !== key) walk.leave(other, 'cancelled');
  for (const [other, { host }] of Object.entries(draft.charts))
    if (host === scope && other !== chart) closeTree(walk, other);
  draft.disarm(scope);
  draft.mark(scope, chart === scope ? { active: [idOfKey(key)], tokens: {} } : EMPTY_MARKING);
}

/** Of a transaction carried out several times every turn is undone: what is under way stops, the scope stays open. */
export function cancelledWith(walk: Walk, scope: ChartKey): readonly (ChartKey | ElementKey)[] {
  const { draft } = walk;
  const host = draft.charts[scope]?.host ?? '';
  const whole = wholeOf(draft, host);
  if (whole === host) return [scope];
  const turns = Object.keys(draft.charts).filter((key) => {
    const around = draft.charts[key]?.host ?? '';
    return draft.elements[around] !== undefined && around !== whole && wholeOf(draft, around) === whole;
  });
  for (const other of turns.filter((key) => key !== scope)) {
    draft.disarm(other);
    cancelContent(walk, other);
  }
  return [whole, ...turns];
}

/** The activity as a whole a turn belongs to; itself where it is carried out once. */
export function wholeOf(draft: Draft, key: ElementKey): ElementKey {
  const chart = draft.elements[key] ?? '';
  const host = isTurn(chart) ? draft.charts[chart]?.host : null;
  return host ?? key;
}
