import type { Exploration } from './explore.ts';
import { explore, firstWithoutEnd, MARKINGS_MAX } from './explore.ts';
import type { Net } from './net.ts';

export interface Question {
  /** Blocks nest: no order of independent branches leads elsewhere. */
  readonly isStructured: boolean;
  /** Two tokens at once are no fault: what may be begun while it runs may be begun again. */
  readonly mayDouble: boolean;
  /** Only some combinations of a choice are looked at: nothing can be proven. */
  readonly isSampled: boolean;
}

/** Where a fault is known, markings looked at for the shortest way to it. */
const MARKINGS_FOR_A_WAY_MAX = 10_000;

/**
 * Looks at a net in one order where that decides it. Only where something is wrong, or one order says nothing, at every
 * order: breadth first the first way found is the shortest.
 */
export function look(
  net: Net,
  question: Question,
): { readonly exploration: Exploration; readonly isShortest: boolean } {
  const one = inOneOrder(net, question);
  if (one?.complete && !isWrong(one, question)) return { exploration: one, isShortest: true };
  // What is too large in one order is much larger in every.
  if (one && !one.complete) return { exploration: one, isShortest: false };
  const every = explore(net, { kind: 'every' }, one || question.isSampled ? MARKINGS_FOR_A_WAY_MAX : MARKINGS_MAX);
  const isFound = every.complete || isWrong(every, question);
  return one && !isFound ? { exploration: one, isShortest: false } : { exploration: every, isShortest: true };
}

/**
 * Every flow leads to one node, so what can fire stays so until it fires: one order shows what blocks, ends or is never
 * reached. Two tokens meet at a node most easily when it fires last: one more order a node shows that. Inclusive joins
 * ask what others hold, and ways begun beside an activity take its token: where blocks do not nest no such order is
 * known then, and the answer is null. [Valmari 1991: stubborn sets]
 */
function inOneOrder(net: Net, { isStructured, mayDouble }: Question): Exploration | null {
  const isEntangled = net.nodes.some((node) => node.needs === 'expected' || node.beside || node.quantity > 1);
  if (!isStructured && isEntangled) return null;
  const first = explore(net, { kind: 'one' });
  if (isStructured || mayDouble || !first.complete || first.deadlock || first.doubled) return first;
  let left = MARKINGS_MAX - first.markings.length;
  for (const { id } of net.nodes) {
    const found = explore(net, { kind: 'one', last: id }, left);
    left -= found.markings.length;
    if (!found.complete || found.doubled) return found;
  }
  return first;
}

const isWrong = (exploration: Exploration, { mayDouble }: Question): boolean =>
  exploration.deadlock !== null ||
  exploration.unbounded !== null ||
  (exploration.doubled !== null && !mayDouble) ||
  (exploration.complete && firstWithoutEnd(exploration) !== null);
