import type { FlowNode } from '@fallspur/bpmn';
import type { RaisedFact } from '../../definition.ts';
import type { ElementContext } from './element.ts';

/** The fact an automatic element records: its `fact` property or the message it sends, with `factData` as content. */
export function raisedFact(node: FlowNode, messageRef: string | null, context: ElementContext): RaisedFact | null {
  const message = messageRef === null ? undefined : context.model.messages[messageRef];
  const type = node.zeebe.properties['fact'] ?? message?.name;
  if (!type) return null;
  const data = node.zeebe.properties['factData'];
  return { type, data: data ? context.expressions.feel(data, node) : null };
}
