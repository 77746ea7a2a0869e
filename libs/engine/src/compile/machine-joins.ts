import { assign } from 'xstate';
import { isExpected } from './reach.ts';
import type { Expecting } from './vocabulary.ts';
import { activation, answeredProbe, askedToken, resetFlow, spentToken } from './vocabulary.ts';
import type { ChartContext } from './walk.ts';
import { add, holdsToken, mayTurn } from './walk.ts';

interface Args {
  readonly context: ChartContext;
}
interface About {
  readonly element: string;
  readonly flows: readonly string[];
}
interface Chooses extends About {
  readonly otherwise?: string;
  readonly always?: readonly string[];
  readonly several?: boolean;
  /** A token that must stand there, else this is not what is asked. */
  readonly where?: string;
  /** Tokens of which the element must hold more instances: those that are done and only stuck. */
  readonly beyond?: string;
}

/** Guards of what chooses several ways, and of the joins that wait for the last token. */
export const joinAskers = {
  chooses: (
    { context }: Args,
    { element, flows, otherwise, always = [], several, where, beyond }: Chooses,
  ): boolean => {
    const { walk } = context;
    if (several !== undefined && several !== (context.held[element] ?? 0) > 1) return false;
    if (where !== undefined && !holdsToken(context, where)) return false;
    if (beyond !== undefined && !isUnfinished(context, element, beyond)) return false;
    if (!mayTurn(walk, element)) return false;
    const chosen = flows.filter((flow) => walk.host.holds(flow));
    const none = !chosen.some((flow) => !always.includes(flow));
    if (none && otherwise !== undefined && walk.host.holds(otherwise)) chosen.push(otherwise);
    (walk.chosen ??= new Map()).set(element, chosen);
    // A question without an answer is an incident, whatever the others said. [decisions.md 16]
    return chosen.length > 0 && walk.host.holds(answeredProbe(element));
  },
  unfinished: ({ context }: Args, { element, beyond }: { element: string; beyond: string }): boolean =>
    isUnfinished(context, element, beyond),
  chosen: ({ context }: Args, { element, flow }: { element: string; flow: string }): boolean =>
    context.walk.chosen?.get(element)?.includes(flow) ?? false,
  synchronised: ({ context }: Args, expecting: Expecting): boolean => {
    const [filled, empty] = parted(expecting.flows, (flow) => holdsToken(context, flow));
    return (
      filled.length > 0 &&
      isQuiet(context, expecting) &&
      !isExpected(expecting.ways, empty, filled, (place) => isPresent(context, place))
    );
  },
  moreCame: ({ context }: Args, { element, flows }: About): boolean =>
    !isInRound(context, flows) && countOf(context, flows) > (context.tokens[askedToken(element)] ?? 0),
  inRound: ({ context }: Args, { flows }: About): boolean => isInRound(context, flows),
  activates: ({ context }: Args, { element, flows }: About): boolean =>
    mayTurn(context.walk, element) && context.walk.host.holds(activation(element, countOf(context, flows))),
  roundOver: ({ context }: Args, expecting: Expecting): boolean => {
    const { flows, ways } = expecting;
    if (!isInRound(context, flows) || !isQuiet(context, expecting)) return false;
    const [filled, empty] = parted(flows, (flow) => holdsToken(context, spentToken(flow)) || holdsToken(context, flow));
    return !isExpected(ways, empty, filled, (place) => isPresent(context, place));
  },
  /** Never false for want of a way: at the end of a round it is lawful that no token goes on. */
  choosesReset: ({ context }: Args, { element, flows }: About): boolean => {
    const { walk } = context;
    if (!mayTurn(walk, element)) return false;
    (walk.chosen ??= new Map()).set(
      element,
      flows.filter((flow) => walk.host.holds(resetFlow(flow))),
    );
    return walk.host.holds(answeredProbe(element));
  },
};

export const joinCounters = {
  giveChosen: assign(({ context }: Args, { element, quantity = 1 }: { element: string; quantity?: number }) => {
    let tokens = context.tokens;
    for (const flow of context.walk.chosen?.get(element) ?? [])
      for (let time = 0; time < quantity; time++) {
        context.walk.host.taken(flow);
        tokens = add(tokens, flow, 1);
      }
    return { tokens };
  }),
  busy: assign(({ context }: Args, { by }: { by: number }) => ({ busy: (context.busy ?? 0) + by })),
  takePresent: assign(({ context }: Args, { flows }: Pick<About, 'flows'>) => ({
    tokens: takeOfEach(context.tokens, flows),
  })),
  counted: assign(({ context }: Args, { element, flows }: About) => ({
    tokens: set(context.tokens, askedToken(element), countOf(context, flows)),
  })),
  beginRound: assign(({ context }: Args, { element, flows }: About) => {
    const used = flows.filter((flow) => holdsToken(context, flow));
    const tokens = set(takeOfEach(context.tokens, used), askedToken(element), 0);
    return { tokens: used.reduce((all, flow) => set(all, spentToken(flow), 1), tokens) };
  }),
  endRound: assign(({ context }: Args, { flows }: About) => {
    const [spent, others] = parted(flows, (flow) => holdsToken(context, spentToken(flow)));
    return { tokens: spent.reduce((all, flow) => set(all, spentToken(flow), 0), takeOfEach(context.tokens, others)) };
  }),
};

type Counts = Readonly<Record<string, number>>;

const takeOfEach = (tokens: Counts, flows: readonly string[]): Counts =>
  flows.reduce((all, flow) => ((all[flow] ?? 0) > 0 ? add(all, flow, -1) : all), tokens);

const set = (tokens: Counts, key: string, count: number): Counts => add(tokens, key, count - (tokens[key] ?? 0));

const countOf = (context: ChartContext, flows: readonly string[]): number =>
  flows.filter((flow) => holdsToken(context, flow)).length;

const isInRound = (context: ChartContext, flows: readonly string[]): boolean =>
  flows.some((flow) => holdsToken(context, spentToken(flow)));

const isPresent = (context: ChartContext, place: string): boolean =>
  holdsToken(context, place) || (context.held[place] ?? 0) > 0;

const isQuiet = (context: ChartContext, { moving, joins }: Expecting): boolean =>
  (context.busy ?? 0) === 0 &&
  !moving.some((flow) => holdsToken(context, flow)) &&
  !joins.some((flows) => flows.every((flow) => holdsToken(context, flow)));

const isUnfinished = (context: ChartContext, element: string, done: string): boolean =>
  (context.held[element] ?? 0) > (context.tokens[done] ?? 0);

function parted(flows: readonly string[], isFirst: (flow: string) => boolean): [string[], string[]] {
  const parts: [string[], string[]] = [[], []];
  for (const flow of flows) parts[isFirst(flow) ? 0 : 1].push(flow);
  return parts;
}
