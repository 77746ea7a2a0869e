import type { AnyStateMachine } from 'xstate';
import type { JsonObject } from '@fallspur/kernel';
import type { ChartGraph } from './graph.ts';

/**
 * A *chart* is one XState machine: the flow of one scope (process, subprocess, event subprocess, multi-instance body)
 * or of one non-interrupting handler. Charts that can exist several times are opened by the case runtime as children,
 * never as XState actors. [engine.md 3]
 */
export interface Chart {
  /** BPMN id of the process, the subprocess, or of the boundary event whose handler path this is. */
  readonly id: string;
  readonly kind: 'process' | 'subProcess' | 'eventSubProcess' | 'handler';
  /** The scope whose variable frame this chart uses (a handler uses that of its activity's scope). */
  readonly scope: string;
  /** `structured`: compound and parallel states. `token-net`: one region per node, tokens counted per flow. */
  readonly encoding: 'structured' | 'token-net';
  /** The generated XState config, JSON through and through: what `*.machine.json` shows. */
  readonly config: JsonObject;
  /** The machine with its named guards and actions bound. */
  readonly machine: AnyStateMachine;
  /** The flow as it was judged: where a token can come from and go to. */
  readonly graph: ChartGraph;
  /** Every BPMN node and flow this chart may touch. */
  readonly nodes: readonly string[];
  readonly flows: readonly string[];
  /** Event subprocesses (chart ids) that listen while this chart runs. */
  readonly eventSubProcesses: readonly string[];
}

/**
 * Where a chart instance stands, in BPMN ids: the truth. The XState value is derived from it and is only a cache.
 * `active` is a multiset of nodes that wait (sorted); `tokens` are flows that hold tokens before a join that waits.
 */
export interface Marking {
  readonly active: readonly string[];
  readonly tokens: Readonly<Record<string, number>>;
}

export const EMPTY_MARKING: Marking = { active: [], tokens: {} };

/** What may happen to a chart. Types carry element ids, so XState never has to choose between regions. */
export type ChartEvent =
  /** Start at a start event, or, for a handler chart, at its boundary event: it is told as entered and left. */
  | { readonly type: 'start'; readonly element: string }
  /** A waiting activity (user task, job, subprocess) has done its work. */
  | { readonly type: 'done'; readonly element: string }
  /**
   * Something caught has happened: catch event, receive task, interrupting boundary event, event behind an event-based
   * gateway. (A non-interrupting boundary event moves no chart: the runtime opens its handler chart with `start`.)
   */
  | { readonly type: 'fire'; readonly element: string }
  /** Try a stuck automatic element (incident) again. */
  | { readonly type: 'retry'; readonly element: string }
  /** Leave everything: terminate end, interrupting event subprocess, cancellation. */
  | { readonly type: 'cancel' };

/**
 * What the chart asks and tells while XState walks it, in path order. The runtime implements it: it evaluates
 * FEEL and DMN, gives ordinals, opens tasks, timers, subscriptions and child charts. A host never throws.
 */
export interface ChartHost {
  taken(flow: string): void;
  entered(element: string): void;
  left(element: string, how: 'completed' | 'cancelled'): void;
  /**
   * May the token take this flow out of a choice? Asked in document order, the default flow last, until one holds.
   * A flow without condition (the default) holds unless an earlier one of the same gateway could not be evaluated:
   * then the host has noted the incident and answers false to the end.
   */
  holds(flow: string): boolean;
  /** Do an automatic element's work (business rule, script, throw event …). False: it is stuck here (incident noted). */
  perform(element: string): boolean;
  /**
   * The chart stays here as an incident. `no-way-out`: a choice none of whose flows holds (also after an incident
   * noted in `holds`). `endless`: an automatic cycle went round too often. Not told when `perform` said false.
   */
  stuck(element: string, reason: 'no-way-out' | 'endless'): void;
}
