import type { ChartHost, ChartEvent } from '../compile/chart.ts';
import { drive } from '../compile/drive.ts';
import { doneInside } from './ad-hoc.ts';
import { driveBody, isBody } from './bodies.ts';
import type { ElementTable } from '../definition.ts';
import { idOfKey } from './keys.ts';
import { endCalled } from './calls.ts';
import { forget, remember } from './compensation.ts';
import type { Draft } from './draft.ts';
import { holdsFlow } from './conditions.ts';
import { enterElement, performElement } from './elements.ts';
import type { ChartKey, ElementKey, RaisedIncident } from './events.ts';
import { closeTree, completeChart, isMainPath, terminateScope } from './scopes.ts';
import type { Movement } from './movement.ts';
import { INCIDENTS, type IncidentCode } from './refusals.ts';

/** Moves across charts one event may cause in one instance before it counts as endless. */
const MOVES_MAX = 2_000;
const MOVES_AN_INSTANCE = 20;
const MOVES_WITH_INSTANCES_MAX = 50_000;

/** What fires: its element, and the key given to it when it was armed. */
export interface Firing {
  readonly element: string;
  readonly key: ElementKey | null;
}

/**
 * One instance walking because of one event. Charts are driven one after the other: what a chart sets going inside
 * (subprocesses, handlers, throws, ends) is done before anything that waited earlier, depth first, always in one order.
 */
export class Walk {
  readonly movement: Movement;
  readonly draft: Draft;
  /** Scopes an event subprocess has taken over during this event. */
  readonly interrupted = new Set<ChartKey>();
  /** Scopes opened but not yet begun: empty, and yet not complete. */
  readonly beginning = new Set<ChartKey>();
  #made: (() => void)[] = [];
  /** Somebody outside is about to take the whole instance away: nothing in it completes any more. */
  isTaken = false;
  #running = false;
  #moves = 0;
  #allowed = MOVES_MAX;
  /** Gateways one of whose conditions could not be answered in this drive. */
  readonly #faulted = new Set<string>();

  constructor(movement: Movement, draft: Draft) {
    this.movement = movement;
    this.draft = draft;
  }

  get batch(): Movement['batch'] {
    return this.movement.batch;
  }

  /** Does a piece of work and everything that follows from it. */
  run(work: () => void): void {
    this.#running = true;
    let open: (() => void)[] = [work];
    for (let next = open.shift(); next; next = open.shift()) {
      if (++this.#moves > this.#allowed) {
        this.#giveUp();
        break;
      }
      this.#made = [];
      next();
      open = [...this.#made, ...open];
    }
    this.#running = false;
  }

  /** Work another instance has for this one: now, or after the present piece of work. */
  soon(work: () => void): void {
    if (this.#running) this.then(work);
    else this.run(work);
  }

  /** Many instances of one activity need more moves than an endless process deserves. */
  allow(instances: number): void {
    this.#allowed = Math.min(this.#allowed + instances * MOVES_AN_INSTANCE, MOVES_WITH_INSTANCES_MAX);
  }

  /** To be done right after the present piece of work. */
  then(work: () => void): void {
    this.#made.push(work);
  }

  row(element: string): ElementTable {
    const row = this.draft.definition.elements[element];
    if (!row) throw new Error(`Definition ${this.draft.definition.process} has no element ${element}`);
    return row;
  }

  /** Runs an event through one open chart. `leaving`: which of several equal tokens goes. */
  drive(chartKey: ChartKey, event: ChartEvent, leaving: ElementKey | null = null, firing: Firing | null = null): void {
    const chart = this.draft.charts[chartKey];
    if (!chart) return;
    if (isBody(chart.chart)) return driveBody(this, chartKey, event);
    const compiled = this.draft.definition.charts[chart.chart];
    if (!compiled) throw new Error(`Definition ${this.draft.definition.process} has no chart ${chart.chart}`);
    this.#faulted.clear();
    this.draft.mark(chartKey, drive(compiled, chart.marking, event, this.#host(chartKey, leaving, firing)));
    this.then(() => completeChart(this, chartKey));
  }

  /** Takes an element's belongings away with it: task, job, timers, subscriptions, incident, charts inside it. */
  leave(key: ElementKey, how: 'completed' | 'cancelled'): void {
    const { draft } = this;
    if (how === 'completed') remember(this, key);
    else forget(this, key);
    draft.closeTask(key);
    draft.closeJob(key);
    draft.disarm(key);
    draft.resolveIncident(key);
    for (const [child, { host }] of Object.entries(draft.charts)) if (host === key) closeTree(this, child);
    draft.leave(key, how);
    if (this.row(idOfKey(key)).behaviour.kind === 'call') endCalled(this, key);
  }

  /** `about` names elements, types and codes only; `detail` may quote values and is sealed. */
  incident(key: ElementKey, code: IncidentCode, at: RaisedIncident['at'], about = '', detail?: string): void {
    const message = about ? `${INCIDENTS[code]} ${about}` : INCIDENTS[code];
    // What has not been entered yet has that still before it, whatever else goes wrong.
    const isEntering = this.draft.incidents[key]?.at === 'entry';
    this.draft.raiseIncident({ key, code, message, at: isEntering ? 'entry' : at, ...(detail ? { detail } : {}) });
  }

  /** Notes that a gateway's question had no answer: it stays there. */
  faultAt(element: string): void {
    this.#faulted.add(element);
  }
  isFaulted(element: string): boolean {
    return this.#faulted.has(element);
  }

  /** The key of the token that arrived last at an element of a chart. */
  newestKey(element: string, chart: ChartKey): ElementKey {
    const key = this.draft.activeKeys(element, chart).at(-1);
    if (key === undefined)
      throw new Error(`Instance ${this.draft.id}: ${element} works in ${chart} without being active`);
    return key;
  }

  #host(chart: ChartKey, leaving: ElementKey | null, firing: Firing | null): ChartHost {
    const { draft } = this;
    let goes = leaving;
    return {
      taken: (flow) => draft.take(flow),
      entered: (element) => {
        const fires = firing?.element === element;
        const key = (fires && firing.key) || draft.nextKey(element);
        draft.enter(key, chart);
        if (!fires) enterElement(this, key, this.row(element), chart);
      },
      left: (element, how) => {
        const keys = draft.activeKeys(element, chart);
        const key = keys.find((candidate) => candidate === goes) ?? keys[0];
        if (key === undefined) throw new Error(`Instance ${draft.id}: ${element} is left in ${chart} but not active`);
        if (key === goes) goes = null;
        this.leave(key, how);
        if (how !== 'completed') return;
        this.#ended(element, chart);
        doneInside(this, element, chart);
      },
      holds: (flow) => holdsFlow(this, flow, chart),
      perform: (element) => performElement(this, this.newestKey(element, chart), this.row(element), chart),
      stuck: (element, reason) => {
        const key = this.newestKey(element, chart);
        if (reason === 'endless') this.incident(key, 'E_AUTOMATIC_LOOP', 'inside');
        else if (!this.isFaulted(element)) this.incident(key, 'E_NO_FLOW', 'inside');
      },
    };
  }

  #ended(element: string, chart: ChartKey): void {
    const { type, behaviour } = this.row(element);
    if (type !== 'endEvent') return;
    if (isMainPath(this.draft, chart)) this.draft.reachedEnd(element);
    if (behaviour.kind === 'end' && behaviour.throws.some(({ kind }) => kind === 'terminate'))
      this.then(() => terminateScope(this, chart));
  }

  /** What waits for somebody does not turn, and must not take the incident along when it is done. */
  #giveUp(): void {
    const { elements, charts } = this.draft;
    const turning = Object.keys(elements).findLast((key) => !WAITS.has(this.row(idOfKey(key)).behaviour.kind));
    const key = turning ?? Object.keys(charts)[0];
    const holdsMore = Object.values(charts).some(({ host }) => host === key);
    if (key !== undefined) this.incident(key, 'E_AUTOMATIC_LOOP', holdsMore ? 'inside' : 'entry');
  }
}

const WAITS: ReadonlySet<string> = new Set(['userTask', 'job', 'catch', 'eventGateway']);
