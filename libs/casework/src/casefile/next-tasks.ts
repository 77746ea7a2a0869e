import type { CompiledDefinition, DefinitionCatalog, ElementTable, InstanceState } from '@fallspur/engine';
import { elementIdOf, factTitle, type DiagramNames } from './names.ts';
import { swissDate } from './swiss.ts';

/** A user task no token has reached yet, and what has to happen first. */
export interface NextTask {
  readonly element: string;
  /** «zuerst: «Form festlegen»». */
  readonly missing: string;
  readonly why: 'step' | 'fact' | 'time' | 'condition';
}

const SHOWN_MAX = 5;
/** What leads past an activity instead of through it counts as further away. */
const ASIDE = 4;

/** The user tasks reachable from where tokens stand, nearest first, without those open already. */
export const nextTasks = (
  instance: Pick<InstanceState, 'elements' | 'tasks' | 'charts' | 'timers'>,
  names: DiagramNames,
  definitions: DefinitionCatalog,
): readonly NextTask[] => {
  const { definition } = names;
  if (!definition) return [];
  const standing = new Set(Object.keys(instance.elements).map(elementIdOf));
  const waitingFlows = Object.values(instance.charts).flatMap(({ marking }) => Object.keys(marking.tokens));
  const joins = waitingFlows.flatMap((flow) => definition.flows[flow]?.target ?? []);
  const graph = new Ways(definition);
  const found: NextTask[] = [];
  const running = new Map(Object.values(instance.timers).map(({ key, dueAt }) => [elementIdOf(key), dueAt]));
  for (const { element, stops } of graph.fromNearest([...standing, ...joins])) {
    if (found.length >= SHOWN_MAX) break;
    if (definition.elements[element]?.behaviour.kind !== 'userTask' || standing.has(element)) continue;
    found.push({ element, ...missingAt(stops, running, names, definitions) });
  }
  return found;
};

/** What has to happen at the last stop before it. A wait that has not begun begins with the stop before that. */
const missingAt = (
  stops: readonly ElementTable[],
  running: ReadonlyMap<string, string>,
  names: DiagramNames,
  definitions: DefinitionCatalog,
): Pick<NextTask, 'missing' | 'why'> => {
  const stop = stops.at(-1);
  const name = names.element(stop?.id ?? '');
  const trigger = stop?.behaviour.kind === 'catch' ? stop.behaviour.triggers[0] : undefined;
  if (trigger?.kind === 'message')
    return { missing: `sobald «${factTitle(definitions, trigger.name)}» erfasst ist`, why: 'fact' };
  if (trigger?.kind === 'condition') return { missing: `sobald die Bedingung «${name}» erfüllt ist`, why: 'condition' };
  if (trigger?.kind !== 'timer') return { missing: `zuerst: «${name}»`, why: 'step' };
  const dueAt = running.get(stop?.id ?? '');
  if (dueAt !== undefined) return { missing: `frühestens am ${swissDate(dueAt)}`, why: 'time' };
  const before = stops.slice(0, -1).filter(({ behaviour }) => behaviour.kind !== 'eventGateway');
  if (before.length === 0) return { missing: `danach: «${name}»`, why: 'time' };
  const first = missingAt(before, running, names, definitions);
  return { ...first, missing: `${first.missing}, danach «${name}»` };
};

interface Way {
  readonly element: string;
  readonly far: number;
  /** The elements on the way at which a token has to wait, in order. */
  readonly stops: readonly ElementTable[];
}

const WAITS: ReadonlySet<string> = new Set(['userTask', 'job', 'catch', 'eventGateway']);

/** The drawn ways of a definition, across subprocesses. */
class Ways {
  readonly #definition: CompiledDefinition;
  readonly #outgoing = new Map<string, string[]>();
  readonly #starts = new Map<string, string[]>();
  /** Subprocess by the chart it opens. */
  readonly #hosts = new Map<string, string>();

  constructor(definition: CompiledDefinition) {
    this.#definition = definition;
    for (const { source, target } of Object.values(definition.flows)) push(this.#outgoing, source, target);
    for (const { id, type, chart, behaviour } of Object.values(definition.elements)) {
      if (type === 'startEvent') push(this.#starts, chart, id);
      if (behaviour.kind === 'subProcess') this.#hosts.set(behaviour.chart, id);
    }
  }

  /** Every element that can be reached, the nearest first; each once. */
  *fromNearest(from: readonly string[]): Iterable<Way> {
    const open: Way[] = from.flatMap((element) => this.#out(element));
    const seen = new Set<string>();
    while (open.length) {
      open.sort((a, b) => a.far - b.far);
      const way = open.shift() as Way;
      if (seen.has(way.element)) continue;
      seen.add(way.element);
      yield way;
      const here = this.#element(way.element);
      const stops = here && WAITS.has(here.behaviour.kind) ? [...way.stops, here] : way.stops;
      open.push(...this.#next(way.element, way.far, stops));
    }
  }

  /** From where a token stands. What begins inside a subprocess has begun already: its own tokens lead on. */
  #out(element: string): readonly Way[] {
    const row = this.#element(element);
    if (!row) return [];
    const isInside = row.behaviour.kind === 'subProcess' && !row.behaviour.adHoc;
    return isInside ? this.#aside(row, 0, [row]) : this.#next(element, 0, [row]);
  }

  #aside(row: ElementTable, far: number, stops: Way['stops']): readonly Way[] {
    return row.boundary.map((next) => ({ element: next, far: far + ASIDE, stops }));
  }

  #next(element: string, far: number, stops: Way['stops']): readonly Way[] {
    const row = this.#element(element);
    if (!row) return [];
    const inside = this.#begins(row);
    const after = inside.length ? [] : (this.#outgoing.get(element) ?? []);
    const host = row.type === 'endEvent' ? this.#hosts.get(row.chart) : undefined;
    const back = host === undefined ? [] : (this.#outgoing.get(host) ?? []);
    return [
      ...[...inside, ...after, ...back].map((next) => ({ element: next, far: far + 1, stops })),
      ...this.#aside(row, far, stops),
    ];
  }

  /** Where a token goes on inside: the starts of a subprocess, any activity of one in which somebody chooses. */
  #begins({ behaviour }: ElementTable): readonly string[] {
    if (behaviour.kind !== 'subProcess') return [];
    return behaviour.adHoc?.activities ?? this.#starts.get(behaviour.chart) ?? [];
  }

  #element(id: string): ElementTable | undefined {
    return this.#definition.elements[id];
  }
}

const push = (map: Map<string, string[]>, key: string, value: string): void => {
  map.set(key, [...(map.get(key) ?? []), value]);
};
