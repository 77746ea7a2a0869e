import { isRefusal, type Refusal } from '@fallspur/kernel';
import { Batch, type Decision } from './batch.ts';
import type { Command } from './commands.ts';
import { correctFact, voidFact } from './corrections.ts';
import type { CaseKind, Env } from './env.ts';
import { recordFact, recordFacts } from './facts.ts';
import {
  activateElement,
  cancelInstance,
  completeJob,
  failJob,
  fireTimer,
  resolveIncident,
  setVariables,
  startProcess,
  throwError,
} from './instances.ts';
import { broadcastSignal, sendMessage } from './messages.ts';
import { awaitStarts } from './starts.ts';
import type { CaseState } from './state.ts';
import { migrateInstance } from './migration/migrate.ts';
import { modifyInstance } from './modify.ts';
import { assignTask, claimTask, completeTask, releaseTask, scheduleTask } from './tasks.ts';

/**
 * Answers a command: the events it causes, or why it may not be. Pure – everything it may know of the world comes in
 * `env`. One command gives one atomic batch: the causing event first, then whatever the processes raised.
 */
export function decide<D>(kind: CaseKind<D>, state: CaseState<D>, command: Command, env: Env): Decision<D> {
  const batch = new Batch(kind, state, command, env);
  const refusal = handle(batch as unknown as Batch, command);
  if (isRefusal(refusal)) return refusal;
  batch.run();
  return { events: batch.events, warnings: batch.warnings, state: batch.state };
}

/** Puts the causing event(s) into the batch, or refuses. */
export type Handler<C extends Command> = (batch: Batch, command: C) => Refusal | void;

function handle(batch: Batch, command: Command): Refusal | void {
  const handler = HANDLERS[command.type] as Handler<Command>;
  if (!handler)
    throw new Error(`No handler for command ${command.type}; expected one of ${Object.keys(HANDLERS).join(', ')}`);
  return handler(batch, command);
}

const HANDLERS: { readonly [T in Command['type']]: Handler<Extract<Command, { type: T }>> } = {
  StartProcess: startProcess,
  AwaitStarts: awaitStarts,
  RecordFact: recordFact,
  RecordFacts: recordFacts,
  CompleteTask: completeTask,
  ClaimTask: claimTask,
  AssignTask: assignTask,
  ReleaseTask: releaseTask,
  ScheduleTask: scheduleTask,
  FireTimer: fireTimer,
  CompleteJob: completeJob,
  FailJob: failJob,
  ThrowError: throwError,
  SendMessage: sendMessage,
  BroadcastSignal: broadcastSignal,
  SetVariables: setVariables,
  CorrectFact: correctFact,
  VoidFact: voidFact,
  ActivateElement: activateElement,
  CancelInstance: cancelInstance,
  ModifyInstance: modifyInstance,
  MigrateInstance: migrateInstance,
  ResolveIncident: resolveIncident,
};
