import type { FlowNode, ProcessModel, Scope } from '@fallspur/bpmn';
import type { DecisionModel } from '@fallspur/decision';
import type { Behaviour, Loop } from '../../definition.ts';
import type { FlowRole } from '../graph.ts';
import type { Report } from '../report.ts';
import type { Expressions } from '../expressions.ts';

/** What an element's file decides: how the runtime treats it, and what a token does there. */
export interface CompiledElement {
  readonly behaviour: Behaviour;
  readonly role: FlowRole;
  readonly resumedBy?: 'done' | 'fire';
  readonly terminates?: boolean;
  readonly loop?: Loop;
}

/** What an element's file may look at. It reports what it cannot compile and answers null. */
export interface ElementContext {
  readonly model: ProcessModel;
  readonly decisions: DecisionModel;
  readonly scope: Scope;
  readonly expressions: Expressions;
  readonly report: Report;
  /** Does an event-based gateway lead here? */
  readonly behindEventGateway: boolean;
}

export type CompileElement = (node: FlowNode, context: ElementContext) => CompiledElement | null;

export const PASS: CompiledElement = { behaviour: { kind: 'pass' }, role: 'pass' };
