import type { CompiledDefinition } from '../definition.ts';
import type { Batch, PendingEvent } from './batch.ts';
import { Draft, type Born } from './draft.ts';
import { Walk } from './walk.ts';
import type { CaseEvent, ElementKey, Migrated, ParentRef, Step, StepTrigger } from './events.ts';
import type { BufferedMessage, CaseState, InstanceState } from './state.ts';
import { settleConditions } from './conditions.ts';

/** What one event moves: a walk for every instance it touches, in start order. */
export class Movement {
  readonly batch: Batch;
  readonly event: PendingEvent;
  readonly #walks = new Map<string, Walk>();
  #bag: readonly BufferedMessage[];

  constructor(batch: Batch, event: PendingEvent) {
    this.batch = batch;
    this.event = event;
    this.#bag = batch.state.messages;
  }

  /** Instances running before this event, in start order. */
  get instances(): readonly InstanceState[] {
    return Object.values(this.batch.state.instances);
  }

  /** The walk of a running instance; undefined when it has ended during this event or never ran. */
  walkOf(instanceId: string): Walk | undefined {
    const known = this.#walks.get(instanceId);
    if (known) return known.draft.ended ? undefined : known;
    const instance = this.batch.state.instances[instanceId];
    if (!instance) return undefined;
    const walk = new Walk(this, new Draft(definitionOf(this.batch, instance), instance));
    this.#walks.set(instanceId, walk);
    return walk;
  }

  /** Running instances a call activity waits for. */
  calledBy({ draft }: Walk, element: ElementKey): readonly Walk[] {
    const isCalled = (parent: ParentRef | null | undefined): boolean =>
      parent?.instance === draft.id && parent.element === element;
    for (const { id, parent } of this.instances) if (isCalled(parent)) this.walkOf(id);
    return [...this.#walks.values()].filter((walk) => !walk.draft.ended && isCalled(walk.draft.parent));
  }

  /** Every running instance that waits for a condition, those this event moved or started too. */
  walksWaitingForConditions(): readonly Walk[] {
    for (const { id, subscriptions } of this.instances) if (hasCondition(subscriptions)) this.walkOf(id);
    return this.#inStartOrder().filter(({ draft }) => !draft.ended && hasCondition(draft.subscriptions));
  }

  /** The walk of an instance that goes on under another version; `instance` is what it carries over. */
  migrate(instance: InstanceState, definition: CompiledDefinition, migrated: Migrated): Walk {
    const walk = new Walk(this, new Draft(definition, instance, migrated));
    this.#walks.set(instance.id, walk);
    return walk;
  }

  start(definition: CompiledDefinition, startEvent: string, born: Omit<Born, 'id'>, trigger: StepTrigger): Walk {
    const walk = new Walk(this, new Draft(definition, { ...born, id: this.batch.nextInstanceId() }));
    this.#walks.set(walk.draft.id, walk);
    walk.draft.because(trigger, startEvent);
    return walk;
  }

  /** Puts a message into the bag for the length of this event; the fold does the same from `data`. */
  buffer(message: BufferedMessage): void {
    this.#bag = [...this.#bag, message];
  }

  /** Takes the oldest message of that name out of the bag. Without a key on either side the name is enough. */
  takeMessage(name: string, key: string | null): BufferedMessage | undefined {
    const found = this.#bag.find(
      (message) => message.name === name && (key === null || message.key === null || message.key === key),
    );
    if (found) this.#bag = this.#bag.filter((message) => message !== found);
    return found;
  }

  settleConditions(): void {
    settleConditions(this);
  }

  toEvent(): CaseEvent {
    const { event, batch } = this;
    const { command, env } = batch;
    const steps: Step[] = [];
    const protect = [...event.protect];
    for (const { draft } of this.#inStartOrder()) {
      if (!draft.hasMoved) continue;
      const step = draft.toStep();
      const person = draft.personId ?? event.personIds[0] ?? batch.state.caseId;
      protect.push(...batch.sensitivity.protect(draft, step, steps.length, person));
      steps.push(step);
    }
    return {
      id: event.id,
      type: event.type,
      schemaVersion: event.schemaVersion,
      data: event.data,
      ...(steps.length ? { steps } : {}),
      protect,
      meta: {
        caseId: batch.state.caseId,
        revision: batch.state.revision + 1,
        personIds: event.personIds,
        protection: event.protection,
        commandIndex: event.index,
        occurredOn: event.occurredOn,
        recordedAt: env.recordedAt,
        actor: command.actor.person,
        office: command.actor.office,
        role: command.actor.role,
        ...(command.legalBasis === undefined ? {} : { legalBasis: command.legalBasis }),
        commandId: command.commandId,
        correlationId: command.correlationId ?? command.commandId,
        causationId: event.causationId,
      },
    };
  }

  /** What the record leads to must be where the statecharts stand: here both are known, later only the record is. */
  assertSameMarkings(state: CaseState): void {
    for (const { draft } of this.#walks.values()) {
      const instance = state.instances[draft.id];
      if (!draft.hasMoved || !instance) continue;
      for (const [key, { marking }] of Object.entries(instance.charts)) {
        const expected = draft.charts[key]?.marking;
        if (!expected || !sameMarking(marking, expected))
          throw new Error(
            `Instance ${draft.id}, chart ${key}: the record leads to ${JSON.stringify(marking)}, the statechart to ${JSON.stringify(expected)}`,
          );
      }
    }
  }

  #inStartOrder(): readonly Walk[] {
    if (this.#walks.size < 2) return [...this.#walks.values()];
    const order = new Map(Object.keys(this.batch.state.instances).map((id, index) => [id, index]));
    const last = order.size;
    return [...this.#walks.values()].sort((a, b) => (order.get(a.draft.id) ?? last) - (order.get(b.draft.id) ?? last));
  }
}

const hasCondition = (subscriptions: InstanceState['subscriptions']): boolean =>
  Object.values(subscriptions).some(({ kind }) => kind === 'condition');

const sameMarking = (a: InstanceState['charts'][string]['marking'], b: typeof a): boolean =>
  a.active.length === b.active.length &&
  a.active.every((element, index) => element === b.active[index]) &&
  Object.keys(a.tokens).length === Object.keys(b.tokens).length &&
  Object.entries(a.tokens).every(([flow, count]) => b.tokens[flow] === count);

/** The definition an instance is pinned to. [house.md 1.4] */
export const definitionOf = (batch: Batch, { definition }: Pick<InstanceState, 'definition'>): CompiledDefinition => {
  const found = batch.env.definitions.bySha256(definition.sha256);
  if (!found)
    throw new Error(
      `Definition ${definition.process} v${definition.version} (${definition.sha256}) is pinned by a running instance but not deployed`,
    );
  return found;
};
