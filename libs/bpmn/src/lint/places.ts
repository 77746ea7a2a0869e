import { is, type BpmnNode } from './bpmn-node.ts';

export interface Places {
  readonly inLane: readonly BpmnNode[];
  readonly outside: readonly BpmnNode[];
}

/** The nodes of a process by whether a lane holds them. A boundary event stands where its activity stands. */
export function placesOf(process: BpmnNode): Places {
  const held = new Set((process.laneSets ?? []).flatMap(nodesHeldBy));
  const nodes = (process.flowElements ?? []).filter(
    (one) => is(one, 'bpmn:FlowNode') && !is(one, 'bpmn:BoundaryEvent'),
  );
  return { inLane: nodes.filter((one) => held.has(one)), outside: nodes.filter((one) => !held.has(one)) };
}

const nodesHeldBy = (laneSet: BpmnNode): readonly BpmnNode[] =>
  (laneSet.lanes ?? []).flatMap((lane) => [
    ...(lane.flowNodeRef ?? []),
    ...(lane.childLaneSet ? nodesHeldBy(lane.childLaneSet) : []),
  ]);
