import type { CompiledDefinition, DecisionRecord, Step } from '@fallspur/engine';
import { elementIdOf } from './names.ts';

/**
 * The element each decision was asked at: a condition at the gateway its flow leaves, an expression at itself, a table at
 * the business rule task that asked it. What a table required was recorded just before it, and so belongs to the same task.
 */
export const elementsOf = (
  step: Step,
  decisions: readonly DecisionRecord[],
  definition: CompiledDefinition | undefined,
): readonly string[] => {
  const path = step.entered.map(({ key }) => elementIdOf(key));
  const asking = path.filter((id) => definition?.elements[id]?.behaviour.kind === 'businessRule');
  const elements: string[] = [];
  for (const { id, kind } of decisions) {
    const [next] = asking;
    if (kind !== 'decision') elements.push(definition?.flows[id]?.source ?? id);
    else elements.push(next ?? elementIdOf(step.element));
    if (kind === 'decision' && next !== undefined && asksFor(definition, next) === id) asking.shift();
  }
  return elements;
};

const asksFor = (definition: CompiledDefinition | undefined, element: string): string | undefined => {
  const behaviour = definition?.elements[element]?.behaviour;
  return behaviour?.kind === 'businessRule' ? behaviour.decision : undefined;
};
