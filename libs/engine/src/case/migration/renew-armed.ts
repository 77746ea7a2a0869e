import type { Behaviour, CompiledDefinition, ElementTable } from '../../definition.ts';
import { armTrigger, correlationOf, isArmed } from '../arming.ts';
import { isBody, isTurn } from '../bodies.ts';
import type { ChartKey, ElementKey } from '../events.ts';
import { idOfKey } from '../keys.ts';
import type { Walk } from '../walk.ts';
import { isCarriedOut } from '../elements.ts';
import { mapped } from './carried-over.ts';

/**
 * After a migration everything open listens to what the target says: what only the target knows is armed, what it does
 * not know ends, names and keys are its own. Due instants stay, and what has happened already is not armed again.
 * `idBefore` gives the id a key's element had in the source.
 */
export function renewArmed(walk: Walk, source: CompiledDefinition, idBefore: (key: string) => string): void {
  const { draft } = walk;
  for (const [key, chart] of Object.entries(draft.elements)) {
    if (draft.incidents[key]?.at === 'entry') continue;
    const [was, is] = [source.elements[idBefore(key)], walk.row(idOfKey(key))];
    renewAt(walk, key, listening(draft.definition, is, chart), was ? listening(source, was, chart) : []);
  }
  for (const key of Object.keys(draft.charts)) {
    if (isBody(key)) continue;
    if (!isInterrupted(walk, key))
      renewAt(walk, key, startsIn(draft.definition, idOfKey(key)), startsIn(source, idBefore(key)));
  }
}

const isWhole = (row: ElementTable, chart: ChartKey): boolean => row.loop !== undefined && !isTurn(chart);

/** The rows that are armed at an active element. */
function listening({ elements }: CompiledDefinition, row: ElementTable, chart: ChartKey): readonly ElementTable[] {
  const { behaviour } = row;
  const whole = isWhole(row, chart);
  if (!whole && !isCarriedOut(row)) return [];
  const beside = isBody(chart) ? [] : row.boundary;
  const own = whole
    ? []
    : behaviour.kind === 'catch'
      ? [row.id]
      : behaviour.kind === 'eventGateway'
        ? behaviour.events
        : [];
  return [...beside, ...own].flatMap((id) => elements[id] ?? []);
}

/** The starts of event subprocesses that listen while a scope runs. */
const startsIn = ({ charts, elements }: CompiledDefinition, chart: string): readonly ElementTable[] =>
  (charts[chart]?.eventSubProcesses ?? []).flatMap((listener) =>
    Object.values(elements).filter((row) => row.type === 'startEvent' && row.chart === listener),
  );

/** An event subprocess that has taken over its scope has ended everything that listened there. */
const isInterrupted = ({ draft }: Walk, scope: ChartKey): boolean =>
  Object.values(draft.charts).some(
    ({ chart, host }) =>
      host === scope &&
      startsIn(draft.definition, idOfKey(scope)).some(
        (start) => start.chart === chart && start.behaviour.kind === 'catch' && start.behaviour.interrupting,
      ),
  );

function renewAt(
  walk: Walk,
  on: ElementKey | ChartKey,
  wanted: readonly ElementTable[],
  before: readonly ElementTable[],
): void {
  const { draft } = walk;
  const migrated = draft.migrated?.map ?? {};
  const armed = [...Object.values(draft.timers), ...Object.values(draft.subscriptions)].filter((one) => one.on === on);
  const kept = new Set<ElementKey>();
  for (const row of wanted)
    for (const [index, trigger] of triggersOf(row).entries()) {
      if (!isArmed(trigger)) continue;
      const found = armed.find(
        (one) =>
          idOfKey(one.key) === row.id &&
          (one.trigger ?? 0) === index &&
          ('kind' in one ? one.kind : 'timer') === trigger.kind,
      );
      const knew = before.some(
        (one) => mapped(migrated, one.id) === row.id && triggersOf(one)[index]?.kind === trigger.kind,
      );
      if (found) {
        kept.add(found.key);
        if (trigger.kind === 'message' || trigger.kind === 'signal') listenTo(walk, found.key, trigger, on);
      } else if (!knew) {
        const isOwn = idOfKey(on) === row.id && index === 0;
        const key = isOwn ? on : draft.nextKey(row.id);
        armTrigger(walk, trigger, { key, on, ...(index ? { trigger: index } : {}) }, false);
      }
    }
  for (const { key } of armed) if (!kept.has(key)) draft.disarmOne(key);
}

type Triggers = Extract<Behaviour, { kind: 'catch' }>['triggers'];
const triggersOf = ({ behaviour }: ElementTable): Triggers => (behaviour.kind === 'catch' ? behaviour.triggers : []);

function listenTo(
  walk: Walk,
  key: ElementKey,
  trigger: Extract<Triggers[number], { kind: 'message' | 'signal' }>,
  on: string,
): void {
  const correlation = trigger.kind === 'signal' ? null : correlationOf(walk, trigger, on);
  const known = walk.draft.subscriptions[key];
  if (correlation === undefined || (known?.name === trigger.name && known.correlation === correlation)) return;
  walk.draft.changeSubscription({ key, name: trigger.name, correlation });
}
