import type { FlowNode, Scope, SequenceFlow } from '@fallspur/bpmn';

/** A link throw event and the catch event of its name are one flow, which the diagram does not draw. [BPMN 2.0.2, 10.5.5] */
export function withLinks(scope: Scope): Scope {
  const links = scope.nodes.flatMap((source): SequenceFlow[] => {
    const [target] = linkTargetsOf(scope, source);
    const { id, position } = source;
    return target ? [{ id: `${id}:link`, name: '', source: id, target: target.id, condition: null, position }] : [];
  });
  if (links.length === 0) return scope;
  const nodes = scope.nodes.map((node) => ({
    ...node,
    incoming: [...node.incoming, ...links.filter(({ target }) => target === node.id).map(({ id }) => id)],
    outgoing: [...node.outgoing, ...links.filter(({ source }) => source === node.id).map(({ id }) => id)],
  }));
  return { ...scope, nodes, flows: [...scope.flows, ...links] };
}

export const linkTargetsOf = (scope: Scope, source: FlowNode): readonly FlowNode[] =>
  source.type === 'intermediateThrowEvent' ? others(scope, source, 'intermediateCatchEvent') : [];
export const linkSourcesOf = (scope: Scope, target: FlowNode): readonly FlowNode[] =>
  target.type === 'intermediateCatchEvent' ? others(scope, target, 'intermediateThrowEvent') : [];

function others(scope: Scope, node: FlowNode, type: FlowNode['type']): readonly FlowNode[] {
  const name = linkNameOf(node);
  return name === null ? [] : scope.nodes.filter((other) => other.type === type && linkNameOf(other) === name);
}

function linkNameOf({ eventDefinitions }: FlowNode): string | null {
  const [definition] = eventDefinitions;
  return definition?.kind === 'link' ? definition.name : null;
}
