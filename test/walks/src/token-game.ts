import type { GameFlow, GameNode, GameScope } from './net.ts';

/** An element that holds a token: a task in work, an event waited for, a subprocess with its own place of play. */
interface Activity {
  readonly node: GameNode;
  readonly place: Place;
  readonly born: number;
  inner: Place | null;
  /** Instances of a multi-instance activity that are still to be done. */
  left: number;
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
    if (work.node.many && --work.left > 0) return;
    this.#leave(work);
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
    if (!work.node.isEventSubProcess) this.#produce(work.place, outOf(work.node));
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
    const flowOf = (id: string): GameFlow => place.scope.flows.get(id)!;
    const holds = (id: string): boolean => {
      const { condition } = flowOf(id);
      return condition !== null && this.#answer(id, condition);
    };
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
        }
        return;
      case 'userTask':
      case 'intermediateCatchEvent':
      case 'eventBasedGateway':
      case 'subProcess': {
        const work: Activity = {
          node,
          place,
          born: this.#clock++,
          inner: null,
          left: node.many?.count ?? 1,
          fired: new Set(),
        };
        if (node.many && node.many.count === 0) return this.#produce(place, outOf(node));
        place.activities.push(work);
        if (node.inner) work.inner = this.#open(node.inner, work);
        return;
      }
      default:
        return this.#produce(place, outOf(node));
    }
  }

  /** A scope with no token left anywhere is done. */
  #endScope(): boolean {
    const done = this.#places().findLast(({ tokens, activities }) => total(tokens) === 0 && activities.length === 0);
    if (!done) return false;
    if (!done.host) this.#ended = true;
    else this.#leave(done.host);
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
      for (const { inner } of place.activities) if (inner) visit(inner);
    };
    if (!this.#ended) visit(this.#root);
    return all;
  }

  #works(): readonly Activity[] {
    return this.#places()
      .flatMap(({ activities }) => activities)
      .filter(({ node }) => node.kind === 'userTask')
      .sort((a, b) => a.born - b.born);
  }

  #armed(): readonly Armed[] {
    return this.#places().flatMap((place) => [
      ...[...place.scope.nodes.values()]
        .filter(({ id, isEventSubProcess }) => isEventSubProcess && !place.spent.has(id))
        .map((node) => this.#eventStart(place, node)),
      ...place.activities.flatMap((work) => this.#eventsOf(work)),
    ]);
  }

  #eventStart(place: Place, node: GameNode): Armed {
    const start = [...(node.inner?.nodes.values() ?? [])].find(({ kind }) => kind === 'startEvent')!;
    return {
      event: start.id,
      born: place.born,
      happen: () => {
        if (start.interrupting || start.trigger === 'timer') place.spent.add(node.id);
        if (start.interrupting) {
          place.tokens.clear();
          place.activities = [];
        }
        this.#enter(place, node);
      },
    };
  }

  #eventsOf(work: Activity): readonly Armed[] {
    const { node, place, born, fired } = work;
    const { scope } = place;
    const boundaries = [...scope.nodes.values()].filter(
      ({ id, attachedTo }) => attachedTo === node.id && !fired.has(id),
    );
    const own: readonly GameNode[] =
      node.kind === 'intermediateCatchEvent'
        ? [node]
        : node.kind === 'eventBasedGateway'
          ? node.outgoing.map((flow) => nodeAt(scope, flow))
          : [];
    return [
      ...own.map((event) => ({
        event: event.id,
        born,
        happen: () => {
          place.activities = place.activities.filter((one) => one !== work);
          this.#produce(place, event.outgoing);
        },
      })),
      ...boundaries.map((event) => ({
        event: event.id,
        born,
        happen: () => {
          // A duration passes once; what is told may be told again.
          if (event.trigger === 'timer') fired.add(event.id);
          if (event.interrupting) place.activities = place.activities.filter((one) => one !== work);
          this.#produce(place, event.outgoing);
        },
      })),
    ];
  }
}

/** The process turns in circles without waiting. */
export class EndlessError extends Error {}

const MOVES_MAX = 20_000;

const total = (tokens: ReadonlyMap<string, number>): number =>
  [...tokens.values()].reduce((sum, count) => sum + count, 0);

const take = ({ tokens }: Place, flow: string): void => void tokens.set(flow, (tokens.get(flow) ?? 0) - 1);

const nodeAt = (scope: GameScope, flow: string): GameNode => scope.nodes.get(scope.flows.get(flow)!.target)!;

/** Out of an activity every flow is taken. */
const outOf = ({ outgoing }: GameNode): readonly string[] => outgoing;

/** Every flow whose condition holds; the default only when none does. */
const chosenOf = (node: GameNode, holds: (flow: string) => boolean): readonly string[] => {
  if (node.outgoing.length <= 1) return node.outgoing;
  const chosen = node.outgoing.filter((id) => id !== node.defaultFlow && holds(id));
  return chosen.length > 0 ? chosen : node.defaultFlow ? [node.defaultFlow] : [];
};

/** Flows on which a token that is in this node now may come out. */
const exitsOf = (scope: GameScope, node: GameNode, fired: ReadonlySet<string> = new Set()): string[] => [
  ...(node.isEventSubProcess ? [] : node.outgoing),
  ...[...scope.nodes.values()]
    .filter(({ id, attachedTo }) => attachedTo === node.id && !fired.has(id))
    .flatMap(({ outgoing }) => outgoing),
];

/** Flows that can be reached from these without going through the join. */
const reachable = (scope: GameScope, from: readonly string[], join: GameNode): ReadonlySet<string> => {
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
