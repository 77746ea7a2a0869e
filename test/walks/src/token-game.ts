import { exitsOf, nodeAt, reachable } from './flows.ts';
import type { GameNode, GameScope } from './net.ts';

/** An element that holds a token: a task in work, an event waited for, a subprocess with its own place of play. */
interface Activity {
  readonly node: GameNode;
  readonly place: Place;
  readonly born: number;
  /** Where a subprocess plays: several places at once when it is a parallel multi-instance. */
  inners: Place[];
  /** Instances of a multi-instance activity that are still to be done. */
  left: number;
  /** Turns a loop has taken, and when the present one began. */
  turns: number;
  turnBorn: number;
  /** Boundary events that have fired here and do not fire again. */
  readonly fired: Set<string>;
}

/** One running instance of a scope: tokens on flows, and activities. */
interface Place {
  readonly scope: GameScope;
  readonly host: Activity | null;
  readonly born: number;
  readonly tokens: Map<string, number>;
  activities: Activity[];
  /** Event subprocesses that may no longer begin here. */
  readonly spent: Set<string>;
}

/** An event that may happen now. */
interface Armed {
  readonly event: string;
  readonly born: number;
  /** Whether what waits for it still stands. */
  alive(): boolean;
  happen(): void;
}

/**
 * The token game of BPMN 2.0.2, chapter 13, played by the letter: tokens lie on flows, a node takes them when it is
 * enabled. Only what waits is left standing after each move. Which flow's condition holds is answered from outside.
 */
export class TokenGame {
  readonly #answer: (flow: string, condition: string) => boolean;
  #root: Place;
  #ended = false;
  #clock = 0;

  /** `start` names the start event by which it begins; without it every none start does. */
  constructor(net: GameScope, answer: (flow: string, condition: string) => boolean, start?: string) {
    this.#answer = answer;
    this.#root = this.#open(net, null, start);
    this.#settle();
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Ids of what waits to be done by somebody: one for every instance. */
  waiting(): readonly string[] {
    return this.#works()
      .flatMap(({ node, left }) => Array.from({ length: node.many?.sequential ? 1 : Math.max(1, left) }, () => node.id))
      .sort();
  }

  /** Ids of events that may happen, one for every place they may happen at. */
  armed(): readonly string[] {
    return this.#armed()
      .map(({ event }) => event)
      .sort();
  }

  /** The oldest but `nth` of this work is done. */
  complete(id: string, nth: number): void {
    const expanded = this.#works()
      .filter(({ node }) => node.id === id)
      .flatMap((work) =>
        Array.from({ length: work.node.many && !work.node.many.sequential ? work.left : 1 }, () => work),
      );
    const work = expanded[nth];
    if (!work) throw new Error(`${id}: nothing waits there at place ${nth}`);
    this.#instanceDone(work);
    this.#settle();
  }

  happen(id: string, nth: number): void {
    const events = this.#armed()
      .filter(({ event }) => event === id)
      .sort((a, b) => a.born - b.born);
    const event = events[nth];
    if (!event) throw new Error(`${id}: not armed at place ${nth}`);
    event.happen();
    this.#settle();
  }

  /** A signal reaches everything that listens to it. */
  signal(id: string): void {
    for (const event of this.#armed().filter((armed) => armed.event === id)) {
      if (event.alive()) event.happen();
      this.#settle();
    }
  }

  /** Tokens on flows and in activities, to notice a process that multiplies. */
  get size(): number {
    return this.#places().reduce((sum, { tokens, activities }) => sum + total(tokens) + activities.length, 0);
  }

  #open(scope: GameScope, host: Activity | null, begin?: string): Place {
    const place: Place = {
      scope,
      host,
      born: this.#clock++,
      tokens: new Map(),
      activities: [],
      spent: new Set(),
    };
    const starts = [...scope.nodes.values()].filter(
      ({ id, kind, trigger }) =>
        kind === 'startEvent' &&
        (begin === undefined ? trigger === 'none' || host?.node.isEventSubProcess === true : id === begin),
    );
    for (const start of starts) this.#produce(place, start.outgoing);
    return place;
  }

  #produce(place: Place, flows: readonly string[]): void {
    for (const flow of flows) place.tokens.set(flow, (place.tokens.get(flow) ?? 0) + 1);
  }

  #leave(work: Activity): void {
    work.place.activities = work.place.activities.filter((one) => one !== work);
    if (!work.node.isEventSubProcess) this.#produce(work.place, this.#outOf(work.place, work.node));
  }

  /** One instance, or one turn, is done: the activity goes on with the next, or is left. */
  #instanceDone(work: Activity): void {
    const { many, loop } = work.node;
    work.turns++;
    if (many) {
      work.left--;
      if (work.left > 0 && !(many.until && this.#answer(work.node.id, many.until)))
        return many.sequential ? this.#openInside(work) : undefined;
    }
    if (loop && work.turns < loop.turnsMax && this.#answer(work.node.id, loop.condition)) return this.#openInside(work);
    this.#leave(work);
  }

  #openInside(work: Activity): void {
    work.turnBorn = this.#clock++;
    if (work.node.inner) work.inners.push(this.#open(work.node.inner, work));
  }

  /** Until nothing moves by itself. An inclusive join asks only when nothing else can move. */
  #settle(): void {
    for (let moves = 0; moves < MOVES_MAX; moves++) {
      if (this.#ended) return;
      if (this.#moveOne() || this.#endScope() || this.#joinInclusive()) continue;
      return;
    }
    throw new EndlessError();
  }

  #moveOne(): boolean {
    for (const place of this.#places())
      for (const [flow, count] of place.tokens) {
        if (count === 0) continue;
        const node = nodeAt(place.scope, flow);
        if (node.kind === 'inclusiveGateway' && node.incoming.length > 1) continue;
        if (node.kind === 'parallelGateway') {
          if (!node.incoming.every((one) => (place.tokens.get(one) ?? 0) > 0)) continue;
          for (const one of node.incoming) take(place, one);
          this.#produce(place, node.outgoing);
        } else {
          take(place, flow);
          this.#enter(place, node);
        }
        return true;
      }
    return false;
  }

  #enter(place: Place, node: GameNode): void {
    const holds = (id: string): boolean => this.#holds(place, id);
    switch (node.kind) {
      case 'exclusiveGateway': {
        const [only] = node.outgoing;
        if (node.outgoing.length <= 1) return this.#produce(place, only ? [only] : []);
        const chosen = node.outgoing.find((id) => id !== node.defaultFlow && holds(id)) ?? node.defaultFlow;
        return this.#produce(place, chosen ? [chosen] : []);
      }
      case 'inclusiveGateway':
        return this.#produce(place, chosenOf(node, holds));
      case 'endEvent':
        if (node.trigger === 'terminate') {
          place.tokens.clear();
          place.activities = [];
          for (const inner of place.scope.nodes.values()) place.spent.add(inner.id);
        } else this.#throw(place, node);
        return;
      case 'intermediateThrowEvent':
        this.#produce(place, exitsOf(place.scope, node));
        return this.#throw(place, node);
      case 'userTask':
      case 'intermediateCatchEvent':
      case 'eventBasedGateway':
      case 'subProcess': {
        const work: Activity = {
          node,
          place,
          born: this.#clock++,
          inners: [],
          left: node.many?.count ?? 1,
          turns: 0,
          turnBorn: this.#clock,
          fired: new Set(),
        };
        const idle = node.many?.count === 0 || (node.loop?.testBefore && !this.#answer(node.id, node.loop.condition));
        if (idle) return this.#produce(place, this.#outOf(place, node));
        place.activities.push(work);
        for (let at = node.many?.sequential === false ? node.many.count : 1; at > 0; at--) this.#openInside(work);
        return;
      }
      default:
        return this.#produce(place, this.#outOf(place, node));
    }
  }

  /** [BPMN 2.0.2, 13.3.2] Every flow without a condition, every flow whose condition holds, the default if none does. */
  #outOf(place: Place, { outgoing, defaultFlow }: GameNode): readonly string[] {
    const taken = outgoing.filter(
      (id) => id !== defaultFlow && (place.scope.flows.get(id)!.condition === null || this.#holds(place, id)),
    );
    return taken.length === 0 && defaultFlow ? [defaultFlow] : taken;
  }

  #holds({ scope }: Place, flow: string): boolean {
    const { condition } = scope.flows.get(flow)!;
    return condition !== null && this.#answer(flow, condition);
  }

  /** [BPMN 2.0.2, 10.5.6] An error or escalation goes outwards until somebody catches it; an escalation may find nobody. */
  #throw(from: Place, { id, trigger, code }: GameNode): void {
    if (trigger !== 'error' && trigger !== 'escalation') return;
    for (let place: Place | null = from; place; place = place.host?.place ?? null) {
      const { host } = place;
      const catchers = [...this.#eventStarts(place), ...(host ? this.#boundaries(host) : [])].filter(
        ({ node }) => node.trigger === trigger && (node.code === null || node.code === code),
      );
      const catcher = catchers.find(({ node }) => node.code !== null) ?? catchers[0];
      if (catcher) return catcher.happen();
    }
    if (trigger === 'error') throw new Error(`${id}: nobody catches this error`);
  }

  /** A scope with no token left anywhere is done. */
  #endScope(): boolean {
    const done = this.#places().findLast(({ tokens, activities }) => total(tokens) === 0 && activities.length === 0);
    if (!done) return false;
    if (!done.host) this.#ended = true;
    else {
      done.host.inners = done.host.inners.filter((inner) => inner !== done);
      this.#instanceDone(done.host);
    }
    return true;
  }

  /**
   * [BPMN 2.0.2, table 13.3] Enabled with a token on at least one incoming flow, when every token that could still come
   * to an empty one could also come to one that has its token already.
   */
  #joinInclusive(): boolean {
    for (const place of this.#places())
      for (const node of place.scope.nodes.values()) {
        if (node.kind !== 'inclusiveGateway' || node.incoming.length < 2) continue;
        const full = node.incoming.filter((flow) => (place.tokens.get(flow) ?? 0) > 0);
        if (full.length === 0 || this.#isAwaited(place, node, full)) continue;
        for (const flow of full) take(place, flow);
        this.#enter(place, node);
        return true;
      }
    return false;
  }

  #isAwaited(place: Place, join: GameNode, full: readonly string[]): boolean {
    const empty = join.incoming.filter((flow) => !full.includes(flow));
    const beginnings = [
      ...[...place.tokens].flatMap(([flow, count]) =>
        count > 0 && nodeAt(place.scope, flow) !== join ? [[flow]] : [],
      ),
      ...place.activities.map(({ node, fired }) => exitsOf(place.scope, node, fired)),
    ];
    return beginnings.some((from) => {
      const reached = reachable(place.scope, from, join);
      return empty.some((flow) => reached.has(flow)) && !full.some((flow) => reached.has(flow));
    });
  }

  /** Every running scope instance, outermost first. */
  #places(): readonly Place[] {
    const all: Place[] = [];
    const visit = (place: Place): void => {
      all.push(place);
      for (const { inners } of place.activities) inners.forEach(visit);
    };
    if (!this.#ended) visit(this.#root);
    return all;
  }

  #works(): readonly Activity[] {
    return this.#places()
      .flatMap(({ activities }) => activities)
      .filter(({ node }) => node.kind === 'userTask')
      .sort((a, b) => a.turnBorn - b.turnBorn);
  }

  #armed(): readonly Armed[] {
    return this.#places()
      .flatMap((place) => [
        ...this.#eventStarts(place),
        ...place.activities.flatMap((work) => [...this.#catching(work), ...this.#boundaries(work)]),
      ])
      .filter(({ node }) => COMES_FROM_OUTSIDE.includes(node.trigger));
  }

  /** Event subprocesses that may begin in this place, by their start event. */
  #eventStarts(place: Place): readonly (Armed & { readonly node: GameNode })[] {
    const { scope, spent, born } = place;
    return [...scope.nodes.values()]
      .filter(({ id, isEventSubProcess }) => isEventSubProcess && !spent.has(id))
      .map((node) => {
        const start = [...(node.inner?.nodes.values() ?? [])].find(({ kind }) => kind === 'startEvent')!;
        return {
          event: start.id,
          node: start,
          born,
          alive: () => this.#places().includes(place) && !spent.has(node.id),
          happen: () => {
            if (start.interrupting || start.trigger === 'timer') spent.add(node.id);
            if (start.interrupting) {
              place.tokens.clear();
              place.activities = [];
            }
            this.#enter(place, node);
          },
        };
      });
  }

  /** The event this element is, or the events it chooses among. */
  #catching(work: Activity): readonly (Armed & { readonly node: GameNode })[] {
    const { node, place } = work;
    const events =
      node.kind === 'intermediateCatchEvent'
        ? [node]
        : node.kind === 'eventBasedGateway'
          ? node.outgoing.map((flow) => nodeAt(place.scope, flow))
          : [];
    return events.map((event) => this.#eventAt(work, event, () => this.#stop(work)));
  }

  #boundaries(work: Activity): readonly (Armed & { readonly node: GameNode })[] {
    return [...work.place.scope.nodes.values()]
      .filter(({ id, attachedTo }) => attachedTo === work.node.id && !work.fired.has(id))
      .map((event) =>
        this.#eventAt(work, event, () => {
          // A duration passes once; what is told may be told again.
          if (event.trigger === 'timer') work.fired.add(event.id);
          if (event.interrupting) this.#stop(work);
        }),
      );
  }

  #eventAt(work: Activity, node: GameNode, first: () => void): Armed & { readonly node: GameNode } {
    return {
      event: node.id,
      node,
      born: work.born,
      alive: () =>
        this.#places().includes(work.place) && work.place.activities.includes(work) && !work.fired.has(node.id),
      happen: () => {
        first();
        this.#produce(work.place, node.outgoing);
      },
    };
  }

  #stop(work: Activity): void {
    work.place.activities = work.place.activities.filter((one) => one !== work);
  }
}

/** The process turns in circles without waiting. */
export class EndlessError extends Error {}

const MOVES_MAX = 20_000;

const COMES_FROM_OUTSIDE: readonly string[] = ['timer', 'signal', 'message', 'conditional'];

const total = (tokens: ReadonlyMap<string, number>): number =>
  [...tokens.values()].reduce((sum, count) => sum + count, 0);

const take = ({ tokens }: Place, flow: string): void => void tokens.set(flow, (tokens.get(flow) ?? 0) - 1);

/** Every flow whose condition holds; the default only when none does. */
const chosenOf = (node: GameNode, holds: (flow: string) => boolean): readonly string[] => {
  if (node.outgoing.length <= 1) return node.outgoing;
  const chosen = node.outgoing.filter((id) => id !== node.defaultFlow && holds(id));
  return chosen.length > 0 ? chosen : node.defaultFlow ? [node.defaultFlow] : [];
};
