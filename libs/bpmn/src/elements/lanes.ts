import type { TypedElement } from '../schema/typed-element.ts';

/** Names of the lanes that hold each node, outermost first. [BPMN 10.8] */
export function readLanes(container: TypedElement): ReadonlyMap<string, readonly string[]> {
  const lanes = new Map<string, readonly string[]>();
  for (const laneSet of container.children('laneSets')) readLaneSet(laneSet, [], lanes);
  return lanes;
}

function readLaneSet(laneSet: TypedElement, outer: readonly string[], lanes: Map<string, readonly string[]>): void {
  for (const lane of laneSet.children('lanes')) {
    const path = [...outer, lane.text('name') || (lane.text('id') ?? '')];
    for (const node of lane.references('flowNodeRef')) lanes.set(node, path);
    // Inner lanes come last: a node listed by both belongs to the inner one.
    for (const inner of lane.children('childLaneSet')) readLaneSet(inner, path, lanes);
  }
}
