import type { JsonObject } from '@fallspur/kernel';

/**
 * The words a generated machine is written in: event types, named actions and guards, state names.
 * Names that are no BPMN id carry a colon, which no XML id may contain: they can never meet one.
 */
export const READY = 'chart:ready';
export const DONE = 'chart:done';
export const RUNNING = 'chart:running';
export const CANCEL = 'cancel';

export const stuckState = (element: string): string => `stuck:${element}`;
/** Where an activity that is done asks which of its conditional flows go on. */
export const choiceState = (element: string): string => `choice:${element}`;
export const blockState = (fork: string): string => `block:${fork}`;
export const branchState = (flow: string): string => `branch:${flow}`;
/** Final state of a branch whose token waits before the join. */
export const tokenState = (flow: string): string => `token:${flow}`;
/** A branch of an inclusive block before it is entered or skipped. */
export const askedState = (flow: string): string => `asked:${flow}`;
export const skippedState = (flow: string): string => `skipped:${flow}`;
/** Final state of a branch that ended at an end event. */
export const endedState = (branch: string): string => `ended:${branch}`;

/** Stands on no flow: says that an activity that is still active has done its work and only asks for its way out. */
export const doneToken = (element: string): string => `${element}:done`;
/** A flow without condition by which a gateway learns, after its questions, whether one of them had no answer. */
export const answeredProbe = (element: string): string => `${element}:answered`;

/** A target by id; dots are part of BPMN ids and path separators for XState. */
export const targetId = (id: string): string => `#${id.replaceAll('\\', '\\\\').replaceAll('.', '\\.')}`;

export const taken = (flow: string): JsonObject => ({ type: 'taken', params: { flow } });
export const entered = (element: string): JsonObject => ({ type: 'entered', params: { element } });
export const left = (element: string): JsonObject => ({ type: 'left', params: { element } });
export const interrupted = (element: string): JsonObject => ({ type: 'interrupted', params: { element } });
export const stuck = (element: string): JsonObject => ({ type: 'stuck', params: { element } });
export const cancelled: JsonObject = { type: 'cancelled' };

export const holds = (element: string, flow: string): JsonObject => ({ type: 'holds', params: { element, flow } });
export const performed = (element: string): JsonObject => ({ type: 'performed', params: { element } });
/** Asks which of several flows go on. `several`: only where this many tokens are held there (token net). */
export const chooses = (node: Choosing, more: JsonObject = {}): JsonObject => ({
  type: 'chooses',
  params: {
    element: node.id,
    flows: node.outgoing.filter((flow) => flow !== node.defaultFlow),
    ...(node.defaultFlow === null ? {} : { otherwise: node.defaultFlow }),
    ...(node.alwaysTaken.length === 0 ? {} : { always: node.alwaysTaken }),
    ...more,
  },
});
interface Choosing {
  readonly id: string;
  readonly outgoing: readonly string[];
  readonly defaultFlow: string | null;
  readonly alwaysTaken: readonly string[];
}
export const chosen = (element: string, flow: string): JsonObject => ({ type: 'chosen', params: { element, flow } });

/** Token net: what stands on flows and in nodes. */
export const put = (flow: string): JsonObject => ({ type: 'put', params: { flow } });
export const take = (flows: readonly string[], quantity = 1): JsonObject => ({
  type: 'take',
  params: { flows, ...(quantity === 1 ? {} : { quantity }) },
});
export const takeEach = (flows: readonly string[]): JsonObject => ({ type: 'takeEach', params: { flows } });
export const hold = (element: string): JsonObject => ({ type: 'hold', params: { element } });
export const release = (element: string): JsonObject => ({ type: 'release', params: { element } });
export const arrived = (element: string, flows: readonly string[], quantity = 1): JsonObject => ({
  type: 'arrived',
  params: { element, flows, ...(quantity === 1 ? {} : { quantity }) },
});
export const complete = (flows: readonly string[]): JsonObject => ({ type: 'complete', params: { flows } });
export const several = (element: string): JsonObject => ({ type: 'several', params: { element } });
/** Is one of the instances held here still at work, not only without a way out? */
export const unfinished = (element: string): JsonObject => ({
  type: 'unfinished',
  params: { element, beyond: doneToken(element) },
});
export const giveChosen = (element: string, quantity = 1): JsonObject => ({
  type: 'giveChosen',
  params: { element, ...(quantity === 1 ? {} : { quantity }) },
});
/** Automatic work begins (1) or ends (-1): what waits for quiescence may not fire before. */
export const busy = (by: 1 | -1): JsonObject => ({ type: 'busy', params: { by } });
export const takePresent = (flows: readonly string[]): JsonObject => ({ type: 'takePresent', params: { flows } });
/** What a join that waits for the last token looks at. */
export interface Expecting {
  /** Its incoming flows. */
  readonly flows: readonly string[];
  /** Incoming flow -> places from which a token can still come. */
  readonly ways: Readonly<Record<string, readonly string[]>>;
  /** Flows whose tokens go on by themselves, and joins that may be complete: first they move. */
  readonly moving: readonly string[];
  readonly joins: readonly (readonly string[])[];
}
export const synchronised = (expecting: Expecting): JsonObject => ({
  type: 'synchronised',
  params: { ...expecting },
});

/** Complex gateway: incoming flows used up in the round under way, and how many flows held a token when last asked. */
export const spentToken = (flow: string): string => `${flow}:spent`;
export const askedToken = (gateway: string): string => `${gateway}:counted`;
export const activation = (gateway: string, count: number): string => `${gateway}:activation:${count}`;
export const resetFlow = (flow: string): string => `${flow}:reset`;
export const spent: JsonObject = { type: 'spent' };
