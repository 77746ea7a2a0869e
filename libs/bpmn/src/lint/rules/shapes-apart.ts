import { is, type BpmnNode, type Rule } from '../bpmn-node.ts';
import { overlapping, type Box } from '../overlapping.ts';

/**
 * Shapes of one level neither cover each other nor leave the pool or subprocess that holds them. A boundary event lies on
 * its activity, and stores may lie anywhere. The rule of bpmnlint compares every two that stand above each other; a file
 * with all its shapes at one place then takes a quarter of a minute.
 */
export const shapesApart: Rule = () => ({
  meta: { description: 'Shapes lie apart and inside what holds them' },
  check(node, reporter) {
    if (!is(node, 'bpmn:Definitions')) return;
    const drawing = (node.diagrams ?? []).flatMap(({ plane }) => plane?.planeElement ?? []);
    const shapes = new Map(drawing.map((shape) => [shape.bpmnElement, shape]));
    const level = (elements: readonly BpmnNode[], frame: BpmnNode | undefined): void => {
      const boxes = elements.flatMap((element) => boxOf(element, shapes.get(element)) ?? []);
      for (const one of overlapping(boxes, isHostOf))
        reporter.report(one.id, `${one.id} overlaps with another element.`);
      const [outer] = frame ? [boxOf(frame, shapes.get(frame))] : [];
      for (const box of boxes)
        if (outer && !isInside(box, outer) && !is(box.of, 'bpmn:DataStoreReference'))
          reporter.report(box.of.id, `${box.of.id} is outside of ${frame?.id}, which holds it.`);
      for (const inner of elements)
        if (is(inner, 'bpmn:SubProcess'))
          level(inner.flowElements ?? [], shapes.get(inner)?.isExpanded ? inner : undefined);
    };
    const roots = node.rootElements ?? [];
    const pools = roots.filter((root) => is(root, 'bpmn:Collaboration')).flatMap((root) => root.participants ?? []);
    level(pools, undefined);
    for (const process of roots.filter((root) => is(root, 'bpmn:Process')))
      level(
        process.flowElements ?? [],
        pools.find(({ processRef }) => processRef === process),
      );
  },
});

const isHostOf = (one: BpmnNode, other: BpmnNode): boolean => one.attachedToRef === other;

function boxOf(of: BpmnNode, shape: BpmnNode | undefined): Box<BpmnNode> | null {
  const { x, y, width, height } = shape?.bounds ?? {};
  if (![x, y, width, height].every(Number.isFinite)) return null;
  const [left, top] = [x as number, y as number];
  return { of, left, top, right: left + (width as number), bottom: top + (height as number) };
}

const isInside = (inner: Box<BpmnNode>, outer: Box<BpmnNode>): boolean =>
  inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.bottom <= outer.bottom;
