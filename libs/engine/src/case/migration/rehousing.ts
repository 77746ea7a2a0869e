import type { Refusal } from '@fallspur/kernel';
import { isSilent } from '../../compile/graph.ts';
import type { Marking } from '../../compile/chart.ts';
import type { CompiledDefinition, ElementTable } from '../../definition.ts';
import type { ChartKey, ElementKey } from '../events.ts';
import { idOfKey } from '../keys.ts';
import { no } from '../refusals.ts';
import type { InstanceState } from '../state.ts';

/** A subprocess that is entered or left around what is open: its element and its scope, and the scope they lie in. */
interface House {
  readonly element: ElementKey;
  readonly chart: ChartKey;
  readonly within: ChartKey;
}

/** What an instance does to stand in the scopes of the other version. */
export interface Rehousing {
  /** Subprocesses only the other version has, outermost first. */
  readonly opens: readonly House[];
  /** Subprocesses it does not have; their content goes to the scope around them. */
  readonly closes: readonly House[];
  /** Elements that lie in another scope now. */
  readonly moved: Readonly<Record<ElementKey, ChartKey>>;
  /** How everything open then stands. */
  readonly markings: Readonly<Record<ChartKey, Marking>>;
}

/**
 * The way of everything open to its scope in the target, where new subprocesses have been drawn around it or drawn ones
 * are gone. `carried` has keys and ids of the target already. What has no way stays: it is the misfit that is then told.
 */
export function rehousingOf(carried: InstanceState, target: CompiledDefinition): Rehousing | Refusal {
  const closes = dissolved(carried, target);
  const shadow = closes.map((one) => shadowing(carried, one)).find((one) => one !== undefined);
  if (shadow) return shadow;
  const homeOf = (chart: ChartKey): ChartKey => {
    const closed = closes.find((one) => one.chart === chart);
    return closed ? homeOf(closed.within) : chart;
  };
  const houses = new Houses(carried, target);
  const hosts = new Set(closes.map(({ element }) => element));
  const markings: Record<ChartKey, { active: string[]; tokens: Record<string, number> }> = {};
  const at = (chart: ChartKey) => (markings[chart] ??= { active: [], tokens: {} });
  const moved: Record<ElementKey, ChartKey> = {};
  for (const chart of Object.keys(carried.charts)) if (homeOf(chart) === chart) at(chart);
  for (const [key, chart] of Object.entries(carried.elements)) {
    if (hosts.has(key)) continue;
    const to = houses.around(homeOf(chart), 'nodes', idOfKey(key));
    if (to !== chart) moved[key] = to;
    at(to).active.push(idOfKey(key));
  }
  for (const [chart, { marking }] of Object.entries(carried.charts))
    for (const [token, count] of Object.entries(marking.tokens)) {
      const [own = token] = token.split(':');
      const { tokens } = at(houses.around(homeOf(chart), isSilent(token) ? 'nodes' : 'flows', own));
      tokens[token] = (tokens[token] ?? 0) + count;
    }
  for (const { element, within } of houses.opened) at(within).active.push(idOfKey(element));
  for (const { active } of Object.values(markings)) active.sort();
  return { opens: houses.opened, closes, moved, markings };
}

/** Finds the scope an element or flow lies in below an open one, opening subprocesses on the way. */
class Houses {
  readonly opened: House[] = [];
  readonly #carried: InstanceState;
  readonly #target: CompiledDefinition;
  readonly #ordinals: Record<string, number>;

  constructor(carried: InstanceState, target: CompiledDefinition) {
    this.#carried = carried;
    this.#target = target;
    this.#ordinals = { ...carried.ordinals };
  }

  around(chart: ChartKey, what: 'nodes' | 'flows', id: string): ChartKey {
    const top = idOfKey(chart);
    const { charts } = this.#target;
    if (!charts[top] || charts[top][what].includes(id)) return chart;
    const inner = Object.values(charts).find((one) => one.kind === 'subProcess' && one[what].includes(id));
    const way = inner && this.#wayDown(top, inner.id);
    return (way ?? []).reduce((within, house) => this.#enter(house, within), chart);
  }

  /** The subprocesses from one scope down to another inside it. */
  #wayDown(top: string, inner: string): readonly ElementTable[] | undefined {
    const way: ElementTable[] = [];
    for (let scope = inner; scope !== top;) {
      const house = Object.values(this.#target.elements).find(
        ({ behaviour }) => behaviour.kind === 'subProcess' && behaviour.chart === scope,
      );
      if (!house || !isPlain(house)) return undefined;
      way.unshift(house);
      scope = house.chart;
    }
    return way;
  }

  #enter({ id, behaviour }: ElementTable, within: ChartKey): ChartKey {
    const known =
      this.opened.find((one) => one.within === within && idOfKey(one.element) === id)?.chart ??
      Object.keys(this.#carried.charts).find((chart) => {
        const host = this.#carried.charts[chart]?.host ?? '';
        return this.#carried.elements[host] === within && idOfKey(host) === id;
      });
    if (known !== undefined || behaviour.kind !== 'subProcess') return known ?? within;
    const house = { element: this.#nextKey(id), chart: this.#nextKey(behaviour.chart), within };
    this.opened.push(house);
    return house.chart;
  }

  // As the draft counts them.
  #nextKey(id: string): string {
    const ordinal = (this.#ordinals[id] ?? 0) + 1;
    this.#ordinals[id] = ordinal;
    return `${id}#${ordinal}`;
  }
}

/** Entered once, with nothing to be asked on the way in. */
const isPlain = ({ behaviour, loop, inputs }: ElementTable): boolean =>
  behaviour.kind === 'subProcess' && !behaviour.adHoc && !loop && inputs.length === 0;

/** Open subprocesses the target knows nothing of. */
const dissolved = ({ charts, elements }: InstanceState, target: CompiledDefinition): readonly House[] =>
  Object.entries(charts).flatMap(([chart, { host }]) => {
    const within = elements[host ?? ''];
    const isGone = !target.charts[idOfKey(chart)] && !target.elements[idOfKey(host ?? '')];
    return host !== null && within !== undefined && isGone ? [{ element: host, chart, within }] : [];
  });

/** A variable of the scope that goes must not take the place of another one of that name. */
function shadowing({ variables, charts }: InstanceState, { element, chart, within }: House): Refusal | undefined {
  const around = variables[charts[within]?.frame ?? ''] ?? {};
  const names = Object.keys({ ...variables[element], ...variables[chart] }).filter((name) =>
    Object.hasOwn(around, name),
  );
  return names.length ? no('MIGRATION_SCOPE_DIFFERS', { element: idOfKey(element), variables: names }) : undefined;
}
