import { isRefusal, uuidV5, type Refusal } from '@fallspur/kernel';
import type { Command } from '@fallspur/engine';
import type { OpenThings } from './find-open.ts';
import type { Operation } from './script.ts';

export type Acting = Exclude<Operation, { readonly do: 'advance' }>;

/** `dossier:familie-a` is always the same case; a case id stays what it is. */
export const caseIdOf = (name: string): string => {
  const [kind, alias] = name.split(':');
  return alias === undefined ? name : `${kind}-${uuidV5('play-case', kind ?? '', alias)}`;
};

/** The engine's command for one line, or why nothing in the case answers to what the line names. */
export const commandOf = (line: number, operation: Acting, open: OpenThings): Command | Refusal => {
  const { role, office, person = 'play' } = operation.as;
  const head = { commandId: uuidV5('play', String(line)), actor: { person, office, role } };
  const body = bodyOf(operation, open);
  return isRefusal(body) ? body : ({ ...head, ...body } as Command);
};

type Body = { [C in Command as C['type']]: Omit<C, 'commandId' | 'actor'> }[Command['type']];

const bodyOf = (operation: Acting, open: OpenThings): Body | Refusal => {
  switch (operation.do) {
    case 'startProcess': {
      const { process, startEvent, personId, variables } = operation;
      return { type: 'StartProcess', process, ...some({ startEvent, personId, variables }) };
    }
    case 'recordFact':
      return { type: 'RecordFact', fact: operation.fact };
    case 'recordFacts':
      return { type: 'RecordFacts', facts: operation.facts };
    case 'completeTask': {
      const { data, variables, occurredOn } = operation;
      return onTask(operation, open, (task) => ({
        type: 'CompleteTask',
        task,
        ...some({ data, variables, occurredOn }),
      }));
    }
    case 'claimTask':
      return onTask(operation, open, (task) => ({ type: 'ClaimTask', task }));
    case 'releaseTask':
      return onTask(operation, open, (task) => ({ type: 'ReleaseTask', task }));
    case 'assignTask':
      return onTask(operation, open, (task) => ({ type: 'AssignTask', task, assignee: operation.assignee }));
    case 'scheduleTask': {
      const { dueAt, followUpAt } = operation;
      return onTask(operation, open, (task) => ({ type: 'ScheduleTask', task, ...some({ dueAt, followUpAt }) }));
    }
    case 'correctFact': {
      const { data, occurredOn, reason } = operation;
      return given(open.fact(operation.fact), ({ id }) => ({
        type: 'CorrectFact',
        event: id,
        data,
        reason,
        ...some({ occurredOn }),
      }));
    }
    case 'voidFact':
      return given(open.fact(operation.fact), ({ id }) => ({ type: 'VoidFact', event: id, reason: operation.reason }));
    case 'sendMessage': {
      const { name, key, variables } = operation;
      return { type: 'SendMessage', name, ...some({ key, variables }) };
    }
    case 'broadcastSignal':
      return { type: 'BroadcastSignal', name: operation.name, ...some({ variables: operation.variables }) };
    case 'completeJob':
      return given(open.job(operation.job, operation.nth), (job) => ({
        type: 'CompleteJob',
        ...job,
        ...some({ variables: operation.variables }),
      }));
    case 'failJob': {
      const { error, retriesLeft } = operation;
      return given(open.job(operation.job, operation.nth), (job) => ({
        type: 'FailJob',
        ...job,
        error,
        ...some({ retriesLeft }),
      }));
    }
    case 'throwError': {
      const { code, variables } = operation;
      return given(open.element(operation.element), (element) => ({
        type: 'ThrowError',
        ...element,
        code,
        ...some({ variables }),
      }));
    }
    case 'setVariables':
      return given(open.instance(operation.process), (instance) => ({
        type: 'SetVariables',
        ...instance,
        variables: operation.variables,
      }));
    case 'cancelInstance':
      return given(open.instance(operation.process), (instance) => ({
        type: 'CancelInstance',
        ...instance,
        reason: operation.reason,
      }));
    case 'resolveIncident':
      return given(open.incident(operation.element), (incident) => ({
        type: 'ResolveIncident',
        ...incident,
        ...some({ variables: operation.variables }),
      }));
  }
};

const given = <T extends object>(found: T | Refusal, make: (found: T) => Body): Body | Refusal =>
  isRefusal(found) ? found : make(found);

const onTask = (
  { task, nth }: { readonly task: string; readonly nth?: number },
  open: OpenThings,
  make: (ref: { readonly instance: string; readonly task: string }) => Body,
): Body | Refusal => given(open.task(task, nth), make);

/** Leaves out what is undefined, so that optional keys stay absent. */
const some = <T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
