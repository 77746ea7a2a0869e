import type { CompiledDefinition } from '../../definition.ts';
import type { Step } from '../events.ts';
import { idOfKey } from '../keys.ts';

/**
 * The same step, each answer of a decision table under the id of the element that asked for it. The log knows it by the
 * table's own id; what a table wrote and what came from outside is told apart by elements.
 */
export function askedAt(step: Step, definition: CompiledDefinition): Step {
  if (!step.decisions?.some(({ kind }) => kind === 'decision')) return step;
  const keys = [...new Set([...step.entered, ...step.left].map(({ key }) => key))];
  const asking = keys.flatMap((key) => {
    const { id, behaviour } = definition.elements[idOfKey(key)] ?? {};
    return id !== undefined && behaviour?.kind === 'businessRule' ? [{ id, table: behaviour.decision }] : [];
  });
  const decisions = step.decisions.map((record) => {
    const at = record.kind === 'decision' ? asking.findIndex(({ table }) => table === record.id) : -1;
    // Passed twice, a table was asked twice, in that order.
    const [found] = at < 0 ? [] : asking.splice(at, 1);
    return found ? { ...record, id: found.id } : record;
  });
  return { ...step, decisions };
}
