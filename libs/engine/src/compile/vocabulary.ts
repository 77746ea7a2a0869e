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
export const blockState = (fork: string): string => `block:${fork}`;
export const branchState = (flow: string): string => `branch:${flow}`;
/** Final state of a branch whose token waits before the join. */
export const tokenState = (flow: string): string => `token:${flow}`;
/** Final state of a branch that ended at an end event. */
export const endedState = (branch: string): string => `ended:${branch}`;

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

/** Token net: what stands on flows and in nodes. */
export const put = (flow: string): JsonObject => ({ type: 'put', params: { flow } });
export const take = (flows: readonly string[]): JsonObject => ({ type: 'take', params: { flows } });
export const takeEach = (flows: readonly string[]): JsonObject => ({ type: 'takeEach', params: { flows } });
export const hold = (element: string): JsonObject => ({ type: 'hold', params: { element } });
export const release = (element: string): JsonObject => ({ type: 'release', params: { element } });
export const arrived = (element: string, flows: readonly string[]): JsonObject => ({
  type: 'arrived',
  params: { element, flows },
});
export const complete = (flows: readonly string[]): JsonObject => ({ type: 'complete', params: { flows } });
export const several = (element: string): JsonObject => ({ type: 'several', params: { element } });
export const spent: JsonObject = { type: 'spent' };
