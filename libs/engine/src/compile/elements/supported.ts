import type { EventDefinition, FlowNodeType } from '@fallspur/bpmn';

/** One row of the table of elements in the README; a test compiles each row and compares. */
export interface SupportedElement {
  readonly type: FlowNodeType;
  /** The event definition that makes the row, for events. */
  readonly event?: EventDefinition['kind'];
  readonly runs: boolean;
  /** Why not, or what there is to know. */
  readonly note: string;
}

const yes = (type: FlowNodeType, note = '', event?: EventDefinition['kind']): SupportedElement => ({
  type,
  ...(event ? { event } : {}),
  runs: true,
  note,
});

const INSIDE = 'nur im Ereignis-Teilprozess';
/** A process that begins by itself is listened for where it is deployed. */
const BY_ITSELF = 'am Prozess: je Beginn ein neuer Fall';
const NOTES: Partial<Record<EventDefinition['kind'], string>> = {
  error: INSIDE,
  escalation: INSIDE,
  timer: BY_ITSELF,
  signal: BY_ITSELF,
  conditional: BY_ITSELF,
};

/** What is run and what is refused with `E_NOT_SUPPORTED_YET`. */
export const SUPPORTED_ELEMENTS: readonly SupportedElement[] = [
  yes('task', 'sofort erledigt'),
  yes('manualTask', 'sofort erledigt'),
  yes('userTask', 'Rolle aus zeebe:assignmentDefinition (candidateGroups), sonst aus der innersten Lane'),
  yes('serviceTask', 'ein Auftrag (zeebe:taskDefinition)'),
  yes('sendTask', 'zeichnet den genannten Fakt auf; mit Auftragstyp ein Auftrag'),
  yes('receiveTask', 'auch als Start des Prozesses'),
  yes('scriptTask', 'nur FEEL (zeebe:script)'),
  yes('businessRuleTask', 'DMN (zeebe:calledDecision)'),
  yes('callActivity', 'latest, versionTag oder Eigenschaft version; auch globale Aufgaben'),
  yes('subProcess', 'auch als Ereignis-Teilprozess, unterbrechend und nicht'),
  yes('transaction', 'mit Abbruch und Kompensation, ohne Protokoll nach aussen'),
  yes('adHocSubProcess', 'was kein Fluss erreicht, lässt sich wählen; Ereignisse ohne Eingang beginnen mit ihm'),
  yes('exclusiveGateway'),
  yes('parallelGateway'),
  yes('inclusiveGateway', 'wartet auf alles, was noch kommen kann'),
  yes('eventBasedGateway', 'exklusiv; als Start des Prozesses auch parallel'),
  yes(
    'complexGateway',
    'activationCount = Eingänge mit Token; am Ende einer Runde nur Flüsse, die waitingForStart fragen',
  ),
  yes('startEvent'),
  ...(['message', 'timer', 'signal', 'conditional', 'error', 'escalation'] as const).map((kind) =>
    yes('startEvent', NOTES[kind] ?? '', kind),
  ),
  yes('startEvent', INSIDE, 'compensate'),
  ...(['message', 'timer', 'signal', 'conditional'] as const).map((kind) => yes('intermediateCatchEvent', '', kind)),
  yes('intermediateCatchEvent', 'Gegenstück im selben Teil des Ablaufs', 'link'),
  yes('intermediateThrowEvent'),
  yes('intermediateThrowEvent', 'zeichnet den Fakt auf', 'message'),
  yes('intermediateThrowEvent', '', 'signal'),
  yes('intermediateThrowEvent', 'ungefangen ohne Folge', 'escalation'),
  yes('intermediateThrowEvent', 'genau ein Gegenstück im selben Teil des Ablaufs', 'link'),
  yes('intermediateThrowEvent', '', 'compensate'),
  ...(['message', 'timer', 'signal', 'conditional', 'error', 'escalation'] as const).map((kind) =>
    yes('boundaryEvent', kind === 'error' ? 'immer unterbrechend' : 'unterbrechend und nicht unterbrechend', kind),
  ),
  yes('boundaryEvent', 'nur an einer Transaktion', 'cancel'),
  yes('boundaryEvent', 'mit Assoziation zur kompensierenden Aktivität', 'compensate'),
  yes('endEvent'),
  ...(['message', 'terminate', 'error', 'escalation', 'signal'] as const).map((kind) => yes('endEvent', '', kind)),
  yes('endEvent', 'nur in einer Transaktion', 'cancel'),
  yes('endEvent', '', 'compensate'),
];

/** The table as the README shows it. */
export function supportedTable(): string {
  const rows = SUPPORTED_ELEMENTS.map(
    ({ type, event, runs, note }) =>
      `| ${type}${event ? ` (${event})` : ''} | ${runs ? 'läuft' : 'abgelehnt'} | ${note} |`,
  );
  return ['| Element | | |', '|---|---|---|', ...rows].join('\n');
}
