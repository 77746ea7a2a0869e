import type { GameNode, GameScope } from './net.ts';
import { exitsOf, nodeAt, reachable } from './flows.ts';

/** Tokens on flows and activities under way, as a text; equal texts are equal markings. */
export interface Marking {
  readonly key: string;
  readonly tokens: ReadonlyMap<string, number>;
  /** Nodes in work, each with its boundary events that have fired. */
  readonly works: readonly { readonly id: string; readonly fired: readonly string[] }[];
}

/** What can happen next. Entering an activity is no step of its own: it says nothing. */
export interface Move {
  readonly says: readonly string[];
  readonly to: Marking;
}

export interface Markings {
  readonly all: ReadonlyMap<string, Marking>;
  readonly moves: ReadonlyMap<string, readonly Move[]>;
  /** Steps of the shortest way to each. */
  readonly steps: ReadonlyMap<string, number>;
  readonly begin: readonly string[];
  readonly first: Marking;
  readonly complete: boolean;
  /** A flow or activity held more tokens than any bounded small net does. */
  readonly grows: boolean;
}

const TOKENS_MAX = 4;

/**
 * Every marking one scope can come to when every choice is free, move by move as chapter 13 of the standard has it.
 * What lies inside its subprocesses is one activity here. `begin` are the flows that hold the first tokens.
 */
export function allMarkings(
  scope: GameScope,
  begin: readonly string[],
  markingsMax = 20_000,
  tokensMax = TOKENS_MAX,
): Markings {
  const first = markingOf(new Map(begin.map((flow) => [flow, begin.filter((one) => one === flow).length])), []);
  const all = new Map<string, Marking>([[first.key, first]]);
  const steps = new Map<string, number>([[first.key, 0]]);
  const moves = new Map<string, readonly Move[]>();
  let grows = false;
  // Breadth first by steps: silent moves are looked at before the next step.
  for (let [now, next] = [[first], [] as Marking[]], depth = 0; now.length > 0; [now, next] = [next, []], depth++)
    for (let here = now.pop(); here; here = now.pop()) {
      if (moves.has(here.key) || steps.get(here.key) !== depth) continue;
      const found = movesFrom(scope, here);
      moves.set(here.key, found);
      for (const { says, to } of found) {
        if (isLarge(to, tokensMax)) {
          grows = true;
          continue;
        }
        const known = steps.get(to.key);
        const cost = depth + (says.length > 0 ? 1 : 0);
        if (known !== undefined && known <= cost) continue;
        all.set(to.key, to);
        steps.set(to.key, cost);
        (says.length > 0 ? next : now).push(to);
      }
      if (all.size > markingsMax) return { all, moves, steps, begin, first, complete: false, grows };
    }
  return { all, moves, steps, begin, first, complete: true, grows };
}

function movesFrom(scope: GameScope, here: Marking): readonly Move[] {
  const moves: Move[] = [];
  const go = (
    says: readonly string[],
    taken: readonly string[],
    given: readonly string[],
    works = here.works,
  ): void => {
    moves.push({ says, to: markingOf(after(here.tokens, taken, given), works) });
  };
  const reached = new Set([...here.tokens.keys()].map((flow) => nodeAt(scope, flow)));
  for (const node of reached) {
    const full = node.incoming.filter((flow) => here.tokens.has(flow));
    const isJoin = node.incoming.length > 1 && (node.kind === 'parallelGateway' || node.kind === 'inclusiveGateway');
    if (isJoin && node.kind === 'parallelGateway' && full.length < node.incoming.length) continue;
    if (isJoin && node.kind === 'inclusiveGateway' && isAwaited(scope, here, node, full)) continue;
    for (const taken of isJoin ? [full] : full.map((flow) => [flow])) enter(scope, node, taken, here, go);
  }
  here.works.forEach(({ id, fired }, at) => {
    const node = scope.nodes.get(id)!;
    const others = here.works.filter((_, other) => other !== at);
    for (const way of waysOut(scope, node)) go(told(node, way), [], way, others);
    for (const event of scope.nodes.values()) {
      if (event.attachedTo !== id || fired.includes(event.id)) continue;
      if (event.interrupting) go([id, event.id], [], event.outgoing, others);
      else go([event.id], [], event.outgoing, [...others, { id, fired: [...fired, event.id].sort() }]);
    }
  });
  return moves;
}

function enter(
  scope: GameScope,
  node: GameNode,
  taken: readonly string[],
  here: Marking,
  go: (says: readonly string[], taken: readonly string[], given: readonly string[], works?: Marking['works']) => void,
): void {
  switch (node.kind) {
    case 'endEvent':
      if (node.trigger === 'terminate')
        go(
          [node.id],
          [...here.tokens].flatMap(([id, n]) => Array<string>(n).fill(id)),
          [],
          [],
        );
      else go([node.id], taken, []);
      return;
    case 'userTask':
    case 'subProcess':
      return go([], taken, [], [...here.works, { id: node.id, fired: [] }]);
    default:
      for (const way of waysOut(scope, node)) go(told(node, way), taken, way);
  }
}

/** The sets of flows a node may give tokens to when nobody knows the answers. */
function waysOut(scope: GameScope, node: GameNode): readonly (readonly string[])[] {
  const { outgoing, defaultFlow, kind } = node;
  if (outgoing.length < 2 || kind === 'parallelGateway') return [outgoing];
  if (kind === 'exclusiveGateway' || kind === 'eventBasedGateway') return outgoing.map((flow) => [flow]);
  const asked = outgoing.filter(
    (id) => id !== defaultFlow && (kind === 'inclusiveGateway' || scope.flows.get(id)?.condition),
  );
  const always = outgoing.filter((id) => id !== defaultFlow && !asked.includes(id));
  if (asked.length === 0) return [outgoing];
  const some = Array.from({ length: 2 ** asked.length - 1 }, (_, bits) =>
    asked.filter((_, at) => (bits + 1) & (1 << at)),
  );
  const none = [...always, ...(defaultFlow === null ? [] : [defaultFlow])];
  return [...some.map((way) => [...always, ...way]), ...(none.length > 0 ? [none] : [])];
}

const told = (node: GameNode, way: readonly string[]): readonly string[] =>
  way.length === node.outgoing.length ? [node.id] : [node.id, ...way];

/** [BPMN 2.0.2, table 13.3] As in the token game, asked of a marking. */
function isAwaited(scope: GameScope, { tokens, works }: Marking, join: GameNode, full: readonly string[]): boolean {
  const empty = join.incoming.filter((flow) => !full.includes(flow));
  const beginnings = [
    ...[...tokens.keys()].filter((flow) => nodeAt(scope, flow) !== join).map((flow) => [flow]),
    ...works.map(({ id, fired }) => exitsOf(scope, scope.nodes.get(id)!, new Set(fired))),
  ];
  return beginnings.some((from) => {
    const found = reachable(scope, from, join);
    return empty.some((flow) => found.has(flow)) && !full.some((flow) => found.has(flow));
  });
}

function after(
  tokens: ReadonlyMap<string, number>,
  taken: readonly string[],
  given: readonly string[],
): ReadonlyMap<string, number> {
  const next = new Map(tokens);
  for (const flow of taken) next.set(flow, (next.get(flow) ?? 0) - 1);
  for (const flow of given) next.set(flow, (next.get(flow) ?? 0) + 1);
  return new Map([...next].filter(([, count]) => count > 0));
}

function markingOf(tokens: ReadonlyMap<string, number>, works: Marking['works']): Marking {
  const held = [...tokens].map(([flow, count]) => `${flow}*${count}`).sort();
  const busy = works.map(({ id, fired }) => [id, ...fired].join('!')).sort();
  return { key: [...held, ...busy].join(' '), tokens, works };
}

const isLarge = ({ tokens, works }: Marking, tokensMax: number): boolean =>
  [...tokens.values()].some((count) => count > tokensMax) ||
  works.some(({ id }) => works.filter((one) => one.id === id).length > tokensMax);
