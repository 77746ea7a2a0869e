/** Columns of the canton's two forms, as the import expects them. */
export const COLUMNS = {
  zuzuege:
    'einheit; person; name; vorname; geschlecht; geburtsdatum; staatsangehoerigkeit; ausweis; vafl_status; aufenthaltsgrundlage; einreisedatum; zuzugsdatum; zuzugsart; herkunftsland; gemeinde_bfs; sprache',
  taetigkeiten:
    'einheit; gemeinde_bfs; datum; taetigkeit; ergebnis; dolmetsch_anbieter; dolmetsch_auftrag; sprache; durchgefuehrt_durch; bemerkung',
} as const;
