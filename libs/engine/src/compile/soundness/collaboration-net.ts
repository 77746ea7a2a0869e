import type { FlowNode, ProcessModel, Scope } from '@fallspur/bpmn';
import { isExpected, waysTo } from '../reach.ts';
import { withSilentStartsInside } from '../silent-starts.ts';

/** Tokens per place. Places are flows, activities under way (`in:`), messages in the bag (`msg:`), ends reached (`end:`). */
export type Counts = readonly number[];

export interface Firing {
  readonly element: string;
  readonly says: readonly string[];
  readonly needs: readonly number[];
  readonly gives: readonly number[];
  /** Places emptied: what an interruption or a termination takes along. */
  readonly clears: readonly number[];
  /** Places that must be empty: a subprocess ends when nothing is left in it. */
  readonly empty: readonly number[];
  /** An inclusive join: is another token still expected? */
  readonly mustWait: ((counts: Counts) => boolean) | null;
}

/** All participants of a model as one net, with guards free and one bag place a message flow. [decisions.md 17] */
export interface CollaborationNet {
  readonly places: readonly string[];
  readonly initial: Counts;
  readonly firings: readonly Firing[];
  readonly activities: readonly string[];
}

export function collaborationNet(drawn: ProcessModel): CollaborationNet {
  const processes = drawn.processes.map((one) => ({ ...one, scope: withSilentStartsInside(one.scope) }));
  const model = { ...drawn, processes };
  const builder = new Builder(model);
  for (const process of model.processes) builder.addScope(process.scope, null);
  for (const process of model.processes) builder.addStarts(process.scope);
  const initial = builder.places.map(() => 0);
  for (const place of builder.marked) initial[place] = (initial[place] ?? 0) + 1;
  return { places: builder.places, initial, firings: builder.firings, activities: builder.activities };
}

const STARTED_BY_MESSAGE = 'message';
const isActivity = (node: FlowNode): boolean => /task$|subprocess$|transaction|callactivity/i.test(node.type);

class Builder {
  readonly places: string[] = [];
  readonly firings: Firing[] = [];
  readonly activities: string[] = [];
  readonly marked: number[] = [];
  readonly model: ProcessModel;
  readonly #index = new Map<string, number>();
  readonly #sent = new Map<string, number[]>();
  readonly #received = new Map<string, number[]>();

  constructor(model: ProcessModel) {
    this.model = model;
    const nodes = new Set(model.processes.flatMap((process) => nodesIn(process.scope)).map(({ id }) => id));
    for (const flow of model.collaborations.flatMap((one) => one.messageFlows)) {
      // What a black box sends may come at any time, what it gets is gone: neither needs a place.
      if (!nodes.has(flow.source) || !nodes.has(flow.target)) continue;
      const place = this.place(`msg:${flow.id}`);
      push(this.#sent, flow.source, place);
      push(this.#received, flow.target, place);
    }
  }

  place(name: string): number {
    const known = this.#index.get(name);
    if (known !== undefined) return known;
    this.places.push(name);
    this.#index.set(name, this.places.length - 1);
    return this.places.length - 1;
  }

  addScope(scope: Scope, host: FlowNode | null): void {
    for (const node of scope.nodes) this.#addNode(scope, node, host);
  }

  /** None starts begin with the model; a message start begins whenever its message lies in the bag. */
  addStarts(scope: Scope): void {
    for (const node of scope.nodes) {
      const isReceiver = node.type === 'receiveTask' && node.instantiate && node.incoming.length === 0;
      if (node.type !== 'startEvent' && !isReceiver) continue;
      const messages = this.#received.get(node.id) ?? [];
      const gives = [...this.#flows(node.outgoing), ...(this.#sent.get(node.id) ?? [])];
      if (messages.length === 0 && !isReceiver) this.marked.push(...gives);
      else for (const message of messages) this.#fires(node.id, [node.id], [message], gives);
    }
  }

  #addNode(scope: Scope, node: FlowNode, host: FlowNode | null): void {
    if (isActivity(node) && node.scope?.kind !== 'eventSubProcess') this.activities.push(node.id);
    switch (node.type) {
      case 'startEvent':
      case 'boundaryEvent':
        return;
      case 'parallelGateway':
        return this.#fires(node.id, [node.id], this.#flows(node.incoming), this.#flows(node.outgoing));
      case 'inclusiveGateway':
      case 'complexGateway':
        return this.#inclusive(scope, node);
      case 'eventBasedGateway':
        return this.#deferred(scope, node);
      case 'endEvent':
        return this.#end(scope, node, host);
      default:
        if (node.scope?.kind === 'eventSubProcess' || isBehindEventGateway(scope, node)) return;
        if (node.scope || this.#staysActive(scope, node)) return this.#lasting(scope, node);
        for (const flow of this.#flows(node.incoming)) this.#passes(scope, node, [flow]);
    }
  }

  /** An element that takes its token and is done with it in one go, or is interrupted. */
  #passes(scope: Scope, node: FlowNode, taken: readonly number[]): void {
    for (const message of this.#messages(node))
      for (const way of waysOf(scope, node))
        this.#fires(node.id, [node.id, ...shown(node, way)], [...taken, ...message], this.#given(node, way));
    for (const exit of attachedTo(scope, node)) if (exit.cancelActivity) this.#interrupts(exit, taken, []);
  }

  #lasting(scope: Scope, node: FlowNode): void {
    const inside = this.place(`in:${node.id}`);
    const handlers = attachedTo(scope, node).filter((event) => !event.cancelActivity);
    const armed = handlers.map((event) => this.place(`armed:${event.id}`));
    // An embedded subprocess begins at its none start; one that has none never gets on. [BPMN 2.0.2, 10.5.2]
    const starts = node.scope?.nodes.filter((one) => one.type === 'startEvent' && kindOf(one) === 'none') ?? [];
    const begins = node.scope === null || starts.length > 0 || node.scope.nodes.length === 0;
    const entry = starts.flatMap((start) => this.#flows(start.outgoing));
    for (const flow of this.#flows(node.incoming))
      for (const message of node.scope ? [[]] : this.#messages(node))
        this.#fires(node.id, [node.id], [flow, ...message], [inside, ...armed, ...entry]);
    if (node.scope) this.addScope(node.scope, node);
    const below = node.scope ? this.#placesIn(node.scope) : [];
    const reached = node.scope ? this.#endsIn(node.scope) : [];
    for (const way of begins ? waysOf(scope, node) : [])
      this.#fires(node.id, [node.id, ...shown(node, way)], [inside], this.#given(node, way), {
        clears: [...armed, ...reached],
        empty: below,
      });
    for (const exit of attachedTo(scope, node))
      if (exit.cancelActivity) {
        if (!isThrownInside(exit, node)) this.#interrupts(exit, [inside], [...below, ...reached, ...armed]);
      } else {
        const own = this.place(`armed:${exit.id}`);
        const again = isOnce(exit) ? [] : [own];
        for (const message of this.#messages(exit))
          this.#fires(exit.id, [exit.id], [own, ...message], [...again, ...this.#given(exit, exit.outgoing)]);
      }
  }

  #inclusive(scope: Scope, node: FlowNode): void {
    const join = node.incoming.length > 1 ? this.#expecting(scope, node) : null;
    const sets = join ? subsets(node.incoming) : node.incoming.map((flow) => [flow]);
    for (const incoming of sets) {
      const absent = this.#flows(node.incoming.filter((flow) => !incoming.includes(flow)));
      for (const way of waysOf(scope, node))
        this.#fires(node.id, [node.id, ...shown(node, way)], this.#flows(incoming), this.#flows(way), {
          empty: join ? absent : [],
          mustWait: join,
        });
    }
  }

  #expecting(scope: Scope, node: FlowNode): (counts: Counts) => boolean {
    const nodes = new Map(
      scope.nodes.map((one) => [one.id, { id: one.id, incoming: one.incoming, exits: interruptingExits(scope, one) }]),
    );
    const ways = waysTo({ nodes, flows: new Map(scope.flows.map((flow) => [flow.id, flow])) }, node);
    const isHeld = (counts: Counts, place: string): boolean =>
      [place, `in:${place}`].some((name) => (counts[this.#index.get(name) ?? -1] ?? 0) > 0);
    return (counts) => {
      const filled = node.incoming.filter((flow) => isHeld(counts, flow));
      const empty = node.incoming.filter((flow) => !isHeld(counts, flow));
      return isExpected(ways, empty, filled, (place) => isHeld(counts, place));
    };
  }

  #deferred(scope: Scope, node: FlowNode): void {
    for (const flow of scope.flows.filter(({ source }) => source === node.id)) {
      const event = scope.nodes.find(({ id }) => id === flow.target);
      if (!event) continue;
      for (const incoming of this.#flows(node.incoming))
        for (const message of this.#messages(event))
          this.#fires(event.id, [node.id, event.id], [incoming, ...message], this.#given(event, event.outgoing));
    }
  }

  #end(scope: Scope, node: FlowNode, host: FlowNode | null): void {
    const kinds: readonly Kind[] = node.eventDefinitions.map(({ kind }) => kind);
    const gives = [this.place(`end:${node.id}`), ...(this.#sent.get(node.id) ?? [])];
    const sweeps = kinds.some((kind) => kind === 'terminate' || kind === 'error' || kind === 'cancel');
    // A terminated scope leaves nothing, ends reached before included.
    const clears = sweeps ? [...this.#placesIn(scope), ...this.#endsIn(scope)] : [];
    const caught = host && kinds.some((kind) => kind === 'error' || kind === 'cancel' || kind === 'escalation');
    const outer = caught ? scopeOf(this.model, host) : null;
    const catcher = outer
      ? attachedTo(outer, host as FlowNode).find((event) => kinds.includes(kindOf(event)))
      : undefined;
    for (const flow of this.#flows(node.incoming))
      if (catcher) {
        const inside = this.place(`in:${(host as FlowNode).id}`);
        const leaves = catcher.cancelActivity ? [inside] : [];
        this.#fires(
          node.id,
          [node.id, catcher.id],
          [flow, ...leaves],
          [...gives, ...this.#given(catcher, catcher.outgoing)],
          {
            clears: catcher.cancelActivity ? this.#placesIn(scope) : clears,
          },
        );
      } else this.#fires(node.id, [node.id], [flow], gives, { clears });
  }

  #interrupts(exit: FlowNode, taken: readonly number[], clears: readonly number[]): void {
    if (kindOf(exit) === 'compensate') return;
    for (const message of this.#messages(exit))
      this.#fires(exit.id, [exit.id], [...taken, ...message], this.#given(exit, exit.outgoing), { clears });
  }

  /** What it waits for: one of the messages drawn to it, or nothing the model shows. */
  #messages(node: FlowNode): readonly (readonly number[])[] {
    const waits = node.type === 'receiveTask' || kindOf(node) === STARTED_BY_MESSAGE;
    const messages = waits && node.type !== 'intermediateThrowEvent' ? this.#received.get(node.id) : undefined;
    return messages ? messages.map((one) => [one]) : [[]];
  }

  #given(node: FlowNode, way: readonly string[]): readonly number[] {
    return [...this.#flows(way), ...(this.#sent.get(node.id) ?? [])];
  }
  #flows(flows: readonly string[]): readonly number[] {
    return flows.map((flow) => this.place(flow));
  }
  #staysActive(scope: Scope, node: FlowNode): boolean {
    return attachedTo(scope, node).some((event) => !event.cancelActivity);
  }
  #placesIn(scope: Scope): readonly number[] {
    const lasting = nodesIn(scope).flatMap(({ id }) => [`in:${id}`, `armed:${id}`]);
    return [...scopesIn(scope).flatMap(({ flows }) => flows.map(({ id }) => id)), ...lasting].map((one) =>
      this.place(one),
    );
  }
  /** Ends reached inside a subprocess are done with when it is left: they speak of that run only. */
  #endsIn(scope: Scope): readonly number[] {
    return nodesIn(scope).flatMap(({ id, type }) => (type === 'endEvent' ? [this.place(`end:${id}`)] : []));
  }
  #fires(
    element: string,
    says: readonly string[],
    needs: readonly number[],
    gives: readonly number[],
    rest: Partial<Pick<Firing, 'clears' | 'empty' | 'mustWait'>> = {},
  ): void {
    // What has no way in is never begun; it must not fire out of nothing.
    if (needs.length > 0)
      this.firings.push({ element, says, needs, gives, clears: [], empty: [], mustWait: null, ...rest });
  }
}

type Kind = FlowNode['eventDefinitions'][number]['kind'] | 'none';
const kindOf = (node: FlowNode): Kind => node.eventDefinitions[0]?.kind ?? 'none';
const attachedTo = (scope: Scope, node: FlowNode): readonly FlowNode[] =>
  scope.nodes.filter((other) => other.attachedTo === node.id);
/** A token that stays in its activity does not go out by a boundary event beside it: that is a further token. */
const interruptingExits = (scope: Scope, node: FlowNode): readonly string[] =>
  attachedTo(scope, node).flatMap(({ id, cancelActivity }) => (cancelActivity ? [id] : []));
/** A date or a duration comes once; messages, signals, conditions and cycles may come any number of times. */
const isOnce = ({ eventDefinitions: [event] }: FlowNode): boolean =>
  event?.kind === 'timer' && (event.date !== null || event.duration !== null);
const isThrownInside = (exit: FlowNode, node: FlowNode): boolean =>
  node.scope !== null && ['error', 'cancel', 'escalation'].includes(kindOf(exit));
const isBehindEventGateway = (scope: Scope, node: FlowNode): boolean =>
  scope.flows.some(
    (flow) =>
      flow.target === node.id && scope.nodes.some((one) => one.id === flow.source && one.type === 'eventBasedGateway'),
  );

const scopesIn = (scope: Scope): readonly Scope[] => [
  scope,
  ...scope.nodes.flatMap((node) => (node.scope ? scopesIn(node.scope) : [])),
];
const nodesIn = (scope: Scope): readonly FlowNode[] => scopesIn(scope).flatMap(({ nodes }) => nodes);
const scopeOf = (model: ProcessModel, node: FlowNode): Scope | null =>
  model.processes.flatMap((one) => scopesIn(one.scope)).find(({ nodes }) => nodes.includes(node)) ?? null;

/** The sets of outgoing flows that may get a token. */
function waysOf(scope: Scope, node: FlowNode): readonly (readonly string[])[] {
  if (node.outgoing.length < 2) return [node.outgoing];
  if (node.type === 'exclusiveGateway') return node.outgoing.map((flow) => [flow]);
  const isGateway = node.type === 'inclusiveGateway' || node.type === 'complexGateway';
  const isConditional = (id: string): boolean =>
    id !== node.defaultFlow && (isGateway || scope.flows.some((flow) => flow.id === id && flow.condition !== null));
  const asked = node.outgoing.filter(isConditional);
  if (asked.length === 0) return [node.outgoing];
  const always = node.outgoing.filter((flow) => !isConditional(flow) && flow !== node.defaultFlow);
  const none = [...always, ...(node.defaultFlow === null ? [] : [node.defaultFlow])];
  return [...subsets(asked).map((way) => [...always, ...way]), ...(none.length ? [none] : [])];
}

function subsets(flows: readonly string[]): readonly (readonly string[])[] {
  const all: (readonly string[])[] = [];
  for (let bits = 1; bits < 2 ** flows.length; bits++) all.push(flows.filter((_, at) => bits & (1 << at)));
  return all;
}

const shown = (node: FlowNode, way: readonly string[]): readonly string[] =>
  way.length === node.outgoing.length ? [] : way;

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
