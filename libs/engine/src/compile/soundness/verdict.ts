import type { ChartGraph, GraphNode } from '../graph.ts';
import { isAutomaticStop, isSilent, isStop, nodeOf, successorsOf } from '../graph.ts';
import type { CompileCode } from '../codes.ts';
import type { Report } from '../report.ts';
import type { Exploration, Reached } from './explore.ts';
import { explore, firstWithoutEnd, MARKINGS_MAX, traceTo } from './explore.ts';
import { enabled, isSampled, netOf } from './net.ts';

/**
 * Says whether a chart always can end, ends with nothing left, never blocks itself, never runs one element twice at
 * once, and reaches all it holds. Every "no" names the element and the shortest way there. [engine.md 3.6]
 */
export function reportVerdict(graph: ChartGraph, structured: boolean, report: Report): void {
  const net = netOf(graph);
  const sampled = structured ? undefined : [...graph.nodes.values()].find(isSampled);
  const exploration = explore(net, !structured);
  const say = (code: CompileCode, node: GraphNode, message: string, at: Reached): void =>
    report.doubt(code, node, message, `Kürzester Weg dahin: ${traceTo(at).join(' → ')}`);
  const holders = (at: Reached): readonly GraphNode[] =>
    net.nodes
      .filter((node) => !node.beside && node.takes.some((flow) => at.tokens[flow]))
      .map((node) => nodeOf(graph, node.id));

  const { deadlock, doubled, unbounded } = exploration;
  if (deadlock) {
    const blocked = new Set(net.nodes.flatMap((node) => (enabled(node, deadlock.tokens) ? [] : [node.id])));
    const [first, ...others] = holders(deadlock).filter((node) => blocked.has(node.id));
    const beside = others.length ? ` (ebenso ${others.map((node) => node.id).join(', ')})` : '';
    if (first) say('E_DEADLOCK', first, `wartet auf etwas, das nicht mehr kommen kann${beside}`, deadlock);
  }
  if (unbounded)
    say(
      'E_UNBOUNDED',
      nodeOf(graph, unbounded.node),
      'wird ohne Grenze immer öfter gleichzeitig erreicht',
      unbounded.at,
    );
  else if (doubled && !graph.restarts)
    say(
      'E_MULTI_MERGE',
      nodeOf(graph, doubled.node),
      'wird zweimal zugleich erreicht: parallele Wege laufen ohne paralleles Gateway zusammen',
      doubled.at,
    );
  // Where only some ways out of a choice were looked at, what was not found may still be there.
  if (sampled)
    report.doubt(
      'E_CHOICE_NOT_EXPLORED',
      sampled,
      `${sampled.outgoing.length} Ausgänge sind mehr Kombinationen, als sich prüfen lassen: nicht vollständig untersucht`,
    );
  else if (exploration.complete) {
    if (!deadlock && !unbounded) reportNoEnd(exploration, holders, say);
    // Behind a deadlock much is unreached; that would only hide the cause.
    if (!deadlock) reportUnreached(graph, exploration, report);
  } else {
    const [first] = graph.nodes.values();
    if (first)
      report.doubt(
        'E_TOO_MANY_MARKINGS',
        first,
        `der Ablauf hat mehr als ${MARKINGS_MAX} Zustände und liess sich nicht prüfen`,
      );
  }
  reportAutomaticCycle(graph, report);
}

function reportNoEnd(
  exploration: Exploration,
  holders: (at: Reached) => readonly GraphNode[],
  say: (code: CompileCode, node: GraphNode, message: string, at: Reached) => void,
): void {
  const lost = firstWithoutEnd(exploration);
  const [first] = lost ? holders(lost) : [];
  if (lost && first) say('E_NO_WAY_TO_END', first, 'von hier führt kein Weg mehr zum Ende', lost);
}

function reportUnreached(graph: ChartGraph, { fired }: Exploration, report: Report): void {
  if (graph.starts.length === 0) return;
  for (const node of graph.nodes.values())
    if (!fired.has(node.id) && !isSilent(node.id)) report.doubt('E_UNREACHABLE', node, 'wird nie erreicht');
}

/** A cycle of automatic elements that never waits: nothing from outside could end it. */
function reportAutomaticCycle(graph: ChartGraph, report: Report): void {
  const cleared = new Set<string>();
  for (const node of graph.nodes.values()) {
    const cycle = cleared.has(node.id) ? null : findCycle(graph, node, [], cleared);
    if (!cycle) continue;
    const place = cycle.map((id) => nodeOf(graph, id)).find(isAutomaticStop);
    if (place)
      report.doubt(
        'E_AUTOMATIC_CYCLE',
        place,
        `der Kreis ${cycle.join(' → ')} wartet nirgends`,
        'eine Aufgabe oder ein Ereignis in den Kreis legen',
      );
    return;
  }
}

function findCycle(
  graph: ChartGraph,
  node: GraphNode,
  path: readonly string[],
  cleared: Set<string>,
): readonly string[] | null {
  if (cleared.has(node.id) || (isStop(node) && !isAutomaticStop(node))) return null;
  if (path.includes(node.id)) return path.slice(path.indexOf(node.id));
  for (const next of successorsOf(graph, node)) {
    const cycle = findCycle(graph, next, [...path, node.id], cleared);
    if (cycle) return cycle;
  }
  cleared.add(node.id);
  return null;
}
