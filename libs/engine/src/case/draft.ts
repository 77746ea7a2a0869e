import type { JsonObject, ProtectionClass } from '@fallspur/kernel';
import type { Marking } from '../compile/chart.ts';
import type { CompiledDefinition } from '../definition.ts';
import { idOfKey, ordinalOfKey } from './keys.ts';
import type {
  ChangedSubscription,
  ChangedTask,
  ChartKey,
  Compensation,
  DecisionRecord,
  ElementKey,
  ElementMove,
  Migrated,
  OpenedJob,
  OpenedSubscription,
  OpenedTask,
  ParentRef,
  RaisedIncident,
  SetTimer,
  Step,
  StepTrigger,
} from './events.ts';
import type { ChartState, EndedInstance, IncidentState, InstanceState, TaskState } from './state.ts';

type Open<R> = { -readonly [K in keyof R]: R[K] };
type Own<V> = Record<string, V>;

/** Why a written value is personal: the class of the most sensitive name it came from. */
export type Taint = ProtectionClass | null;

/** An instance that begins with this event. */
export interface Born {
  readonly id: string;
  readonly personId: string | null;
  readonly parent?: ParentRef;
  readonly listens?: true;
}

/**
 * One instance while one event moves it: a working copy to ask, and the step that says every change to the fold.
 * `applyStep(instance, draft.toStep())` gives exactly the working copy; nothing else may write either.
 */
export class Draft {
  readonly id: string;
  readonly definition: CompiledDefinition;
  readonly personId: string | null;
  parent: ParentRef | null;
  readonly listens: boolean;
  readonly isNew: boolean;
  readonly migrated: Migrated | null;
  charts: Own<ChartState>;
  elements: Own<ChartKey>;
  variables: Own<JsonObject>;
  tasks: Own<TaskState>;
  timers: Own<SetTimer>;
  jobs: Own<OpenedJob>;
  subscriptions: Own<OpenedSubscription>;
  incidents: Own<IncidentState>;
  compensations: Own<Compensation>;
  personal: InstanceState['personal'];
  ended: Pick<EndedInstance, 'state' | 'outcome'> | null = null;
  trigger: StepTrigger | null = null;
  readonly decisions: { readonly record: DecisionRecord; readonly names: readonly string[] }[] = [];
  readonly written = new Map<string, { set: Own<JsonObject[string]>; taints: Own<Taint> }>();

  readonly #before: InstanceState | null;
  readonly #ordinals: Own<number>;
  #element = '';
  #outcome: string | null;
  #isRehosted = false;
  readonly #begins: string[] = [];
  readonly #taken: string[] = [];
  readonly #entered: ElementMove[] = [];
  readonly #left: (ElementMove & { how: 'completed' | 'cancelled' })[] = [];
  readonly #chartsOpened: { key: ChartKey; host: string | null; frame: ChartKey }[] = [];
  readonly #chartsClosed: ChartKey[] = [];
  readonly #tasksOpened: OpenedTask[] = [];
  readonly #tasksClosed: ElementKey[] = [];
  readonly #tasksChanged: ChangedTask[] = [];
  readonly #timersSet: SetTimer[] = [];
  readonly #timersCancelled: ElementKey[] = [];
  readonly #timersFired: ElementKey[] = [];
  readonly #jobsOpened: OpenedJob[] = [];
  readonly #jobsClosed: ElementKey[] = [];
  readonly #jobsFailed: { key: ElementKey; retries: number; error: string }[] = [];
  readonly #subscriptionsOpened: OpenedSubscription[] = [];
  readonly #subscriptionsClosed: ElementKey[] = [];
  readonly #subscriptionsChanged = new Map<ElementKey, ChangedSubscription>();
  readonly #consumed: string[] = [];
  #incidentsRaised: RaisedIncident[] = [];
  readonly #incidentsResolved: ElementKey[] = [];
  readonly #compensationsChanged = new Set<ElementKey>();

  constructor(definition: CompiledDefinition, instance: InstanceState | Born, migrated: Migrated | null = null) {
    this.migrated = migrated;
    const before = 'charts' in instance ? instance : null;
    this.#before = before;
    this.isNew = before === null;
    this.id = instance.id;
    this.personId = instance.personId;
    this.parent = instance.parent ?? null;
    this.listens = instance.listens ?? false;
    this.definition = definition;
    this.charts = { ...before?.charts };
    this.elements = { ...before?.elements };
    this.variables = { ...before?.variables };
    this.tasks = { ...before?.tasks };
    this.timers = { ...before?.timers };
    this.jobs = { ...before?.jobs };
    this.subscriptions = { ...before?.subscriptions };
    this.incidents = { ...before?.incidents };
    this.compensations = { ...before?.compensations };
    this.personal = before?.personal ?? {};
    this.#ordinals = { ...before?.ordinals };
    this.#outcome = before?.outcome ?? null;
  }

  /** The call activity that waits for it goes by another key now. */
  rehost(parent: ParentRef): void {
    this.parent = parent;
    this.#isRehosted = true;
  }

  /** Says to those who read only what opens and closes that it goes on under another key; a task with who has it. */
  sayRenamed(from: string, to: string): void {
    const [task, job, timer, subscription] = [this.tasks[to], this.jobs[to], this.timers[to], this.subscriptions[to]];
    if (task) {
      const { version: _version, assignee, ...opened } = task;
      this.#tasksClosed.push(from);
      this.#tasksOpened.push(opened);
      if (assignee !== null) this.#tasksChanged.push({ key: to, assignee });
    }
    if (job) this.#jobsClosed.push(from);
    if (job) this.#jobsOpened.push(job);
    if (timer) this.#timersCancelled.push(from);
    if (timer) this.#timersSet.push(timer);
    if (subscription) this.#subscriptionsClosed.push(from);
    if (subscription) this.#subscriptionsOpened.push(subscription);
  }

  /** The first cause names the step; what follows from it in the same event is part of the same movement. */
  because(trigger: StepTrigger, element: string): void {
    if (this.trigger) return;
    this.trigger = trigger;
    this.#element = element;
  }

  nextKey(id: string): string {
    const ordinal = (this.#ordinals[id] ?? 0) + 1;
    this.#ordinals[id] = ordinal;
    return `${id}#${ordinal}`;
  }

  /** A start of the process happened. */
  begin(start: string): void {
    this.#begins.push(start);
  }

  take(flow: string): void {
    this.#taken.push(flow);
  }

  enter(key: ElementKey, chart: ChartKey): void {
    this.elements[key] = chart;
    this.#entered.push({ key, chart });
  }

  /** Told in `migrated.moved`: it is neither left nor entered. */
  move(key: ElementKey, chart: ChartKey): void {
    this.elements[key] = chart;
  }

  leave(key: ElementKey, how: 'completed' | 'cancelled'): void {
    const chart = this.elements[key];
    if (chart === undefined) throw new Error(`Instance ${this.id}: ${key} is left but not active`);
    delete this.elements[key];
    delete this.variables[key];
    this.#left.push({ key, chart, how });
  }

  /** Active keys of an element in a chart, oldest first. */
  activeKeys(element: string, chart: ChartKey): readonly ElementKey[] {
    return Object.keys(this.elements)
      .filter((key) => this.elements[key] === chart && idOfKey(key) === element)
      .sort((a, b) => ordinalOfKey(a) - ordinalOfKey(b));
  }

  openChart(chart: string, key: ChartKey, host: string | null, frame: ChartKey): void {
    this.charts[key] = { chart, host, frame, marking: { active: [], tokens: {} } };
    this.#chartsOpened.push({ key, host, frame });
  }

  closeChart(key: ChartKey): void {
    delete this.charts[key];
    delete this.variables[key];
    this.#chartsClosed.push(key);
  }

  mark(key: ChartKey, marking: Marking): void {
    const chart = this.charts[key];
    if (chart) this.charts[key] = { ...chart, marking };
  }

  write(frame: string, name: string, value: JsonObject[string], taint: Taint): void {
    this.variables[frame] = { ...this.variables[frame], [name]: value };
    let entry = this.written.get(frame);
    if (!entry) this.written.set(frame, (entry = { set: {}, taints: {} }));
    entry.set[name] = value;
    entry.taints[name] = taint;
    if (taint) this.personal = { ...this.personal, [name]: { class: taint, person: this.personId ?? '' } };
  }

  openTask(task: OpenedTask): void {
    this.tasks[task.key] = { ...task, version: 1, assignee: null };
    this.#tasksOpened.push(task);
  }
  closeTask(key: ElementKey): void {
    if (!this.tasks[key]) return;
    delete this.tasks[key];
    this.#tasksClosed.push(key);
  }
  changeTask(change: ChangedTask): void {
    this.#tasksChanged.push(change);
  }

  setTimer(timer: SetTimer): void {
    this.timers[timer.key] = timer;
    this.#timersSet.push(timer);
  }
  timerFired(key: ElementKey): void {
    delete this.timers[key];
    this.#timersFired.push(key);
  }

  openJob(job: OpenedJob): void {
    this.jobs[job.key] = job;
    this.#jobsOpened.push(job);
  }
  closeJob(key: ElementKey): void {
    if (!this.jobs[key]) return;
    delete this.jobs[key];
    this.#jobsClosed.push(key);
  }
  failJob(key: ElementKey, retries: number, error: string): void {
    this.#jobsFailed.push({ key, retries, error });
  }

  subscribe(subscription: OpenedSubscription): void {
    this.subscriptions[subscription.key] = subscription;
    this.#subscriptionsOpened.push(subscription);
  }
  unsubscribe(key: ElementKey): void {
    if (!this.subscriptions[key]) return;
    delete this.subscriptions[key];
    this.#subscriptionsClosed.push(key);
  }
  answered(key: ElementKey, last: boolean): void {
    this.changeSubscription({ key, last });
  }
  changeSubscription(change: ChangedSubscription): void {
    const subscription = this.subscriptions[change.key];
    if (!subscription) return;
    this.subscriptions[change.key] = { ...subscription, ...change };
    this.#subscriptionsChanged.set(change.key, { ...this.#subscriptionsChanged.get(change.key), ...change });
  }
  consume(message: string): void {
    this.#consumed.push(message);
  }

  /** Ends every timer and subscription that hangs on an element or listens in a chart. */
  disarm(on: ElementKey | ChartKey): void {
    for (const timer of Object.values(this.timers)) if (timer.on === on) this.disarmOne(timer.key);
    for (const subscription of Object.values(this.subscriptions))
      if (subscription.on === on) this.unsubscribe(subscription.key);
  }

  /** Ends one armed thing. */
  disarmOne(key: ElementKey): void {
    if (this.timers[key]) {
      delete this.timers[key];
      this.#timersCancelled.push(key);
    }
    this.unsubscribe(key);
  }

  raiseIncident(incident: RaisedIncident): void {
    const { key, ...rest } = incident;
    this.incidents[key] = rest;
    this.#incidentsRaised.push(incident);
  }
  resolveIncident(key: ElementKey): void {
    if (!this.incidents[key]) return;
    delete this.incidents[key];
    const raisedHere = this.#incidentsRaised.some((incident) => incident.key === key);
    this.#incidentsRaised = this.#incidentsRaised.filter((incident) => incident.key !== key);
    if (!raisedHere || this.#before?.incidents[key]) this.#incidentsResolved.push(key);
  }

  setCompensation(one: Compensation): void {
    this.compensations[one.key] = one;
    this.#compensationsChanged.add(one.key);
  }
  dropCompensation(key: ElementKey): void {
    delete this.compensations[key];
    this.#compensationsChanged.add(key);
  }

  reachedEnd(endEvent: string): void {
    this.#outcome = endEvent;
  }
  get outcome(): string | null {
    return this.#outcome;
  }

  get hasMoved(): boolean {
    return this.trigger !== null;
  }

  toStep(): Step {
    const { definition } = this;
    const step: Open<Step> = {
      instance: this.id,
      definition: { process: definition.process, version: definition.version, sha256: definition.sha256 },
      trigger: this.trigger ?? 'variables',
      element: this.#element,
      taken: this.#taken,
      entered: this.#entered,
      left: this.#left,
    };
    if (this.isNew && this.personId !== null) step.personId = this.personId;
    if (this.parent && (this.isNew || this.#isRehosted)) step.parent = this.parent;
    if (this.#begins.length) step.begins = this.#begins;
    if (this.migrated) step.migrated = this.migrated;
    const charts = group({ opened: this.#chartsOpened, closed: this.#chartsClosed });
    if (charts) step.charts = charts;
    const tokens = this.#tokenChanges();
    if (tokens.length) step.tokens = tokens;
    if (this.written.size) step.variables = [...this.written].map(([frame, { set }]) => ({ frame, set }));
    const tasks = group({ opened: this.#tasksOpened, closed: this.#tasksClosed, changed: this.#tasksChanged });
    if (tasks) step.tasks = tasks;
    const timers = group({ set: this.#timersSet, cancelled: this.#timersCancelled, fired: this.#timersFired });
    if (timers) step.timers = timers;
    const jobs = group({ opened: this.#jobsOpened, closed: this.#jobsClosed, failed: this.#jobsFailed });
    if (jobs) step.jobs = jobs;
    const changed = [...this.#subscriptionsChanged.values()];
    const subscriptions = group({ opened: this.#subscriptionsOpened, closed: this.#subscriptionsClosed, changed });
    if (subscriptions) step.subscriptions = subscriptions;
    if (this.#consumed.length) step.consumed = this.#consumed;
    const incidents = group({ raised: this.#incidentsRaised, resolved: this.#incidentsResolved });
    if (incidents) step.incidents = incidents;
    if (this.decisions.length) step.decisions = this.decisions.map(({ record }) => record);
    const changes = [...this.#compensationsChanged];
    const compensations = group({
      set: changes.flatMap((key) => this.compensations[key] ?? []),
      gone: changes.filter((key) => !this.compensations[key] && this.#before?.compensations[key]),
    });
    if (compensations) step.compensations = compensations;
    if (this.#outcome !== null && this.#outcome !== (this.#before?.outcome ?? null)) step.outcome = this.#outcome;
    if (this.ended) step.ended = this.ended;
    return step;
  }

  #tokenChanges(): { chart: ChartKey; flow: string; count: number }[] {
    return Object.entries(this.charts).flatMap(([chart, { marking }]) => {
      const before = this.#before?.charts[chart]?.marking.tokens ?? {};
      return Object.keys({ ...before, ...marking.tokens })
        .filter((flow) => (before[flow] ?? 0) !== (marking.tokens[flow] ?? 0))
        .map((flow) => ({ chart, flow, count: marking.tokens[flow] ?? 0 }));
    });
  }
}

/** Leaves empty lists out, so that the record says only what happened. */
function group<G extends Record<string, readonly unknown[]>>(lists: G): Partial<G> | null {
  const filled: Partial<G> = {};
  let any = false;
  for (const name in lists)
    if (lists[name]?.length) {
      filled[name] = lists[name];
      any = true;
    }
  return any ? filled : null;
}
