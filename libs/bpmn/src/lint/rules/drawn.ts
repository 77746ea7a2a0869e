import { is, isFlowNode, type BpmnNode, type Rule } from '../bpmn-node.ts';

/** What has no shape is carried out, but nobody sees it. [BPMN 12] */
export const drawn: Rule = () => {
  let shapes: ReadonlySet<BpmnNode | undefined> = new Set();
  let edges: ReadonlySet<BpmnNode | undefined> = new Set();
  return {
    meta: { description: 'Every element has its shape or edge in the diagram' },
    check(node, reporter) {
      if (is(node, 'bpmn:Definitions')) {
        // The root comes first, so what is drawn is known before the first element is asked for.
        const drawing = (node.diagrams ?? []).flatMap(({ plane }) => plane?.planeElement ?? []);
        shapes = elementsOf(drawing, 'bpmndi:BPMNShape');
        edges = elementsOf(drawing, 'bpmndi:BPMNEdge');
      }
      if ((isFlowNode(node) || is(node, 'bpmn:Lane', 'bpmn:Participant')) && !shapes.has(node))
        reporter.report(node.id, `${node.id} has no shape in the diagram.`);
      if (is(node, 'bpmn:SequenceFlow', 'bpmn:MessageFlow') && !edges.has(node))
        reporter.report(node.id, `${node.id} has no edge in the diagram.`);
    },
  };
};

const elementsOf = (drawing: readonly BpmnNode[], type: string): ReadonlySet<BpmnNode | undefined> =>
  new Set(drawing.filter((one) => is(one, type)).map(({ bpmnElement }) => bpmnElement));
