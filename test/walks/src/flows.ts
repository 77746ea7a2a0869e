import type { GameNode, GameScope } from './net.ts';

/** The node a flow leads to. */
export const nodeAt = (scope: GameScope, flow: string): GameNode => scope.nodes.get(scope.flows.get(flow)!.target)!;

/** Flows on which a token that is in this node now may come out. */
export const exitsOf = (scope: GameScope, node: GameNode, fired: ReadonlySet<string> = new Set()): string[] => [
  ...(node.isEventSubProcess ? [] : node.outgoing),
  ...(node.kind === 'intermediateThrowEvent' && node.trigger === 'link' ? linked(scope, node) : []),
  ...[...scope.nodes.values()]
    .filter(({ id, attachedTo }) => attachedTo === node.id && !fired.has(id))
    .flatMap(({ outgoing }) => outgoing),
];

/** Behind the other half of a link. */
const linked = ({ nodes }: GameScope, { code }: GameNode): readonly string[] =>
  [...nodes.values()].find(
    ({ kind, trigger, code: other }) => kind === 'intermediateCatchEvent' && trigger === 'link' && other === code,
  )?.outgoing ?? [];

/** Flows that can be reached from these without going through the join. */
export const reachable = (scope: GameScope, from: readonly string[], join: GameNode): ReadonlySet<string> => {
  const seen = new Set<string>();
  const open = [...from];
  for (let flow = open.pop(); flow !== undefined; flow = open.pop()) {
    if (seen.has(flow)) continue;
    seen.add(flow);
    const node = nodeAt(scope, flow);
    if (node !== join) open.push(...exitsOf(scope, node));
  }
  return seen;
};
