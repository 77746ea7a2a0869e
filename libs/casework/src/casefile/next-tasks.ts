import type { CompiledDefinition, DefinitionCatalog, ElementTable, InstanceState } from '@fallspur/engine';
import { elementIdOf, factTitle, type DiagramNames } from './names.ts';

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
  instance: Pick<InstanceState, 'elements' | 'tasks' | 'charts'>,
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
  for (const { element, behind } of graph.fromNearest([...standing, ...joins])) {
    if (found.length >= SHOWN_MAX) break;
    if (definition.elements[element]?.behaviour.kind !== 'userTask' || standing.has(element)) continue;
    found.push({ element, ...missingAt(behind, names, definitions) });
  }
  return found;
};

/** What has to happen at the last stop before it. */
const missingAt = (
  stop: ElementTable,
  names: DiagramNames,
  definitions: DefinitionCatalog,
): Pick<NextTask, 'missing' | 'why'> => {
  const name = names.element(stop.id);
  const trigger = stop.behaviour.kind === 'catch' ? stop.behaviour.triggers[0] : undefined;
  switch (trigger?.kind) {
    case 'message':
      return { missing: `sobald «${factTitle(definitions, trigger.name)}» erfasst ist`, why: 'fact' };
    case 'timer':
      return { missing: `sobald die Frist «${name}» abgelaufen ist`, why: 'time' };
    case 'condition':
      return { missing: `sobald die Bedingung «${name}» erfüllt ist`, why: 'condition' };
    default:
      return { missing: `zuerst: «${name}»`, why: 'step' };
  }
};

interface Way {
  readonly element: string;
  readonly far: number;
  /** The last element on the way at which a token has to wait. */
  readonly behind: ElementTable;
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
      const stops = here && WAITS.has(here.behaviour.kind) ? here : way.behind;
      open.push(...this.#next(way.element, way.far, stops));
    }
  }

  /** From where a token stands. What begins inside a subprocess has begun already: its own tokens lead on. */
  #out(element: string): readonly Way[] {
    const row = this.#element(element);
    if (!row) return [];
    const isInside = row.behaviour.kind === 'subProcess' && !row.behaviour.adHoc;
    return isInside ? this.#aside(row, 0, row) : this.#next(element, 0, row);
  }

  #aside(row: ElementTable, far: number, behind: ElementTable): readonly Way[] {
    return row.boundary.map((next) => ({ element: next, far: far + ASIDE, behind: this.#element(next) ?? behind }));
  }

  #next(element: string, far: number, behind: ElementTable): readonly Way[] {
    const row = this.#element(element);
    if (!row) return [];
    const inside = this.#begins(row);
    const after = inside.length ? [] : (this.#outgoing.get(element) ?? []);
    const host = row.type === 'endEvent' ? this.#hosts.get(row.chart) : undefined;
    const back = host === undefined ? [] : (this.#outgoing.get(host) ?? []);
    return [
      ...[...inside, ...after, ...back].map((next) => ({ element: next, far: far + 1, behind })),
      ...this.#aside(row, far, behind),
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
