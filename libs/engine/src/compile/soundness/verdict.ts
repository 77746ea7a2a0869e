import type { ChartGraph, GraphNode } from '../graph.ts';
import { isAutomaticStop, isSilent, nodeOf } from '../graph.ts';
import type { CompileCode } from '../codes.ts';
import type { Report } from '../report.ts';
import { findAutomaticCycle } from './automatic-cycle.ts';
import type { Exploration, Reached } from './explore.ts';
import { firstWithoutEnd, traceTo } from './explore.ts';
import { look } from './look.ts';
import { enabled, isSampled, netOf } from './net.ts';
import type { Unreached } from './unreached.ts';

/**
 * Says whether a chart always can end, ends with nothing left, never blocks itself, never runs one element twice at
 * once, and reaches all it holds. Every "no" names the element and the shortest way there. [engine.md 3.6]
 */
export function reportVerdict(graph: ChartGraph, structured: boolean, report: Report, unreached: Unreached): void {
  const net = netOf(graph);
  const sampled = structured ? undefined : [...graph.nodes.values()].find(isSampled);
  const { exploration, isShortest } = look(net, {
    isStructured: structured,
    mayDouble: graph.restarts !== undefined,
    isSampled: sampled !== undefined,
  });
  const say = (code: CompileCode, node: GraphNode, message: string, at: Reached): void =>
    report.doubt(code, node, message, `${isShortest ? 'Kürzester' : 'Ein'} Weg dahin: ${traceTo(at).join(' → ')}`);
  const holders = (at: Reached): readonly GraphNode[] =>
    net.nodes
      .filter((node) => !node.beside && node.takes.some((flow) => at.tokens.has(flow)))
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
  } else if (!unbounded) {
    const [first] = graph.nodes.values();
    const looked = exploration.markings.length - 1;
    if (first)
      report.doubt(
        'E_TOO_MANY_MARKINGS',
        first,
        `der Ablauf hat mehr als ${looked} Zustände und liess sich nicht vollständig prüfen`,
      );
  }
  // Behind a deadlock much is unreached; that would only hide the cause.
  const isKnown = exploration.complete && !sampled && !deadlock && graph.starts.length > 0;
  for (const node of graph.nodes.values())
    if (!isKnown || exploration.fired.has(node.id)) unreached.passed(node);
    else if (!isSilent(node.id)) unreached.missed(node);
  reportAutomaticCycle(graph, structured, report);
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

/** A cycle of automatic elements that never waits: nothing from outside could end it. */
function reportAutomaticCycle(graph: ChartGraph, structured: boolean, report: Report): void {
  const cycle = findAutomaticCycle(graph);
  const [first] = cycle ?? [];
  // Where blocks nest, a circle that decides nothing has no state at all: it is refused as endless.
  if (!cycle || !first || (structured && !isAutomaticStop(nodeOf(graph, first)))) return;
  report.doubt(
    'E_AUTOMATIC_CYCLE',
    nodeOf(graph, first),
    `der Kreis ${cycle.join(' → ')} wartet nirgends`,
    'eine Aufgabe oder ein Ereignis in den Kreis legen',
  );
}
