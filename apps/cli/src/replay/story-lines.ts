import { localDateOf, type Json, type JsonObject } from '@fallspur/kernel';
import type { CaseEvent, DecisionRecord, DefinitionCatalog, InstanceState, Step, StepTrigger } from '@fallspur/engine';
import { namesOf, type DiagramNames } from '@fallspur/casework';
import type { Story } from '@fallspur/house';

/** The story for people: what happened, where it moved the processes, and what is open now. */
export const storyLines = (
  { caseId, events, state, later }: Story,
  definitions: DefinitionCatalog,
): readonly string[] => [
  caseId,
  '',
  ...(events.length ? events.flatMap((event) => eventLines(event, definitions)) : ['Bis dahin war nichts erfasst.']),
  `Stand nach ${events.length === 1 ? 'einem Ereignis' : `${events.length} Ereignissen`}${later ? ` (${later} spätere nicht gezeigt)` : ''}:`,
  ...indent(
    [...state.ended].map(({ definition, outcome, state: how }) => {
      const names = namesOf(definitions, definition.process, definition.sha256);
      return `${names.process}: ${ENDS[how]}${outcome === null ? '' : ` mit «${names.element(outcome)}»`}`;
    }),
  ),
  ...indent(Object.values(state.instances).flatMap((instance) => instanceLines(instance, definitions))),
  ...(state.ended.length || Object.keys(state.instances).length ? [] : ['  Kein Prozess läuft.']),
];

const ENDS = { completed: 'beendet', terminated: 'abgebrochen (Abbruchereignis)', cancelled: 'abgebrochen' } as const;

const eventLines = (event: CaseEvent, definitions: DefinitionCatalog): readonly string[] => {
  const { revision, occurredOn, recordedAt, actor, office, role, legalBasis } = event.meta;
  const fields = Object.entries(event.data).map(([name, value]) => `${name} ${brief(value)}`);
  return [
    `#${revision} ${localDateOf(occurredOn)} ${event.type}`,
    ...indent([
      `${actor}, ${office}, ${role}; erfasst ${recordedAt}${legalBasis ? `; ${legalBasis}` : ''}`,
      ...(fields.length ? [fields.join(' · ')] : []),
      ...(event.withheld?.length ? [`nicht lesbar, der Schlüssel fehlt: ${event.withheld.join(', ')}`] : []),
      ...(event.steps ?? []).flatMap((step) => stepLines(step, definitions)),
    ]),
    '',
  ];
};

const TRIGGERS: Readonly<Record<StepTrigger, string>> = {
  started: 'beginnt mit',
  awaits: 'wartet auf den Beginn von',
  task: 'erledigt',
  timer: 'Frist',
  message: 'empfängt',
  signal: 'Signal',
  condition: 'Bedingung',
  job: 'Auftrag',
  error: 'Fehler bei',
  claimed: 'übernommen',
  assigned: 'zugewiesen',
  released: 'freigegeben',
  scheduled: 'terminiert',
  variables: 'Variablen',
  'job-failed': 'Auftrag gescheitert',
  'incident-resolved': 'nach Störung erneut versucht',
  cancelled: 'abgebrochen',
  corrected: 'Korrektur',
  call: 'aufgerufen von',
  activated: 'begonnen',
  modified: 'von Hand bewegt',
  migrated: 'auf eine andere Fassung gehoben',
};

const stepLines = (step: Step, definitions: DefinitionCatalog): readonly string[] => {
  const names = namesOf(definitions, step.definition.process, step.definition.sha256);
  const path = step.entered.map(({ key }) => names.element(key));
  const { tasks, timers, incidents, migrated } = step;
  // What a migration only renames is neither closed nor lifted.
  const gone = (keys: readonly string[] = []) => keys.filter((key) => migrated?.keys[key] === undefined);
  return [
    `▸ ${names.process} (Version ${step.definition.version}): ${TRIGGERS[step.trigger]} «${names.element(step.element)}»`,
    ...indent([
      ...(migrated ? [`zuvor Version ${migrated.from.version}`] : []),
      ...(step.begins ?? []).map((start) => `beginnt in einem eigenen Fall mit «${names.element(start)}»`),
      ...(path.length ? [`Weg: ${path.join(' → ')}`] : []),
      ...(step.decisions ?? []).map((decision) => decisionLine(decision, names)),
      ...gone(tasks?.closed).map((key) => `Aufgabe geschlossen: ${names.element(key)}`),
      ...(tasks?.opened ?? []).map(
        ({ key, role, dueAt, name }) =>
          `Aufgabe offen: ${name ?? names.element(key)}${role ? ` (${role})` : ''}${dueText(dueAt)}`,
      ),
      ...gone(timers?.cancelled).map((key) => `Frist aufgehoben: ${names.element(key)}`),
      ...(timers?.set ?? []).map(({ key, dueAt }) => `Frist gesetzt: ${names.element(key)}, ${localDateOf(dueAt)}`),
      ...(incidents?.raised ?? []).map(
        ({ key, code, message }) => `STÖRUNG bei ${names.element(key)}: ${code} ${message}`,
      ),
      ...(step.ended
        ? [
            `${ENDS[step.ended.state]}${step.ended.outcome === null ? '' : ` mit «${names.element(step.ended.outcome)}»`}`,
          ]
        : []),
    ]),
  ];
};

const decisionLine = ({ id, kind, source, inputs, rules, output }: DecisionRecord, names: DiagramNames): string => {
  const what = kind === 'condition' ? (names.flow(id) ?? names.element(id)) : names.element(id);
  const asked = kind === 'decision' ? brief(inputs) : `${source} mit ${brief(inputs)}`;
  return `${kind === 'condition' ? 'Bedingung' : kind === 'decision' ? 'Entscheid' : 'Ausdruck'} ${what}: ${asked} ⇒ ${brief(output)}${rules.length ? ` (Regel ${rules.join(', ')})` : ''}`;
};

const instanceLines = (
  { definition, listens, tasks, timers, incidents, variables }: InstanceState,
  definitions: DefinitionCatalog,
): readonly string[] => {
  const names = namesOf(definitions, definition.process, definition.sha256);
  const values = Object.values(variables).flatMap((frame) => Object.entries(frame));
  return [
    `${names.process} (Version ${definition.version}): ${listens ? 'wartet auf den Beginn' : 'läuft'}`,
    ...indent([
      ...Object.values(tasks).map(
        ({ key, role, dueAt, assignee, name }) =>
          `offen: ${name ?? names.element(key)}${role ? ` (${role}${assignee ? `, ${assignee}` : ''})` : ''}${dueText(dueAt)}`,
      ),
      ...Object.values(timers).map(({ key, dueAt }) => `Frist: ${names.element(key)}, ${localDateOf(dueAt)}`),
      ...Object.entries(incidents).map(
        ([key, { code, message }]) => `STÖRUNG bei ${names.element(key)}: ${code} ${message}`,
      ),
      ...values.map(([name, value]) => `Variable ${name}: ${brief(value)}`),
    ]),
  ];
};

const dueText = (dueAt: string | null): string => (dueAt === null ? '' : `, fällig ${localDateOf(dueAt)}`);

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

const BRIEF_MAX = 240;

const brief = (value: Json | JsonObject | undefined): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > BRIEF_MAX ? `${text.slice(0, BRIEF_MAX)}… (${text.length} Zeichen)` : text;
};
