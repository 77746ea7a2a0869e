import type { JsonObject } from '@fallspur/kernel';
import type { DefinitionCatalog, InstanceState, Step } from '@fallspur/engine';
import { namesOf } from '@fallspur/casework';
import type { Story } from './read-story.ts';

/** The story for machines: every event with its three faces and the names of the diagram, then the state it led to. */
export const storyJson = ({ caseId, events, state, later }: Story, definitions: DefinitionCatalog) => ({
  caseId,
  events: events.map(({ id, type, data, steps, protect, withheld, meta }) => ({
    id,
    revision: meta.revision,
    type,
    occurredOn: meta.occurredOn,
    recordedAt: meta.recordedAt,
    actor: meta.actor,
    office: meta.office,
    role: meta.role,
    legalBasis: meta.legalBasis ?? null,
    data,
    personal: protect.map(({ path, class: protection }) => ({ path, class: protection })),
    withheld: withheld ?? [],
    steps: (steps ?? []).map((step) => ({ ...step, names: stepNames(step, definitions) })),
  })),
  later,
  state: {
    revision: state.revision,
    running: Object.values(state.instances).map((instance) => instanceJson(instance, definitions)),
    ended: [...state.ended].map(({ id, definition, state: how, outcome, personId }) => ({
      instance: id,
      process: definition.process,
      version: definition.version,
      personId,
      state: how,
      outcome,
      outcomeName:
        outcome === null ? null : namesOf(definitions, definition.process, definition.sha256).element(outcome),
    })),
  },
});

const stepNames = (step: Step, definitions: DefinitionCatalog): JsonObject => {
  const names = namesOf(definitions, step.definition.process, step.definition.sha256);
  const keys = [step.element, ...step.entered.map(({ key }) => key), ...step.left.map(({ key }) => key)];
  return Object.fromEntries(keys.map((key) => [key, names.element(key)]));
};

const instanceJson = (
  { id, definition, personId, tasks, timers, variables, incidents }: InstanceState,
  definitions: DefinitionCatalog,
) => {
  const names = namesOf(definitions, definition.process, definition.sha256);
  return {
    instance: id,
    process: definition.process,
    version: definition.version,
    personId,
    tasks: Object.values(tasks).map((task) => ({ ...task, name: task.name ?? names.element(task.key) })),
    timers: Object.values(timers).map(({ key, dueAt }) => ({ key, name: names.element(key), dueAt })),
    incidents: Object.entries(incidents).map(([key, incident]) => ({ key, name: names.element(key), ...incident })),
    variables,
  };
};
