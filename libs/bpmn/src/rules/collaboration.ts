import type { FlowNode, ProcessModel } from '../model.ts';
import { called, has, type Rule, type RuleContext } from './rule-context.ts';

/** Pools and message flows. [BPMN 9] */
export const collaboration: Rule = (context) => {
  messageFlows(context);
  for (const multiplicity of context.document.ofType('bpmn:ParticipantMultiplicity')) {
    const minimum = Number(multiplicity.attribute('minimum') ?? 0);
    const maximum = Number(multiplicity.attribute('maximum') ?? Math.max(1, minimum));
    if (minimum < 0 || maximum < 1 || maximum < minimum)
      context.report('E_PARTICIPANT_MULTIPLICITY', multiplicity, `minimum ${minimum}, maximum ${maximum}.`);
  }
  for (const process of context.model.processes)
    if (process.executable && context.document.byId.get(process.id)?.attribute('processType')?.trim() === 'Public')
      context.report('E_PROCESS_TYPE', process, `The process ${process.id} is public and executable.`);
};

function messageFlows(context: RuleContext): void {
  const { model, nodes, document, report } = context;
  for (const collaboration of model.collaborations)
    for (const flow of collaboration.messageFlows) {
      const place = document.byId.get(flow.id);
      if (!place) continue;
      const [from, to] = [poolOf(flow.source, collaboration, context), poolOf(flow.target, collaboration, context)];
      if (from !== null && from === to)
        report('E_MESSAGE_FLOW_POOL', place, `Message flow ${flow.id} begins and ends in the pool ${from}.`, [
          flow.source,
          flow.target,
        ]);
      const source = nodes.get(flow.source)?.node;
      const target = nodes.get(flow.target)?.node;
      const refuse = (node: FlowNode, end: string, why: string): void =>
        report('E_MESSAGE_FLOW_END', place, `Message flow ${flow.id} ${end} at ${called(node)}, which ${why}.`, [
          node.id,
        ]);
      if (source && CATCHES.includes(source.type)) refuse(source, 'begins', 'catches');
      else if (source && isEvent(source) && !has(source, 'message')) refuse(source, 'begins', 'sends no message');
      if (target && THROWS.includes(target.type)) refuse(target, 'ends', 'throws');
      else if (target && isEvent(target) && !has(target, 'message')) refuse(target, 'ends', 'awaits no message');
    }
}

const CATCHES: readonly string[] = ['startEvent', 'intermediateCatchEvent', 'boundaryEvent', 'receiveTask'];
const THROWS: readonly string[] = ['endEvent', 'intermediateThrowEvent', 'sendTask'];
const isEvent = ({ type }: FlowNode): boolean => type.endsWith('Event');

/** The pool an end lies in: itself a pool, or a node of the process the pool shows. */
function poolOf(
  id: string,
  { participants }: ProcessModel['collaborations'][number],
  context: RuleContext,
): string | null {
  if (participants.some((participant) => participant.id === id)) return id;
  const process = context.nodes.get(id)?.at.process.id;
  return (
    participants.find((participant) => participant.process !== null && participant.process === process)?.id ?? null
  );
}
