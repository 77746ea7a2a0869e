import type { AnyStateMachine } from 'xstate';
import { assign, createMachine } from 'xstate';
import type { JsonObject } from '@fallspur/kernel';
import { joinAskers, joinCounters } from './machine-joins.ts';
import type { ChartContext } from './walk.ts';
import { add, holdsToken, mayTurn } from './walk.ts';

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
  readonly quantity?: number;
}

const tellers = {
  taken: ({ context }: Args, { flow }: FlowParams) => context.walk.host.taken(flow),
  entered: ({ context }: Args, { element }: ElementParams) => context.walk.host.entered(element),
  left: ({ context }: Args, { element }: ElementParams) => leave(context, element, 'completed'),
  interrupted: ({ context }: Args, { element }: ElementParams) => leave(context, element, 'cancelled'),
  cancelled: ({ context }: Args) => {
    for (const element of context.walk.active) context.walk.host.left(element, 'cancelled');
  },
  stuck: ({ context }: Args, { element }: ElementParams) => {
    if (!context.walk.endless) context.walk.host.stuck(element, 'no-way-out');
  },
};

const counters = {
  put: assign(({ context }: Args, { flow }: FlowParams) => ({ tokens: add(context.tokens, flow, 1) })),
  take: assign(({ context }: Args, { flows, quantity = 1 }: FlowsParams) => {
    let { tokens } = context;
    for (let time = 0; time < quantity; time++) {
      const flow = flows.find((candidate) => (tokens[candidate] ?? 0) > 0);
      if (flow !== undefined) tokens = add(tokens, flow, -1);
    }
    return { tokens };
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
  arrived: ({ context }: Args, { element, flows, quantity = 1 }: ElementParams & FlowsParams) =>
    hasTokens(context, flows, quantity) && mayTurn(context.walk, element),
  complete: ({ context }: Args, { flows }: FlowsParams) => flows.every((flow) => holdsToken(context, flow)),
  several: ({ context }: Args, { element }: ElementParams) => (context.held[element] ?? 0) > 1,
  spent: ({ context }: Args) => isEmpty(context.tokens) && isEmpty(context.held),
};

/** Binds the named actions and guards to a generated config. */
export const bindMachine = (config: JsonObject): AnyStateMachine =>
  createMachine(
    config as never,
    { actions: { ...tellers, ...counters, ...joinCounters }, guards: { ...askers, ...joinAskers } } as never,
  );

function leave({ walk }: ChartContext, element: string, how: 'completed' | 'cancelled'): void {
  walk.moved = true;
  walk.host.left(element, how);
}

function hasTokens(context: ChartContext, flows: readonly string[], quantity: number): boolean {
  if (quantity === 1) return flows.some((flow) => holdsToken(context, flow));
  return flows.reduce((sum, flow) => sum + (context.tokens[flow] ?? 0), 0) >= quantity;
}

const isEmpty = (counts: Readonly<Record<string, number>>): boolean => {
  for (const key in counts) if (key) return false;
  return true;
};
