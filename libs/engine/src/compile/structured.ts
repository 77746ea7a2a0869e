import type { Json, JsonObject } from '@fallspur/kernel';
import type { ChartGraph, GraphNode } from './graph.ts';
import { choosesSeveral, isFork, isSilent, isStop, nodeOf, targetOf } from './graph.ts';
import type { Branch, Structure } from './structure.ts';
import { findCycle } from './soundness/automatic-cycle.ts';
import * as say from './vocabulary.ts';

/** One way through the chart: what is recorded on it, in order, and the states it ends in. */
interface Route {
  readonly actions: JsonObject[];
  readonly targets: string[];
}

/** A cycle of elements that neither wait nor work: no state could stand for it. */
export interface EndlessPass {
  readonly cycle: readonly string[];
}

/**
 * The structured encoding: one state for every element that can hold a token, blocks as `parallel` states with a
 * region a branch; everything else collapses into the transitions. [engine.md 3]
 */
export function structuredConfig(graph: ChartGraph, structure: Structure): JsonObject | EndlessPass {
  const cycle = passCycle(graph);
  if (cycle) return { cycle };
  const emitter = new Emitter(graph, structure);
  return {
    id: graph.id,
    context: {},
    options: { maxIterations: 10_000 },
    initial: say.READY,
    on: { [say.CANCEL]: { target: say.targetId(say.DONE), actions: [say.cancelled] } },
    states: {
      [say.READY]: { id: say.READY, on: emitter.starts() },
      ...emitter.statesOf(null),
      [say.DONE]: { id: say.DONE, type: 'final' },
    },
  };
}

class Emitter {
  readonly graph: ChartGraph;
  readonly structure: Structure;
  constructor(graph: ChartGraph, structure: Structure) {
    this.graph = graph;
    this.structure = structure;
  }

  starts(): JsonObject {
    const on: Record<string, Json> = {};
    for (const start of this.graph.starts) on[`start:${start}`] = this.transition(this.pass(nodeOf(this.graph, start)));
    return on;
  }

  /** The states directly inside a branch, or at the top of the chart. */
  statesOf(branch: Branch | null): JsonObject {
    const states: Record<string, Json> = {};
    for (const node of this.graph.nodes.values()) {
      if (this.structure.branchOf(node.id) !== branch) continue;
      if (isStop(node) && node.role !== 'multiChoice') this.stop(node, states);
      if (choosesSeveral(node)) this.severalWays(node, states);
      if (isFork(node)) states[say.blockState(node.id)] = this.block(node);
    }
    return states;
  }

  private stop(node: GraphNode, states: Record<string, Json>): void {
    if (node.role === 'wait' || node.role === 'deferredChoice') {
      states[node.id] = { id: node.id, meta: waitsAt(node), on: this.answers(node) };
      return;
    }
    const ways = node.role === 'work' ? [this.workDone(node)] : this.choices(node);
    const stuck = say.stuckState(node.id);
    const giveUp = {
      target: say.targetId(stuck),
      ...(node.role === 'choice' ? { actions: [say.stuck(node.id)] } : {}),
    };
    states[node.id] = { id: node.id, always: [...ways, giveUp] };
    states[stuck] = {
      id: stuck,
      meta: waitsAt(node),
      on: { [`retry:${node.id}`]: { target: say.targetId(node.id) }, ...this.interruptions(node) },
    };
  }

  /** Asks which branches of an inclusive block are entered; stays, stuck, where none is. */
  private severalWays(node: GraphNode, states: Record<string, Json>): void {
    const asks = node.choosesAfter ? say.choiceState(node.id) : node.id;
    const stuck = say.stuckState(asks);
    states[asks] = {
      id: asks,
      always: [
        { guard: say.chooses(node), target: say.targetId(say.blockState(node.id)), actions: [say.left(node.id)] },
        { target: say.targetId(stuck), actions: [say.stuck(node.id)] },
      ],
    };
    states[stuck] = {
      id: stuck,
      meta: { waits: node.id, ...(node.choosesAfter ? { token: say.doneToken(node.id) } : {}) },
      on: { [`retry:${node.id}`]: { target: say.targetId(asks) }, ...this.interruptions(node) },
    };
  }

  private answers(node: GraphNode): JsonObject {
    if (node.role === 'wait')
      return { [`${node.resumedBy}:${node.id}`]: this.transition(this.leave(node)), ...this.interruptions(node) };
    const on: Record<string, Json> = {};
    for (const flow of node.outgoing) {
      const event = targetOf(this.graph, flow);
      on[`fire:${event.id}`] = this.transition(
        join({ actions: [say.left(node.id), say.taken(flow)], targets: [] }, this.pass(event)),
      );
    }
    return on;
  }

  private interruptions(node: GraphNode): JsonObject {
    const on: Record<string, Json> = {};
    for (const exit of node.exits)
      on[`fire:${exit}`] = this.transition(
        join({ actions: [say.interrupted(node.id)], targets: [] }, this.pass(nodeOf(this.graph, exit))),
      );
    return on;
  }

  private workDone(node: GraphNode): JsonObject {
    return { guard: say.performed(node.id), ...this.transition(this.leave(node)) };
  }

  private choices(node: GraphNode): readonly JsonObject[] {
    return node.outgoing.map((flow) => ({
      guard: say.holds(node.id, flow),
      ...this.transition(join({ actions: [say.left(node.id)], targets: [] }, this.follow(flow)), node.id),
    }));
  }

  private block(fork: GraphNode): JsonObject {
    const block = this.structure.blocks.get(fork.id);
    if (!block) throw new Error(`Fork ${fork.id} of chart ${this.graph.id} has no block`);
    const states: Record<string, Json> = {};
    for (const branch of block.branches) {
      const final = branch.last === null ? say.endedState(branch.flow) : say.tokenState(branch.last);
      const meta = branch.last === null ? {} : { meta: { token: branch.last } };
      const inside = { ...this.statesOf(branch), [final]: { id: final, type: 'final', ...meta } };
      const entry = choosesSeveral(fork) ? this.optional(fork, branch) : {};
      const [initial = final] = Object.keys(entry);
      states[say.branchState(branch.flow)] = { initial, states: { ...entry, ...inside } };
    }
    const after =
      block.join === null ? { actions: [], targets: [this.sinkOf(fork)] } : this.pass(nodeOf(this.graph, block.join));
    return { id: say.blockState(fork.id), type: 'parallel', states, onDone: this.transition(after) };
  }

  /** The beginning of a branch that may be skipped. */
  private optional(fork: GraphNode, { flow, last }: Branch): Record<string, JsonObject> {
    const skipped = last === null ? say.endedState(flow) : say.skippedState(flow);
    const always = [
      { guard: say.chosen(fork.id, flow), ...this.transition(this.follow(flow)) },
      { target: say.targetId(skipped) },
    ];
    return {
      [say.askedState(flow)]: { id: say.askedState(flow), always },
      ...(last === null ? {} : { [skipped]: { id: skipped, type: 'final' } }),
    };
  }

  /** Leaves a node that held a token. */
  private leave(node: GraphNode): Route {
    if (node.choosesAfter) return { actions: [], targets: [say.choiceState(node.id)] };
    return join({ actions: [say.left(node.id)], targets: [] }, this.after(node));
  }

  /** Goes through a node without stopping. */
  private pass(node: GraphNode): Route {
    return this.route([node]);
  }

  private after(node: GraphNode): Route {
    if (node.outgoing.length === 0) return { actions: [], targets: [this.sinkOf(node)] };
    return this.route(node.outgoing);
  }

  private follow(flow: string): Route {
    return this.route([flow]);
  }

  /** From these flows and nodes to whatever stops, depth first; without recursion, for a way may pass thousands. */
  private route(from: readonly (string | GraphNode)[]): Route {
    const route: Route = { actions: [], targets: [] };
    const open = from.toReversed();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (typeof at !== 'string') {
        if (!isSilent(at.id)) route.actions.push(say.entered(at.id), say.left(at.id));
        if (at.outgoing.length === 0) route.targets.push(this.sinkOf(at));
        open.push(...at.outgoing.toReversed());
        continue;
      }
      if (!isSilent(at)) route.actions.push(say.taken(at));
      const node = targetOf(this.graph, at);
      if (this.structure.closed.has(node.id)) route.targets.push(say.tokenState(at));
      else if (isStop(node)) {
        route.actions.push(say.entered(node.id));
        route.targets.push(node.id);
      } else open.push(node);
    }
    return route;
  }

  private sinkOf(node: GraphNode): string {
    const branch = this.structure.branchOf(node.id);
    return branch === null ? say.DONE : say.endedState(branch.flow);
  }

  /** A choice that leads back to itself with no work in between could never decide otherwise: it is stuck. */
  private transition(route: Route, from?: string): JsonObject {
    const targets = route.targets.map((target) => say.targetId(target === from ? say.stuckState(target) : target));
    const endless = from !== undefined && route.targets.includes(from) ? [say.stuck(from)] : [];
    return {
      target: targets.length === 1 ? (targets[0] as string) : targets,
      actions: [...route.actions, ...endless],
    };
  }
}

/** An activity that is done and stuck at its way out is active too: the done token tells the two apart. */
const waitsAt = (node: GraphNode): JsonObject => ({
  waits: node.id,
  ...(node.choosesAfter ? { unless: say.doneToken(node.id) } : {}),
});

const join = (a: Route, b: Route): Route => ({
  actions: [...a.actions, ...b.actions],
  targets: [...a.targets, ...b.targets],
});

/** A cycle made of passing nodes alone. */
const passCycle = (graph: ChartGraph): readonly string[] | null =>
  findCycle(graph, new Set([...graph.nodes.values()].filter((node) => !isStop(node))));
