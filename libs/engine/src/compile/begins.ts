import type { GraphNode } from './graph.ts';

/** A silent start before something that may be begun at any time: in no diagram, told to nobody. */
export const beginOf = (element: string): string => `${element}:begin`;
export const beginFlow = (element: string): string => `${element}:begun`;
export const isBegin = (id: string): boolean => id.endsWith(':begin');

export const BEGIN: Pick<GraphNode, 'role' | 'resumedBy' | 'terminates'> = {
  role: 'pass',
  resumedBy: 'done',
  terminates: false,
};
