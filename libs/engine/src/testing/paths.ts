import { EMPTY_MARKING, type Chart, type ChartEvent, type ChartHost, type Marking } from '../compile/chart.ts';
import { drive } from '../compile/drive.ts';
import type { CompiledDefinition } from '../definition.ts';

/** One way through a chart: what happened, which answers the choices gave, and where it ended. */
export interface MachinePath {
  readonly chart: string;
  readonly steps: readonly PathStep[];
  /** Nodes and flows passed, in order. */
  readonly passed: readonly string[];
  /** Where the chart stands at last: empty when it came to its end. */
  readonly last: Marking;
}

/** An event put into the machine, and the flows whose conditions held while it walked. */
export interface PathStep {
  readonly event: string;
  readonly held: readonly string[];
}

export interface PathLimits {
  /** Ways after which the rest is left out; `complete` says so. */
  readonly pathsMax?: number;
}

/**
 * Every simple path of a compiled machine: from each start, with every answer of every choice, until the chart ends or
 * a marking comes again. Parallel branches move one after the other in one order: no order leads elsewhere in a sound
 * block, and the ways stay countable.
 */
export function pathsOf(
  chart: Chart,
  { pathsMax = 10_000 }: PathLimits = {},
): {
  readonly paths: readonly MachinePath[];
  readonly complete: boolean;
} {
  const paths: MachinePath[] = [];
  const open: Trail[] = chart.graph.starts.map((start) => ({
    marking: EMPTY_MARKING,
    seen: new Set<string>(),
    steps: [],
    passed: [],
    next: { type: 'start', element: start },
  }));
  for (let trail = open.pop(); trail; trail = open.pop()) {
    if (paths.length >= pathsMax) return { paths, complete: false };
    for (const answers of answersTo(chart, trail)) {
      const { marking, held, passed } = answers;
      const { next } = trail;
      const step = { event: `${next.type}:${'element' in next ? next.element : ''}`, held };
      const so = { steps: [...trail.steps, step], passed: [...trail.passed, ...passed] };
      const key = keyOf(marking);
      const events = trail.seen.has(key) ? [] : eventsAt(chart, marking);
      if (events.length === 0) paths.push({ chart: chart.id, ...so, last: marking });
      const seen = new Set(trail.seen).add(key);
      for (const event of events) open.push({ marking, seen, ...so, next: event });
    }
  }
  return { paths, complete: true };
}

/** The paths of every chart of a definition. */
export const pathsOfDefinition = (definition: CompiledDefinition, limits: PathLimits = {}): readonly MachinePath[] =>
  Object.values(definition.charts).flatMap((chart) => pathsOf(chart, limits).paths);

interface Trail {
  readonly marking: Marking;
  readonly seen: ReadonlySet<string>;
  readonly steps: readonly PathStep[];
  readonly passed: readonly string[];
  readonly next: ChartEvent;
}

interface Answered {
  readonly marking: Marking;
  readonly held: readonly string[];
  readonly passed: readonly string[];
}

/**
 * Drives one event with every sequence of answers its choices can be given: what a run asked is answered yes, then no.
 * A choice that gets no yes at all stays stuck: an incident, no way of the diagram.
 */
function answersTo(chart: Chart, { marking, next }: Trail): readonly Answered[] {
  const found: Answered[] = [];
  const open: (readonly boolean[])[] = [[]];
  for (let given = open.pop(); given; given = open.pop()) {
    const asked: { readonly flow: string; readonly answer: boolean }[] = [];
    const passed: string[] = [];
    let isStuck = false;
    const host: ChartHost = {
      taken: (flow) => void passed.push(flow),
      entered: (element) => void passed.push(element),
      left: () => undefined,
      holds: (flow) => {
        // A default flow holds where none before it did; the walk asks it last.
        const answer = isDefault(chart, flow) || (given?.[asked.length] ?? true);
        asked.push({ flow, answer });
        return answer;
      },
      perform: () => true,
      stuck: () => void (isStuck = true),
    };
    const after = drive(chart, marking, next, host);
    if (!isStuck)
      found.push({ marking: after, held: asked.filter(({ answer }) => answer).map(({ flow }) => flow), passed });
    for (let at = given.length; at < asked.length; at++)
      if (asked[at]?.answer && !isDefault(chart, asked[at]?.flow ?? ''))
        open.push([...asked.slice(0, at).map(({ answer }) => answer), false]);
  }
  return found;
}

const isDefault = (chart: Chart, flow: string): boolean => {
  const source = chart.graph.nodes.get(chart.graph.flows.get(flow)?.source ?? '');
  return flow.includes(':') || source?.defaultFlow === flow;
};

/** What may happen next: everything the first waiting element can take, the others wait for their turn. */
function eventsAt({ graph }: Chart, { active }: Marking): readonly ChartEvent[] {
  const [first] = active;
  const node = first === undefined ? undefined : graph.nodes.get(first);
  if (!node) return [];
  const exits = node.exits.map((exit): ChartEvent => ({ type: 'fire', element: exit }));
  if (node.role === 'deferredChoice')
    return [
      ...node.outgoing.map((flow): ChartEvent => ({ type: 'fire', element: graph.flows.get(flow)?.target ?? '' })),
      ...exits,
    ];
  return node.role === 'wait' ? [{ type: node.resumedBy, element: node.id }, ...exits] : exits;
}

const keyOf = ({ active, tokens }: Marking): string =>
  `${active.join()}|${Object.entries(tokens)
    .map(([flow, count]) => `${flow}=${count}`)
    .sort()
    .join()}`;
