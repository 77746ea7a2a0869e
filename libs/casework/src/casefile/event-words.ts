import type { EngineEventType, StepTrigger } from '@fallspur/engine';

/** What an event that is no fact is called. */
export const EVENT_WORDS: Readonly<Record<EngineEventType, string>> = {
  ProcessStarted: 'Verfahren begonnen',
  StartsAwaited: 'Fassung wartet auf ihren Beginn',
  TaskCompleted: 'Aufgabe erledigt',
  TaskClaimed: 'Aufgabe übernommen',
  TaskAssigned: 'Aufgabe zugewiesen',
  TaskReleased: 'Aufgabe freigegeben',
  TaskScheduled: 'Frist der Aufgabe geändert',
  TimerFired: 'Frist abgelaufen',
  JobCompleted: 'Auftrag ausgeführt',
  JobFailed: 'Auftrag gescheitert',
  ErrorThrown: 'Fehler gemeldet',
  MessageSent: 'Nachricht eingegangen',
  SignalBroadcast: 'Signal eingegangen',
  VariablesSet: 'Angaben des Verfahrens geändert',
  IncidentRaised: 'Störung',
  IncidentResolved: 'Nach Störung erneut versucht',
  ElementActivated: 'Schritt begonnen',
  InstanceCancelled: 'Verfahren abgebrochen',
  InstanceModified: 'Verfahren von Hand bewegt',
  InstanceMigrated: 'Verfahren auf eine andere Fassung gehoben',
};

/** What set a movement off. */
export const TRIGGER_WORDS: Readonly<Record<StepTrigger, string>> = {
  started: 'beginnt mit',
  awaits: 'wartet auf den Beginn von',
  task: 'erledigt',
  timer: 'Frist abgelaufen',
  message: 'erhält',
  signal: 'Signal',
  condition: 'Bedingung erfüllt',
  job: 'Auftrag ausgeführt',
  error: 'Fehler bei',
  claimed: 'übernommen',
  assigned: 'zugewiesen',
  released: 'freigegeben',
  scheduled: 'neue Frist',
  variables: 'Angaben geändert',
  'job-failed': 'Auftrag gescheitert',
  'incident-resolved': 'nach Störung erneut versucht',
  cancelled: 'abgebrochen',
  corrected: 'Korrektur',
  call: 'aufgerufen von',
  activated: 'begonnen',
  modified: 'von Hand bewegt',
  migrated: 'auf eine andere Fassung gehoben',
};

/** How an instance ended. */
export const END_WORDS = {
  completed: 'beendet',
  terminated: 'vorzeitig beendet',
  cancelled: 'abgebrochen',
} as const;
