import { is, isFlowNode, kindOf, type BpmnNode, type Rule } from '../bpmn-node.ts';

/** What has no shape is carried out, but nobody sees it. [BPMN 12] */
export const drawn: Rule = () => {
  let shapes: ReadonlySet<BpmnNode | undefined> = new Set();
  let edges: ReadonlySet<BpmnNode | undefined> = new Set();
  // Of a part nobody drew at all one sentence is enough.
  const blank = new Set<BpmnNode>();
  const isBlank = (container: BpmnNode): boolean => {
    const inside = [...(container.flowElements ?? []), ...(container.participants ?? [])];
    return inside.length > 1 && !inside.some((one) => shapes.has(one));
  };
  return {
    meta: { description: 'Every element has its shape or edge in the diagram' },
    check(node, reporter) {
      if (is(node, 'bpmn:Definitions')) {
        // The root comes first, so what is drawn is known before the first element is asked for.
        const drawing = (node.diagrams ?? []).flatMap(({ plane }) => plane?.planeElement ?? []);
        shapes = elementsOf(drawing, 'bpmndi:BPMNShape');
        edges = elementsOf(drawing, 'bpmndi:BPMNEdge');
      }
      if (is(node, 'bpmn:Process', 'bpmn:Collaboration') && isBlank(node)) {
        reporter.report(node.id, `Nothing of ${kindOf(node)} ${node.id} is drawn.`);
        blank.add(node);
      }
      if (isBelow(node, blank)) return;
      if ((isFlowNode(node) || is(node, 'bpmn:Lane', 'bpmn:Participant')) && !shapes.has(node))
        reporter.report(node.id, `${node.id} has no shape in the diagram.`);
      if (is(node, 'bpmn:SequenceFlow', 'bpmn:MessageFlow') && !edges.has(node))
        reporter.report(node.id, `${node.id} has no edge in the diagram.`);
    },
  };
};

const isBelow = (node: BpmnNode, containers: ReadonlySet<BpmnNode>): boolean => {
  for (let at = node.$parent; at; at = at.$parent) if (containers.has(at)) return true;
  return false;
};

const elementsOf = (drawing: readonly BpmnNode[], type: string): ReadonlySet<BpmnNode | undefined> =>
  new Set(drawing.filter((one) => is(one, type)).map(({ bpmnElement }) => bpmnElement));
