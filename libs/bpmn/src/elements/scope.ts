import type { BpmnProcess, Scope, SequenceFlow } from '../model.ts';
import type { TypedDocument, TypedElement } from '../schema/typed-element.ts';
import { readDataObjects, readProperties } from './data.ts';
import { readExpression } from './expressions.ts';
import { readFlowNode, type Surroundings } from './flow-node.ts';
import { FLOW_NODES, flowNodeType } from './index.ts';
import { readLanes } from './lanes.ts';
import { readZeebe } from './zeebe.ts';

/** [BPMN 10.2] */
export function readProcess(element: TypedElement, compensation: ReadonlyMap<string, string>): BpmnProcess {
  return {
    id: element.text('id') ?? '',
    name: element.text('name') ?? '',
    executable: element.flag('isExecutable'),
    versionTag: element.extensions('zeebe:VersionTag')[0]?.text('value') ?? null,
    scope: readScope(element, 'process', [], compensation),
    zeebe: readZeebe(element),
    position: element.position,
  };
}

function readScope(
  element: TypedElement,
  kind: Scope['kind'],
  outerLanes: readonly string[],
  compensation: ReadonlyMap<string, string>,
): Scope {
  element.children('artifacts');
  const flowElements = element.children('flowElements');
  const flows = flowElements.filter((one) => one.is('bpmn:SequenceFlow')).map(readSequenceFlow);
  const around: Surroundings = {
    incoming: idsBy(flows, (flow) => flow.target),
    outgoing: idsBy(flows, (flow) => flow.source),
    lanes: readLanes(element),
    outerLanes,
    compensation,
    readScope: (inner, innerKind, lanes) => readScope(inner, innerKind, lanes, compensation),
  };
  return {
    id: element.id,
    kind,
    nodes: flowElements.flatMap((one) => {
      const type = flowNodeType(one.type);
      return type ? [readFlowNode(one, type, FLOW_NODES[type], around)] : [];
    }),
    flows,
    dataObjects: readDataObjects(flowElements),
    properties: readProperties(element),
  };
}

/** [BPMN 8.4.13] */
const readSequenceFlow = (element: TypedElement): SequenceFlow => ({
  id: element.text('id') ?? element.id,
  name: element.text('name') ?? '',
  source: element.reference('sourceRef') ?? '',
  target: element.reference('targetRef') ?? '',
  condition: readExpression(element, 'conditionExpression'),
  position: element.position,
});

/** Compensation boundary event -> handler, by the associations of the file. [BPMN 10.7] */
export function readCompensation(document: TypedDocument): ReadonlyMap<string, string> {
  const handlers = new Map<string, string>();
  for (const association of document.ofType('bpmn:Association')) {
    const source = document.find(association.writtenReferences('sourceRef')[0] ?? '');
    const target = document.find(association.writtenReferences('targetRef')[0] ?? '');
    if (!source?.is('bpmn:BoundaryEvent') || !target?.is('bpmn:Activity')) continue;
    association.reference('sourceRef');
    association.reference('targetRef');
    handlers.set(source.id, target.id);
  }
  return handlers;
}

function idsBy(
  flows: readonly SequenceFlow[],
  end: (flow: SequenceFlow) => string,
): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const flow of flows) {
    const list = ids.get(end(flow));
    if (list) list.push(flow.id);
    else ids.set(end(flow), [flow.id]);
  }
  return ids;
}
