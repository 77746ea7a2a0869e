import type { InstanceDiagram, RecordedDecision } from '@fallspur/contract';

/**
 * «Warum hier?»: the decisions asked at this element itself; where none was, the last ones on the way to it, taken from
 * what was passed before it for the first time. Empty where nothing had to be decided.
 */
export function whyHere(
  diagram: Pick<InstanceDiagram, 'visited' | 'decisions'>,
  element: string,
): readonly RecordedDecision[] {
  const own = diagram.decisions.filter(({ element: at, id }) => at === element || id === element);
  if (own.length > 0) return own;
  const order = diagram.visited.map((visit) => visit.element);
  const reached = order.indexOf(element);
  const before = new Set(reached < 0 ? order : order.slice(0, reached));
  const last = diagram.decisions.filter(({ element: at }) => before.has(at)).at(-1);
  return last === undefined ? [] : diagram.decisions.filter(({ element: at }) => at === last.element);
}
