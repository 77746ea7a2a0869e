import { idOfKey, type CaseEvent, type CompiledDefinition, type DefinitionCatalog, type Step } from '@fallspur/engine';

/**
 * The same events, each answer of a decision table under the id of the element that asked for it. The log knows it by
 * the table's own id; what a table wrote and what came from outside is told apart by elements.
 */
export const askedAtElements = (
  events: readonly CaseEvent[],
  definitions: Pick<DefinitionCatalog, 'bySha256'>,
): readonly CaseEvent[] =>
  events.map(({ steps, ...event }) =>
    steps
      ? { ...event, steps: steps.map((step) => askedAt(step, definitions.bySha256(step.definition.sha256))) }
      : event,
  );

function askedAt(step: Step, definition: CompiledDefinition | undefined): Step {
  if (!definition || !step.decisions?.some(({ kind }) => kind === 'decision')) return step;
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
