import type { Json, JsonObject } from '@fallspur/kernel';
import { applyStep, rootFrameOf } from './apply-step.ts';
import type { CaseKind, Fact } from './env.ts';
import { ENGINE_EVENT_TYPES, type CaseEvent, type Step } from './events.ts';
import { AppendList } from './list.ts';
import type { BufferedMessage, CaseState, EndedInstance, FactEntry, InstanceState } from './state.ts';

/** A case before its first event. */
export const initialCase = <D>(kind: CaseKind<D>, caseId: string): CaseState<D> => ({
  caseId,
  kind: kind.name,
  revision: -1,
  domain: kind.initial(caseId),
  facts: AppendList.from<FactEntry>([]),
  instances: {},
  ended: AppendList.from<EndedInstance>([]),
  messages: [],
});

/**
 * Folds one recorded event. Only what `data` and `steps` say counts: no condition, decision, statechart or clock is
 * asked, so no later version of any of them can change the past. [house.md 1.3]
 */
export const evolve = <D>(kind: CaseKind<D>, state: CaseState<D>, event: CaseEvent): CaseState<D> => {
  let next: CaseState<D> = foldFace(kind, { ...state, revision: event.meta.revision }, event);
  event.steps?.forEach((step, index) => {
    next = foldStep(next, event, step, index);
  });
  return next;
};

const ENGINE_TYPES: ReadonlySet<string> = new Set(ENGINE_EVENT_TYPES);

/** Is this the type of a domain fact (a correction is one)? */
export const isFactType = (type: string): boolean => !ENGINE_TYPES.has(type);

const foldFace = <D>(kind: CaseKind<D>, state: CaseState<D>, event: CaseEvent): CaseState<D> => {
  if (event.type === 'MessageSent') return { ...state, messages: [...state.messages, bufferedMessage(event)] };
  if (!isFactType(event.type)) return state;
  const correction = correctionOf(event);
  if (correction) {
    const facts = state.facts.append(correction);
    return { ...state, facts, domain: foldEffective(kind, state.caseId, facts) };
  }
  const fact = factOf(event);
  return {
    ...state,
    facts: state.facts.append({ kind: 'fact', fact }),
    domain: kind.fold(state.domain, fact),
  };
};

const foldStep = <D>(state: CaseState<D>, event: CaseEvent, step: Step, index: number): CaseState<D> => {
  const instance = applyStep(state.instances[step.instance], step, event, index, state.facts.length);
  const consumed = step.consumed ?? [];
  const messages = consumed.length ? state.messages.filter(({ id }) => !consumed.includes(id)) : state.messages;
  if (!step.ended) return { ...state, messages, instances: { ...state.instances, [instance.id]: instance } };
  const { [instance.id]: _gone, ...instances } = state.instances;
  const ended: EndedInstance = {
    id: instance.id,
    definition: instance.definition,
    personId: instance.personId,
    startedBy: instance.startedBy,
    ...(instance.parent ? { parent: instance.parent } : {}),
    ...step.ended,
    variables: rootVariables(state.instances[step.instance], instance, step),
  };
  return { ...state, messages, instances, ended: state.ended.append(ended) };
};

const rootVariables = (before: InstanceState | undefined, after: InstanceState, step: Step): JsonObject =>
  withoutInternal(after.variables[rootFrameOf(before, step) ?? ''] ?? {});

// A colon marks what the engine keeps for itself.
const withoutInternal = (variables: JsonObject): JsonObject =>
  Object.keys(variables).some((name) => name.includes(':'))
    ? Object.fromEntries(Object.entries(variables).filter(([name]) => !name.includes(':')))
    : variables;

const bufferedMessage = (event: CaseEvent): BufferedMessage => ({
  id: event.id,
  name: String(event.data['name']),
  key: (event.data['key'] ?? null) as string | null,
  variables: (event.data['variables'] ?? {}) as JsonObject,
});

/** A recorded event as office rules see it: without `steps`. */
export const factOf = (event: Pick<CaseEvent, 'id' | 'type' | 'data' | 'meta'>): Fact => ({
  id: event.id,
  type: event.type,
  data: event.data,
  occurredOn: event.meta.occurredOn,
  recordedAt: event.meta.recordedAt,
  personIds: event.meta.personIds,
  actor: event.meta.actor,
  office: event.meta.office,
  role: event.meta.role,
});

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** `…Korrigiert` with `korrigiert` and `daten`, `…Storniert` with `storniert`; anything else is a plain fact. */
export const correctionOf = (
  event: Pick<CaseEvent, 'id' | 'type' | 'data'> & { readonly meta: Pick<CaseEvent['meta'], 'occurredOn'> },
): FactEntry | undefined => {
  const corrects = text(event.data['korrigiert']);
  if (event.type.endsWith('Korrigiert') && corrects !== null)
    return {
      kind: 'corrected',
      id: event.id,
      corrects,
      data: event.data['daten'] as JsonObject,
      occurredOn: event.meta.occurredOn,
    };
  const voids = text(event.data['storniert']);
  if (event.type.endsWith('Storniert') && voids !== null) return { kind: 'voided', id: event.id, voids };
  return undefined;
};

/** The facts that hold: each at its first place, with its last correction, voided ones left out. [decisions.md 11] */
export const effectiveFacts = (entries: Iterable<FactEntry>): readonly Fact[] => {
  const effective = new Map<string, Fact>();
  for (const entry of entries) {
    if (entry.kind === 'fact') effective.set(entry.fact.id, entry.fact);
    else if (entry.kind === 'voided') effective.delete(entry.voids);
    else {
      const fact = effective.get(entry.corrects);
      if (fact) effective.set(entry.corrects, { ...fact, data: entry.data, occurredOn: entry.occurredOn });
    }
  }
  return [...effective.values()];
};

export const foldEffective = <D>(kind: CaseKind<D>, caseId: string, entries: Iterable<FactEntry>): D =>
  effectiveFacts(entries).reduce((domain, fact) => kind.fold(domain, fact), kind.initial(caseId));
