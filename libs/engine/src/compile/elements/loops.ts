import type { EventDefinition, FlowNode, MultiInstance, StandardLoop } from '@fallspur/bpmn';
import type { FeelExpression } from '@fallspur/decision';
import type { Loop, Throw } from '../../definition.ts';
import type { CompileElement, ElementContext } from './element.ts';
import { beginsInstance } from './instantiating.ts';
import { throwOf } from './throws.ts';

/** An activity that may be carried out several times: to the flow it is one that waits until all of it is done. */
export const perhapsLooped =
  (compile: CompileElement): CompileElement =>
  (node, context) => {
    const element = compile(node, context);
    if (!element || !node.loop) return element;
    if (element.role === 'caught' || beginsInstance(node, context.scope)) {
      context.report.notYet(node, 'eine Schleife hinter einem ereignisbasierten Gateway oder am Start');
      return null;
    }
    const loop =
      node.loop.kind === 'standardLoop' ? standard(node, node.loop, context) : multi(node, node.loop, context);
    return loop && { ...element, role: 'wait', resumedBy: 'done', loop };
  };

function standard(node: FlowNode, loop: StandardLoop, { expressions, report }: ElementContext): Loop | null {
  if (loop.maximum !== null && loop.maximum < 0) {
    report.error('E_LOOP_COUNT', node, `die Schleife kann nicht ${loop.maximum} Mal laufen`, 'loopMaximum ab 0');
    return null;
  }
  if (loop.condition === null && loop.maximum === null)
    report.doubt('E_LOOP_ENDLESS', node, 'die Schleife hat weder Bedingung noch Höchstzahl');
  const condition = loop.condition && expressions.feel(loop.condition, node);
  return { kind: 'standard', testBefore: loop.testBefore, condition, maximum: loop.maximum };
}

function multi(node: FlowNode, loop: MultiInstance, context: ElementContext): Loop | null {
  const { expressions, report } = context;
  const zeebe = node.zeebe.multiInstance;
  const parsed = (written: string | null | undefined): FeelExpression | null =>
    written ? expressions.feel(written, node) : null;
  const cardinality = loop.cardinality && expressions.feel(loop.cardinality, node);
  const collection = parsed(zeebe?.inputCollection ?? loop.loopDataInput);
  if (!cardinality && !collection) {
    report.error('E_LOOP_COUNT', node, 'es ist nicht gesagt, wie oft', 'inputCollection oder loopCardinality setzen');
    return null;
  }
  const count = Number(cardinality?.text ?? 0);
  if (count < 0 || (!Number.isNaN(count) && !Number.isInteger(count))) {
    report.error('E_LOOP_COUNT', node, `kann nicht ${count} Mal ausgeführt werden`, 'eine ganze Zahl ab 0');
    return null;
  }
  const outputName = zeebe?.outputCollection ?? loop.loopDataOutput;
  const outputElement = parsed(zeebe?.outputElement ?? loop.outputItem);
  return {
    kind: 'multiInstance',
    sequential: loop.sequential,
    cardinality,
    collection,
    item: zeebe?.inputElement ?? loop.inputItem,
    output: outputName && outputElement ? { collection: outputName, element: outputElement } : null,
    completion: loop.completionCondition && expressions.feel(loop.completionCondition, node),
    events: eventsOf(node, loop, context),
  };
}

type LoopEvent = Extract<Loop, { kind: 'multiInstance' }>['events'][number];

/** `None` throws with every end, `One` with the first, `Complex` whenever a condition holds, `All` never. */
function eventsOf(node: FlowNode, loop: MultiInstance, context: ElementContext): readonly LoopEvent[] {
  const of = (when: LoopEvent['when'] | null, definition: EventDefinition | null): readonly LoopEvent[] => {
    if (when === null || definition === null) return [];
    const throws = throwOf(node, definition, context);
    return isSaid(throws) ? [{ when, throws }] : [];
  };
  switch (loop.behavior) {
    case 'None':
      return of('every', loop.noneBehaviorEvent);
    case 'One':
      return of('first', loop.oneBehaviorEvent);
    case 'Complex':
      return loop.complexBehaviors.flatMap(({ condition, events }) => {
        const when = condition && context.expressions.feel(condition, node);
        return events.flatMap((definition) => of(when, definition));
      });
    default:
      return [];
  }
}

const isSaid = (throws: Throw | 'nothing' | null): throws is Throw => throws !== null && throws !== 'nothing';
