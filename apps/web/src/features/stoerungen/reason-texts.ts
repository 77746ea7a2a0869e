/** What an incident means, and what usually helps, by its code. */
export const reasonTexts = {
  reasons: {
    E_NO_FLOW: 'Keine der Bedingungen trifft zu, und für alle übrigen Fälle ist kein Weg gezeichnet.',
    E_CONDITION_NOT_BOOLEAN:
      'Eine Bedingung lässt sich weder bejahen noch verneinen, meist weil eine Angabe fehlt oder falsch ist.',
    E_EXPRESSION: 'Eine Berechnung dieses Schritts ist nicht möglich.',
    E_MAPPING: 'Die Angaben für diesen Schritt lassen sich nicht zusammenstellen.',
    E_TIMER: 'Die Frist dieses Schritts ergibt kein Datum.',
    E_DECISION: 'Die Entscheidungstabelle findet keine Antwort.',
    E_FACT_UNKNOWN: 'Das Verfahren will etwas erfassen, das hier nicht bekannt ist.',
    E_FACT_INVALID: 'Was das Verfahren erfassen will, ist unvollständig oder falsch.',
    E_FACT_REFUSED: 'Was das Verfahren erfassen will, ist in diesem Dossier nicht zulässig.',
    E_RAISE_LOOP: 'Das Verfahren erfasst dasselbe immer wieder.',
    E_AUTOMATIC_LOOP: 'Das Verfahren dreht sich im Kreis.',
    E_ERROR_UNCAUGHT: 'Es ist ein Fehler aufgetreten, für den kein Weg gezeichnet ist.',
    E_MULTI_INSTANCE: 'Es lässt sich nicht sagen, wie oft dieser Schritt auszuführen ist.',
    E_TOO_MANY_INSTANCES: 'Dieser Schritt müsste zu oft ausgeführt werden.',
    E_CALLED_UNKNOWN: 'Das Verfahren, das hier beginnen sollte, ist nicht in Kraft.',
    E_CALLED_CANCELLED: 'Das Verfahren, auf das hier gewartet wurde, ist abgebrochen worden.',
    E_CALL_DEPTH: 'Zu viele Verfahren rufen einander auf.',
    E_CANCEL_UNCAUGHT: 'Der Vorgang ist abgebrochen, und kein Weg führt hinaus.',
    E_JOB_FAILED: 'Der Auftrag ist mehrmals gescheitert und wird nicht mehr von selbst wiederholt.',
    other: 'Der Schritt kann nicht weitergehen.',
  },
  helps: {
    E_NO_FLOW: 'Prüfen Sie die Angaben unten. Stimmen sie, fehlt im Ablauf ein Weg: dann woanders weiterfahren.',
    E_CONDITION_NOT_BOOLEAN: 'Prüfen Sie die gefragten Angaben und berichtigen Sie, was fehlt oder nicht stimmt.',
    E_JOB_FAILED: 'Ist der Dienst wieder erreichbar, genügt ein neuer Versuch.',
    E_CALLED_UNKNOWN: 'Sobald das Verfahren in Kraft ist, genügt ein neuer Versuch.',
    E_RAISE_LOOP:
      'Der Ablauf selbst ist fehlerhaft: woanders weiterfahren oder abbrechen, und die Fachstelle informieren.',
    E_AUTOMATIC_LOOP:
      'Der Ablauf selbst ist fehlerhaft: woanders weiterfahren oder abbrechen, und die Fachstelle informieren.',
    E_FACT_REFUSED: 'Prüfen Sie, was im Dossier schon erfasst ist, und berichtigen Sie es dort.',
    other: 'Prüfen Sie die Angaben unten und berichtigen Sie, was fehlt oder nicht stimmt.',
  },
};
