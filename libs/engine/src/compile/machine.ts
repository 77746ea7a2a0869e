import type { AnyStateMachine } from 'xstate';
import { assign, createMachine } from 'xstate';
import type { JsonObject } from '@fallspur/kernel';
import type { ChartHost } from './chart.ts';

/** One run of `drive`: who is asked and told, and how many automatic turns it has taken. */
export interface Walk {
  readonly host: ChartHost;
  /** Elements that waited when the run began: what `cancel` leaves. */
  readonly active: readonly string[];
  turns: number;
  endless: boolean;
}

/**
 * `walk` is put there for the length of one run. It travels in the context and not in the event, because the events
 * XState raises itself (`xstate.done.state.…`) carry nothing of the event that caused them.
 */
export interface ChartContext {
  readonly walk: Walk;
  readonly tokens: Readonly<Record<string, number>>;
  readonly held: Readonly<Record<string, number>>;
}

/** Automatic turns one event may cause before the chart stands still as an incident. */
export const TURNS_MAX = 1_000;

interface Args {
  readonly context: ChartContext;
}
interface ElementParams {
  readonly element: string;
}
interface FlowParams {
  readonly flow: string;
}
interface FlowsParams {
  readonly flows: readonly string[];
}

const tellers = {
  taken: ({ context }: Args, { flow }: FlowParams) => context.walk.host.taken(flow),
  entered: ({ context }: Args, { element }: ElementParams) => context.walk.host.entered(element),
  left: ({ context }: Args, { element }: ElementParams) => context.walk.host.left(element, 'completed'),
  interrupted: ({ context }: Args, { element }: ElementParams) => context.walk.host.left(element, 'cancelled'),
  cancelled: ({ context }: Args) => {
    for (const element of context.walk.active) context.walk.host.left(element, 'cancelled');
  },
  stuck: ({ context }: Args, { element }: ElementParams) => {
    if (!context.walk.endless) context.walk.host.stuck(element, 'no-way-out');
  },
};

const counters = {
  put: assign(({ context }: Args, { flow }: FlowParams) => ({ tokens: add(context.tokens, flow, 1) })),
  take: assign(({ context }: Args, { flows }: FlowsParams) => {
    const flow = flows.find((candidate) => holdsToken(context, candidate));
    return flow === undefined ? {} : { tokens: add(context.tokens, flow, -1) };
  }),
  takeEach: assign(({ context }: Args, { flows }: FlowsParams) => ({
    tokens: flows.reduce((tokens, flow) => add(tokens, flow, -1), context.tokens),
  })),
  hold: assign(({ context }: Args, { element }: ElementParams) => ({ held: add(context.held, element, 1) })),
  release: assign(({ context }: Args, { element }: ElementParams) => ({ held: add(context.held, element, -1) })),
};

const askers = {
  holds: ({ context }: Args, { element, flow }: ElementParams & FlowParams) =>
    mayTurn(context.walk, element) && context.walk.host.holds(flow),
  performed: ({ context }: Args, { element }: ElementParams) =>
    mayTurn(context.walk, element) && context.walk.host.perform(element),
  arrived: ({ context }: Args, { element, flows }: ElementParams & FlowsParams) =>
    flows.some((flow) => holdsToken(context, flow)) && mayTurn(context.walk, element),
  complete: ({ context }: Args, { flows }: FlowsParams) => flows.every((flow) => holdsToken(context, flow)),
  several: ({ context }: Args, { element }: ElementParams) => (context.held[element] ?? 0) > 1,
  spent: ({ context }: Args) => isEmpty(context.tokens) && isEmpty(context.held),
};

/** Binds the named actions and guards to a generated config. */
export const bindMachine = (config: JsonObject): AnyStateMachine =>
  createMachine(config as never, { actions: { ...tellers, ...counters }, guards: askers } as never);

function mayTurn(walk: Walk, element: string): boolean {
  if (walk.endless) return false;
  walk.turns += 1;
  if (walk.turns <= TURNS_MAX) return true;
  walk.endless = true;
  walk.host.stuck(element, 'endless');
  return false;
}

const holdsToken = (context: ChartContext, flow: string): boolean => (context.tokens[flow] ?? 0) > 0;

function add(counts: Readonly<Record<string, number>>, key: string, by: number): Readonly<Record<string, number>> {
  const { [key]: before = 0, ...others } = counts;
  return before + by === 0 ? others : { ...others, [key]: before + by };
}

const isEmpty = (counts: Readonly<Record<string, number>>): boolean => {
  for (const key in counts) if (key) return false;
  return true;
};
