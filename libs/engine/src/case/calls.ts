import { canonicalJson, type JsonObject } from '@fallspur/kernel';
import type { Behaviour, CompiledDefinition } from '../definition.ts';
import { idOfKey } from './keys.ts';
import { ask, framesAt, mapOutputs, writeUp, type Place } from './data.ts';
import type { ChartKey, ElementKey } from './events.ts';
import { chooseStart, GIVEN, startInstance } from './publishing.ts';
import { endInstance } from './scopes.ts';
import type { EndedInstance } from './state.ts';
import type { Walk } from './walk.ts';

type Call = Extract<Behaviour, { kind: 'call' }>;

/** Instances that may wait for one another in a row. */
const DEPTH_MAX = 20;

/** Starts the called process as an instance of its own; it may have ended when this returns. */
export function startCall(walk: Walk, key: ElementKey, call: Call): void {
  const chart = walk.draft.elements[key];
  if (chart === undefined) return;
  const place: Place = { chart, element: key };
  const called = findCalled(walk, key, call, place);
  const start = called && chooseStart(called);
  if (called && !start) walk.incident(key, 'E_CALLED_UNKNOWN', 'entry', `${called.process}: kein Start ohne Auslöser`);
  if (!called || !start) return;
  if (depthOf(walk) >= DEPTH_MAX) return walk.incident(key, 'E_CALL_DEPTH', 'entry', called.process);
  startInstance(walk.movement, called, start, {
    personId: walk.draft.personId,
    variables: visibleAt(walk, place, call.passesAll),
    calledFrom: { draft: walk.draft, element: key },
  });
}

function findCalled(
  walk: Walk,
  key: ElementKey,
  { process, binding }: Call,
  place: Place,
): CompiledDefinition | undefined {
  const { definitions } = walk.batch.env;
  const texts = [process, ...(typeof binding === 'object' && 'versionTag' in binding ? [binding.versionTag] : [])].map(
    (expression) => ask(walk, expression, place, { id: idOfKey(key), kind: 'expression' }),
  );
  const [id, versionTag] = texts.map((answer) => (answer.kind === 'value' ? String(answer.value) : ''));
  const named = typeof binding === 'object' && 'version' in binding ? binding : { versionTag: versionTag ?? '' };
  const found = binding === 'latest' ? definitions.latest(id ?? '') : definitions.version(id ?? '', named);
  const fault = texts.find((answer) => answer.kind === 'fault');
  if (!found)
    walk.incident(
      key,
      'E_CALLED_UNKNOWN',
      'entry',
      `«${process.text}»`,
      fault?.kind === 'fault' ? fault.message : undefined,
    );
  return found;
}

function depthOf(walk: Walk): number {
  const caller = walk.draft.parent && walk.movement.walkOf(walk.draft.parent.instance);
  return caller ? depthOf(caller) + 1 : 0;
}

/** What the called process begins with: everything seen from the call, or what its input mappings hand over. */
function visibleAt(walk: Walk, place: Place, all: boolean): JsonObject {
  const frames = all ? framesAt(walk, place) : [place.element as ElementKey];
  const seen = Object.assign(
    {},
    ...frames.toReversed().map((frame) => walk.draft.variables[frame] ?? {}),
  ) as JsonObject;
  // A colon marks what the engine keeps for itself.
  return Object.fromEntries(Object.entries(seen).filter(([name]) => !name.includes(':')));
}

/** A called instance has ended: its caller gets what it brings and goes on. */
export function calledEnded(called: Walk, state: EndedInstance['state'], variables: JsonObject): void {
  const { parent } = called.draft;
  const caller = parent && called.movement.walkOf(parent.instance);
  if (!caller || caller.draft.elements[parent.element] === undefined) return;
  caller.draft.because('call', idOfKey(parent.element));
  caller.soon(() => finishCall(caller, parent.element, called, state, changed(variables)));
}

/** Only what it wrote: the caller may have changed the rest meanwhile. */
function changed({ [GIVEN]: given, ...variables }: JsonObject): JsonObject {
  const before = (given ?? {}) as JsonObject;
  return Object.fromEntries(
    Object.entries(variables).filter(
      ([name, value]) => !Object.hasOwn(before, name) || canonicalJson(before[name] ?? null) !== canonicalJson(value),
    ),
  );
}

function finishCall(
  walk: Walk,
  key: ElementKey,
  called: Walk,
  state: EndedInstance['state'],
  variables: JsonObject,
): void {
  const chart = walk.draft.elements[key];
  if (chart === undefined) return;
  const row = walk.row(idOfKey(key));
  if (state === 'cancelled') return walk.incident(key, 'E_CALLED_CANCELLED', 'entry', called.draft.definition.process);
  const chosen = row.outputs.length > 0;
  if (chosen || (row.behaviour.kind === 'call' && row.behaviour.returnsAll))
    bring(walk, key, chart, called, variables, chosen);
  if (mapOutputs(walk, row, { chart, element: key }, chart)) walk.drive(chart, { type: 'done', element: row.id }, key);
}

function bring(
  walk: Walk,
  key: ElementKey,
  chart: ChartKey,
  called: Walk,
  variables: JsonObject,
  chosen: boolean,
): void {
  for (const [name, value] of Object.entries(variables)) {
    const taint = walk.batch.sensitivity.ofNames([name], called.draft);
    if (chosen) walk.draft.write(key, name, value, taint);
    else writeUp(walk, { chart, element: key }, name, value, [name], taint);
  }
}

/** Whoever leaves a call activity takes the called instance with it. */
export function endCalled(walk: Walk, key: ElementKey): void {
  for (const called of walk.movement.calledBy(walk, key)) {
    const root = rootOf(called);
    if (root === undefined) continue;
    called.draft.because('cancelled', called.draft.definition.process);
    endInstance(called, root, 'cancelled', null);
  }
}

const rootOf = ({ draft }: Walk): ChartKey | undefined =>
  Object.entries(draft.charts).find(([, { host }]) => host === null)?.[0];
