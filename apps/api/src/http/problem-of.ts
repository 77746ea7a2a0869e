import type { FieldProblem, Problem } from '@fallspur/contract';
import { pointerToken, type Json, type Refusal } from '@fallspur/kernel';

/** Everything this door says no with: status, title, and the sentence for whoever asked. Codes never change. */
export const PROBLEMS = {
  // Asked in a way nobody can understand.
  BODY_MALFORMED: [400, 'Anfrage unlesbar', 'Der Inhalt der Anfrage ist kein gültiges JSON.'],
  REQUEST_INVALID: [400, 'Anfrage ungültig', 'Die Anfrage enthält Angaben, die hier nicht erwartet werden.'],
  URL_MALFORMED: [400, 'Adresse unlesbar', 'Die Adresse enthält Zeichen, die sich nicht lesen lassen.'],
  IDEMPOTENCY_KEY_MISSING: [
    400,
    'Idempotency-Key fehlt',
    'Jeder Befehl braucht im Kopf «Idempotency-Key» eine neue UUID; dieselbe UUID gilt als Wiederholung.',
  ],
  HTTP_MALFORMED: [400, 'Anfrage unlesbar', 'Das ist keine Anfrage nach HTTP/1.1.'],
  REQUEST_TOO_SLOW: [
    408,
    'Anfrage unvollständig',
    'Die Anfrage ist nicht rechtzeitig angekommen; bitte nochmals senden.',
  ],
  BODY_TOO_LARGE: [413, 'Anfrage zu gross', 'Der Inhalt der Anfrage ist grösser als erlaubt.'],
  CONTENT_TYPE_UNSUPPORTED: [415, 'Inhaltsart unbekannt', 'Erwartet wird «application/json» in UTF-8.'],
  CONTENT_ENCODING_UNSUPPORTED: [415, 'Inhalt gepackt', 'Erwartet wird der Inhalt ungepackt, ohne «Content-Encoding».'],
  RANGE_UNSATISFIABLE: [416, 'Ausschnitt unbekannt', 'Den verlangten Ausschnitt gibt es in dieser Datei nicht.'],
  HEADERS_TOO_LARGE: [
    431,
    'Anfrage zu gross',
    'Adresse und Kopf der Anfrage sind zusammen grösser als erlaubt (16 KB).',
  ],
  // Who asks.
  NOT_SIGNED_IN: [401, 'Nicht angemeldet', 'Bitte melden Sie sich an.'],
  USER_UNKNOWN: [401, 'Anmeldung nicht möglich', 'Diese Person steht nicht auf der Liste der Vorführung.'],
  ROLE_NOT_ALLOWED: [403, 'Nicht erlaubt', 'Ihre Rolle darf das nicht.'],
  FACT_NOT_ALLOWED: [403, 'Nicht erlaubt', 'Ihre Rolle darf diese Art von Fakt nicht für sich allein erfassen.'],
  CORRECTION_NOT_ALLOWED: [
    403,
    'Nicht erlaubt',
    'Diesen Fakt kann nur die Stelle korrigieren oder stornieren, die ihn erfasst hat.',
  ],
  DEMONSTRATION_LOGIN_OFF: [
    403,
    'Vorführung ausgeschaltet',
    'Ein Identitätsanbieter ist eingerichtet; die Anmeldung als Beispielperson ist deshalb ausgeschaltet.',
  ],
  ORIGIN_FOREIGN: [403, 'Fremde Herkunft', 'Diese Anfrage kommt von einer anderen Seite und wird nicht ausgeführt.'],
  // What is asked for.
  ROUTE_UNKNOWN: [404, 'Unbekannte Adresse', 'Unter dieser Adresse gibt es nichts; siehe /api/openapi.json.'],
  CASE_UNKNOWN: [404, 'Fall unbekannt', 'Einen solchen Fall gibt es nicht, oder er liegt nicht in Ihrem Zugriff.'],
  TASK_UNKNOWN: [404, 'Aufgabe unbekannt', 'Diese Aufgabe ist nicht (mehr) offen; bitte laden Sie die Liste neu.'],
  EVENT_UNKNOWN: [404, 'Fakt unbekannt', 'In diesem Fall steht kein solcher Fakt.'],
  DRAFT_UNKNOWN: [404, 'Kein Entwurf', 'Zu dieser Aufgabe ist kein Entwurf gesichert.'],
  VIEW_UNKNOWN: [404, 'Ansicht unbekannt', 'Eine solche gespeicherte Ansicht gibt es nicht.'],
  NOT_FOUND: [404, 'Nicht gefunden', 'Das Gesuchte gibt es nicht, oder es liegt nicht in Ihrem Zugriff.'],
  MOMENT_EMPTY: [404, 'Zeitpunkt ohne Stand', 'Zu diesem Zeitpunkt ist in diesem Fall nichts erfasst.'],
  INSTANCE_UNKNOWN: [
    404,
    'Verfahren unbekannt',
    'Ein solches Verfahren gab es in diesem Fall zu diesem Zeitpunkt nicht.',
  ],
  PROCESS_UNKNOWN: [404, 'Prozess unbekannt', 'Ein Prozess dieses Namens ist nicht bereitgestellt.'],
  DEFINITION_UNKNOWN: [
    404,
    'Fassung unbekannt',
    'Eine Prozessfassung mit diesem Fingerabdruck ist nicht bereitgestellt.',
  ],
  MUNICIPALITY_UNKNOWN: [
    404,
    'Gemeinde unbekannt',
    'Eine solche Gemeinde gibt es nicht, oder sie liegt nicht in Ihrem Zugriff.',
  ],
  FIGURE_UNKNOWN: [404, 'Kennzahl unbekannt', 'Eine solche Kennzahl gibt es für dieses Halbjahr nicht.'],
  METHOD_NOT_ALLOWED: [405, 'Methode unbekannt', 'Diese Methode gibt es unter dieser Adresse nicht.'],
  // What has happened meanwhile.
  HOUSE_NOT_EMPTY: [409, 'Nicht leer', 'Beispieldaten gibt es nur für ein leeres Haus; dieses führt schon Fälle.'],
  JOB_HANDLED_HERE: [
    409,
    'Wird hier erledigt',
    'Aufträge dieser Art erledigt der Dienst selbst; von aussen nimmt er keine Antwort darauf an.',
  ],
  IDEMPOTENCY_KEY_REUSED: [
    422,
    'Idempotency-Key schon gebraucht',
    'Mit diesem Schlüssel wurde schon anderes erfasst; von dieser Anfrage wurde nichts erfasst. Jeder Befehl braucht eine neue UUID.',
  ],
  IMPORT_BROKEN_OFF: [
    409,
    'Import abgebrochen',
    'Ein Fall wurde in der Zwischenzeit geändert. Dieselbe Datei noch einmal erfasst, was davon fehlt.',
  ],
  TASK_CHANGED_MEANWHILE: [
    412,
    'Aufgabe inzwischen geändert',
    'Die Aufgabe wurde in der Zwischenzeit geändert; bitte neu laden.',
  ],
  IF_MATCH_MISSING: [
    428,
    'If-Match fehlt',
    'Die Fassung der Aufgabe fehlt: im Kopf «If-Match» wird ihr ETag erwartet, z. B. "3".',
  ],
  FACT_TYPE_UNKNOWN: [422, 'Art von Fakt unbekannt', 'Diese Art von Fakt ist nicht bekannt.'],
  ASSIGNEE_UNKNOWN: [422, 'Person unbekannt', 'Zuweisen können Sie nur an jemanden Ihrer eigenen Stelle.'],
  VIEWS_TOO_MANY: [
    422,
    'Zu viele Ansichten',
    'Mehr als 100 eigene Ansichten lassen sich nicht sichern; bitte löschen Sie eine.',
  ],
  VIEW_BEHIND: [503, 'Noch nicht nachgeführt', 'Die Ansicht ist noch nicht so weit; bitte gleich nochmals versuchen.'],
  LOG_FULL: [
    507,
    'Speicher voll',
    'Der Speicher des Protokolls ist voll; es wurde nichts erfasst. Lesen ist weiterhin möglich.',
  ],
  WORK_STORE_FULL: [507, 'Speicher voll', 'Der Speicher ist voll; es wurde nichts gesichert.'],
  STOPPING: [503, 'Wird beendet', 'Der Dienst wird gerade beendet; bitte gleich nochmals versuchen.'],
  WRITER_ENDED: [
    503,
    'Erfassen nicht möglich',
    'Das Protokoll kann gerade nicht geschrieben werden. Ob diese Eingabe erfasst wurde, zeigt eine Wiederholung mit demselben Idempotency-Key.',
  ],
  INTERNAL: [500, 'Fehler im Dienst', 'Das hätte nicht geschehen dürfen. Der Vorfall ist protokolliert.'],
} as const satisfies Readonly<Record<string, readonly [number, string, string]>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Refusals of engine, log and office by status; whatever is not named is a lawful no to well-formed data: 422. */
const REFUSED: Readonly<Record<string, readonly [number, string]>> = {
  TASK_CHANGED_MEANWHILE: [412, 'Aufgabe inzwischen geändert'],
  ROLE_NOT_ALLOWED: [403, 'Nicht erlaubt'],
  EXCLUDED_PREVIOUS_COMPLETER: [403, 'Vier Augen'],
  TASK_CLAIMED: [409, 'Bereits übernommen'],
  TASK_NOT_OPEN: [404, 'Aufgabe nicht offen'],
  EVENT_NOT_FOUND: [404, 'Fakt unbekannt'],
  JOB_NOT_OPEN: [404, 'Auftrag nicht offen'],
  INCIDENT_NOT_OPEN: [404, 'Störung nicht offen'],
  CASE_KIND_UNKNOWN: [404, 'Fall unbekannt'],
  FACT_INVALID: [422, 'Angaben unvollständig oder falsch'],
  FACT_UNKNOWN: [422, 'Art von Fakt unbekannt'],
  FACT_IN_FUTURE: [422, 'Datum in der Zukunft'],
  LOG_FULL: [507, 'Speicher voll'],
  KEYS_FULL: [507, 'Speicher voll'],
  WRONG_EXPECTED_REVISION: [503, 'Zu viele gleichzeitige Eingaben'],
  RECORDED_AT_BEHIND: [503, 'Zu viele gleichzeitige Eingaben'],
  EVENT_ID_TAKEN: [409, 'Kennung vergeben'],
};

/** Nobody mends more at once; an answer is not to be many times the question. */
export const FIELDS_MAX = 100;

/** A lawful no as a problem. `details` stay inside unless a form needs them: they may name persons. */
export const problemOfRefusal = ({ code, message, details }: Refusal): Problem => {
  const [status, title] = REFUSED[code] ?? [422, 'Nicht zulässig'];
  const faults = details?.['faults'];
  const fields = Array.isArray(faults) ? faults.slice(0, FIELDS_MAX).flatMap(fieldOfFault) : [];
  const choices = code === 'AMBIGUOUS_TASK' ? details : undefined;
  return {
    type: `urn:fallspur:problem:${code}`,
    title,
    status,
    code,
    detail: message,
    ...(fields.length ? { fields } : {}),
    ...(choices ? { details: choices } : {}),
  };
};

/** `/personen/0/name: darf nicht leer sein` of the fact's data; the body of a request holds them under `/data`. */
const fieldOfFault = (fault: Json): readonly FieldProblem[] => {
  if (typeof fault !== 'string') return [];
  const at = fault.indexOf(': ');
  const path = fault.slice(0, Math.max(0, at));
  const message = fault.slice(at < 0 ? 0 : at + 2);
  // What is missing belongs where it would stand.
  const named = /Angabe «([^»]+)»/.exec(message)?.[1];
  const parent = `/data${path === '/' ? '' : path}`;
  return [{ path: named === undefined ? parent : `${parent}/${pointerToken(named)}`, message }];
};
