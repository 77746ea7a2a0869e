import type { Env } from '../env.ts';
import { idOfKey, ordinalOfKey } from '../keys.ts';
import { mapped } from '../migration/carried-over.ts';
import type { MigrationMap } from '../migration/plan.ts';
import type { CaseState, InstanceState } from '../state.ts';
import type { Input } from './inputs.ts';

/** A command of then with the ids and keys of the version it is played on. */
export function translated(
  input: Input,
  state: CaseState,
  { definitions }: Env,
  mapOf: (instance: string) => MigrationMap,
): Input {
  const idIn = (process: string | undefined, id: string, instance = ''): string => {
    const there = mapped(mapOf(instance), id);
    return definitions.latest(process ?? '')?.elements[there] ? there : id;
  };
  const at = (instance: string): InstanceState | undefined => state.instances[instance];
  /** The very key, else the oldest open one of that element. */
  const key = (instance: string, old: string, open: (of: InstanceState) => object): string => {
    const found = at(instance);
    const id = idIn(found?.definition.process, idOfKey(old), instance);
    const same = `${id}#${ordinalOfKey(old)}`;
    const keys = Object.keys(found ? open(found) : {});
    return keys.includes(same) ? same : (keys.find((one) => idOfKey(one) === id) ?? same);
  };
  switch (input.type) {
    case 'StartProcess':
      return { ...input, ...(input.startEvent ? { startEvent: idIn(input.process, input.startEvent) } : {}) };
    case 'CompleteTask': {
      const { instance, task } = input.task;
      return { ...input, task: { instance, task: key(instance, task, ({ tasks }) => tasks) } };
    }
    case 'FireTimer':
      return { ...input, timer: key(input.instance, input.timer, ({ timers }) => timers) };
    case 'CompleteJob':
    case 'FailJob':
      return { ...input, job: key(input.instance, input.job, ({ jobs }) => jobs) };
    case 'ResolveIncident':
      return { ...input, incident: key(input.instance, input.incident, ({ incidents }) => incidents) };
    case 'ThrowError':
      return { ...input, element: key(input.instance, input.element, ({ elements }) => elements) };
    case 'ActivateElement':
      return { ...input, element: idIn(at(input.instance)?.definition.process, input.element, input.instance) };
    case 'SetVariables':
      return input.element === undefined
        ? input
        : { ...input, element: idIn(at(input.instance)?.definition.process, input.element, input.instance) };
    default:
      return input;
  }
}
