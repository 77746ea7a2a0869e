import { refuse, type JsonObject, type Refusal } from '@fallspur/kernel';

/** Every lawful "no" of the case, as data: code and German sentence for the person who asked. Codes never change. */
export const REFUSALS = {
  FACT_UNKNOWN: 'Diese Art von Fakt ist nicht bekannt.',
  FACT_INVALID: 'Die Angaben sind unvollständig oder falsch.',
  FACT_IN_FUTURE: 'Das Datum liegt in der Zukunft; erfasst werden kann nur, was geschehen ist.',
  DATE_INVALID: 'Das Datum ist weder ein Kalendertag noch ein Zeitpunkt.',
  AMBIGUOUS_TASK: 'Mehrere offene Aufgaben warten auf diesen Fakt; bitte eine davon wählen.',
  TASK_NOT_OPEN: 'Diese Aufgabe ist nicht (mehr) offen.',
  TASK_CHANGED_MEANWHILE: 'Die Aufgabe wurde in der Zwischenzeit geändert; bitte neu laden.',
  TASK_CLAIMED: 'Die Aufgabe hat bereits jemand übernommen.',
  ROLE_NOT_ALLOWED: 'Ihre Rolle darf diese Aufgabe nicht bearbeiten.',
  EXCLUDED_PREVIOUS_COMPLETER: 'Vier Augen: Sie haben die vorangehende Aufgabe erledigt; dies muss jemand anders tun.',
  PROCESS_UNKNOWN: 'Dieser Prozess ist in dieser Fassung nicht in Kraft.',
  START_UNKNOWN: 'Der Prozess hat keinen solchen Start.',
  INSTANCE_NOT_RUNNING: 'Diese Prozessinstanz läuft nicht (mehr).',
  TIMER_NOT_OPEN: 'Diese Frist ist nicht (mehr) gesetzt.',
  NOT_DUE: 'Diese Frist ist noch nicht erreicht.',
  JOB_NOT_OPEN: 'Dieser Auftrag ist nicht (mehr) offen.',
  ELEMENT_NOT_ACTIVE: 'Dieser Schritt ist nicht aktiv.',
  ELEMENT_NOT_ENABLED: 'Diese Aktivität kann jetzt nicht begonnen werden.',
  ELEMENT_NOT_REACHABLE: 'An dieser Stelle kann jetzt kein Schritt begonnen werden.',
  MIGRATION_SAME_VERSION: 'Die Instanz läuft bereits in dieser Fassung.',
  MIGRATION_MAP_UNKNOWN: 'Die Zuordnung nennt ein Element, das es in der einen oder der anderen Fassung nicht gibt.',
  MIGRATION_ELEMENT_MISSING: 'Ein Schritt, der läuft, fehlt in der anderen Fassung; bitte zuordnen.',
  MIGRATION_ELEMENT_DIFFERS: 'Ein Schritt, der läuft, ist in der anderen Fassung von anderer Art.',
  MIGRATION_SCOPE_DIFFERS: 'Ein Schritt, der läuft, liegt in der anderen Fassung in einem anderen Teil des Ablaufs.',
  MIGRATION_NOT_REACHABLE: 'So, wie die Instanz steht, kann die andere Fassung nie stehen.',
  MIGRATION_NOT_PROVEN:
    'Ob die andere Fassung so stehen kann, liess sich nicht feststellen: Sie hat zu viele Zustände.',
  MIGRATION_NOT_UNDOABLE:
    'Was erledigt ist und rückgängig zu machen wäre, liesse sich in der anderen Fassung nicht mehr rückgängig machen.',
  INCIDENT_NOT_OPEN: 'Diese Störung ist nicht (mehr) offen.',
  EVENT_NOT_FOUND: 'In diesem Fall steht kein solcher Fakt.',
  FACT_VOIDED: 'Dieser Fakt ist bereits storniert.',
  REASON_MISSING: 'Bitte geben Sie den Grund an.',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** The refusal of this code; `details` are for the machine and the form. */
export const no = (code: RefusalCode, details?: JsonObject): Refusal => refuse(code, REFUSALS[code], details);

/** Codes of incidents: something is stuck in a process and somebody must look at it. */
export const INCIDENTS = {
  E_NO_FLOW: 'Keine Bedingung trifft zu und kein Standardfluss ist gezeichnet.',
  E_CONDITION_NOT_BOOLEAN: 'Die Bedingung ergibt weder wahr noch falsch.',
  E_EXPRESSION: 'Ein Ausdruck konnte nicht ausgewertet werden.',
  E_MAPPING: 'Eine Ein- oder Ausgabezuordnung konnte nicht ausgewertet werden.',
  E_TIMER: 'Die Frist ergibt weder Datum, Dauer noch Zyklus.',
  E_DECISION: 'Die Entscheidung konnte nicht ausgewertet werden.',
  E_FACT_UNKNOWN: 'Der Prozess will einen Fakt erfassen, den es nicht gibt.',
  E_FACT_INVALID: 'Der Prozess will einen Fakt mit ungültigen Angaben erfassen.',
  E_FACT_REFUSED: 'Der Fakt, den der Prozess erfassen will, ist nicht zulässig.',
  E_RAISE_LOOP: 'Der Prozess erfasst Fakten oder ruft Signale ohne Ende.',
  E_AUTOMATIC_LOOP: 'Der Prozess dreht sich ohne Halt im Kreis.',
  E_ERROR_UNCAUGHT: 'Ein Fehler wurde geworfen, den niemand fängt.',
  E_MULTI_INSTANCE: 'Es lässt sich nicht sagen, wie oft die Aktivität auszuführen ist.',
  E_TOO_MANY_INSTANCES: 'Die Aktivität müsste zu oft ausgeführt werden.',
  E_CALLED_UNKNOWN: 'Der aufgerufene Prozess ist in dieser Fassung nicht in Kraft.',
  E_CALLED_CANCELLED: 'Der aufgerufene Prozess wurde abgebrochen.',
  E_CALL_DEPTH: 'Prozesse rufen einander zu tief auf.',
  E_CANCEL_UNCAUGHT: 'Die Transaktion ist abgebrochen, und kein Ereignis führt aus ihr hinaus.',
  E_JOB_FAILED: 'Der Auftrag ist gescheitert und wird nicht mehr wiederholt.',
} as const;

export type IncidentCode = keyof typeof INCIDENTS;
