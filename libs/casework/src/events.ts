// Generated from processes/**/facts/*.schema.json by `node libs/casework/scripts/generate-events.ts`. Do not edit.

/** Angebot empfohlen. Unverbindlicher Hinweis auf ein Angebot. [Spezifikation 3.1] (D3) */
export interface AngebotEmpfohlen {
  /** Bereich (D3) */
  readonly bereich: 'SPRACHE' | 'BILDUNG' | 'ARBEIT' | 'SOZIALES' | 'GESUNDHEIT' | 'FRUEHE_FOERDERUNG';
  /** Bezeichnung, wenn nicht im Verzeichnis (D3) */
  readonly text?: string;
  /** Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Person */
  readonly personId?: string;
  /** Angebot */
  readonly angebotId?: string;
  /** Verbindlich. Empfehlungen sind nie verbindlich. */
  readonly verbindlich?: false;
}

/** Ausweis geändert. Eine Person erhält einen anderen Ausweis. [Spezifikation 2.1] (D1) */
export interface AusweisGeaendert {
  /** Person */
  readonly personId: string;
  /** Ausweis (D1) */
  readonly ausweis: 'B' | 'C' | 'CI' | 'F' | 'G' | 'L' | 'N' | 'S' | 'KEINER' | 'UNBEKANNT';
  /** Gültig ab */
  readonly gueltigVon: string;
  /** Gültig bis */
  readonly gueltigBis?: string;
}

/** Dolmetscheinsatz annulliert. Der bestellte Einsatz findet nicht statt. Nicht beitragsberechtigt. [Spezifikation 4.4] (D2) */
export interface DolmetscheinsatzAnnulliert {
  /** Grund (D2) */
  readonly grund?: string;
  /** Kostenpflichtig */
  readonly kostenpflichtig?: boolean;
  /** Auftragsnummer. Nummer des Vermittlungsdienstes, z. B. LD-2015-0087. */
  readonly auftragsnummer?: string;
  /** Betroffene Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds?: readonly string[];
  /** Gespräch */
  readonly gespraechId: string;
}

/** Dolmetscheinsatz bestätigt. Der Vermittlungsdienst bestätigt die Bestellung. Die Einladung wartet nicht darauf. (D2) */
export interface DolmetscheinsatzBestaetigt {
  /** Auftragsnummer. Nummer des Vermittlungsdienstes, z. B. LD-2015-0087. */
  readonly auftragsnummer: string;
  /** Termin */
  readonly termin?: string;
  /** Gespräch */
  readonly gespraechId: string;
}

/** Dolmetscheinsatz bestellt. Eine interkulturell dolmetschende Person ist für ein Gespräch bestellt. Beitragsberechtigt nur bei HEKS Linguadukt. [KRS 4.3.1] (D2) */
export interface DolmetscheinsatzBestellt {
  /** Sprache des Einsatzes. Sprachcode nach ISO 639, z. B. ti. (D1) */
  readonly sprache?: string;
  /** Form des Einsatzes */
  readonly form?: 'VOR_ORT' | 'TELEFON' | 'VIDEO';
  /** Auftragsnummer. Nummer des Vermittlungsdienstes, z. B. LD-2015-0087. */
  readonly auftragsnummer?: string;
  /** Anbieter */
  readonly anbieter: 'HEKS_LINGUADUKT' | 'ANDERER';
  /** Bemerkung (D2) */
  readonly bemerkung?: string;
  /** Betroffene Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds?: readonly string[];
  /** Gespräch */
  readonly gespraechId: string;
}

/** Dolmetscheinsatz durchgeführt. Der bestellte Einsatz hat im Gespräch stattgefunden. [Spezifikation 3.1, 4.4] (D2) */
export interface DolmetscheinsatzDurchgefuehrt {
  /** Datum */
  readonly datum: string;
  /** Dauer (Minuten) */
  readonly dauerMinuten?: number;
  /** Auftragsnummer. Nummer des Vermittlungsdienstes, z. B. LD-2015-0087. */
  readonly auftragsnummer?: string;
  /** Anbieter */
  readonly anbieter: 'HEKS_LINGUADUKT' | 'ANDERER';
  /** Sprache des Einsatzes. Sprachcode nach ISO 639, z. B. ti. (D1) */
  readonly sprache?: string;
  /** Betroffene Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds?: readonly string[];
  /** Gespräch */
  readonly gespraechId: string;
}

/** Einladung zum Erstinformationsgespräch versandt. Einladung mit Termin und Ort; Mahnstufe 1 = erste, 2 = zweite Einladung. (D1) */
export interface EinladungErstinformationsgespraechVersandt {
  /** Termin */
  readonly termin?: string;
  /** Uhrzeit */
  readonly uhrzeit?: string;
  /** Ort (D1) */
  readonly ort?: string;
  /** Sprache der Einladung. Sprachcode nach ISO 639, z. B. ti. (D1) */
  readonly sprache?: string;
  /** Versandt am */
  readonly versandtAm?: string;
  /** Bemerkung (D2) */
  readonly bemerkung?: string;
  /** Mahnstufe */
  readonly mahnstufe: number;
  /** Betroffene Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds?: readonly string[];
  /** Gespräch */
  readonly gespraechId: string;
  /** Zuzug */
  readonly zuzugId: string;
}

/** Erhöhter Integrationsbedarf festgestellt. Die zuständige Stelle stellt fest, dass Personen der Einheit sich nicht selbst integrieren können. Startet die Fallführung und das Jahresziel. [IIM 4.4.1], [Spezifikation 2.3] (D3) */
export interface ErhoehterIntegrationsbedarfFestgestellt {
  /** Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Offene Integrationskriterien. Kriterien a bis d der Integration (AIG Art. 58a Abs. 1). (D3) */
  readonly kriterien?: readonly (
    'SICHERHEIT_ORDNUNG' | 'WERTE_BUNDESVERFASSUNG' | 'SPRACHKOMPETENZEN' | 'WIRTSCHAFT_ODER_BILDUNG'
  )[];
  /** Festgestellt am */
  readonly festgestelltAm: string;
  /** Begründung (D3) */
  readonly begruendung?: string;
  /** Unterstützungsgrad (D3) */
  readonly unterstuetzungsgrad?: 'ANLEITUNG' | 'BEGLEITUNG' | 'FUEHRUNG';
  /** Zuzug */
  readonly zuzugId?: string;
}

/** Erhöhter Integrationsbedarf verneint. Das Kurzassessment ergibt keinen erhöhten Bedarf; die Personen integrieren sich selbst. [RRB 2.2.2] (D3) */
export interface ErhoehterIntegrationsbedarfVerneint {
  /** Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Festgestellt am */
  readonly festgestelltAm: string;
  /** Begründung (D3) */
  readonly begruendung?: string;
  /** Zuzug */
  readonly zuzugId?: string;
}

/** Erstinformation abgeschlossen. Das Ergebnis der Erstinformation für diesen Zuzug. [Spezifikation 3.1] (D1) */
export interface ErstinformationAbgeschlossen {
  /** Ergebnis */
  readonly ergebnis:
    | 'SCHRIFTLICH_INFORMIERT'
    | 'GESPRAECH_GEFUEHRT'
    | 'NICHT_ERSCHIENEN_SCHRIFTLICH_INFORMIERT'
    | 'NICHT_ZIELGRUPPE'
    | 'WEGGEZOGEN';
  /** Zuzug */
  readonly zuzugId: string;
}

/** Erstinformation angemahnt. Innert Frist ist noch nicht eingeladen worden; die Integrationsbeauftragte Person wird erinnert. [OP-6] (D1) */
export interface ErstinformationAngemahnt {
  /** Gegenstand */
  readonly gegenstand: 'EINLADUNG';
  /** Frist */
  readonly frist: string;
  /** Zuzug */
  readonly zuzugId: string;
}

/** Form der Erstinformation festgelegt. Die Integrationsbeauftragte Person legt fest, ob schriftlich oder mündlich informiert wird; sie darf vom Vorschlag mit Begründung abweichen. [IIM Glossar IB], [OP-5] (D1) */
export interface ErstinformationsformFestgelegt {
  /** Form */
  readonly form: 'SCHRIFTLICH' | 'MUENDLICH';
  /** Begründung bei Abweichung vom Vorschlag (D3) */
  readonly begruendungAbweichung?: string;
  /** Zutreffende Kriterien (D3) */
  readonly kriterien?: readonly (
    | 'KEIN_SPRACHNACHWEIS_B1'
    | 'DRITTSTAAT'
    | 'FAMILIENNACHZUG'
    | 'VA_FL_N'
    | 'JUNG_OHNE_SCHWEIZER_SCHULE'
    | 'WUNSCH_DER_PERSON'
    | 'HINWEIS_AUF_BEDARF'
  )[];
  /** Betroffene Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds?: readonly string[];
  /** Zuzug */
  readonly zuzugId?: string;
}

/** Erstinformationsgespräch durchgeführt. Gespräch mit einer Person oder Familie; mit den Nachweisen für den Beitrag. [KRS 4.3], [Spezifikation 3.1, 4.5] (D2) */
export interface ErstinformationsgespraechDurchgefuehrt {
  /** Gesprächsdatum */
  readonly gespraechsdatum: string;
  /** Teilnehmende Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Dauer (Minuten) */
  readonly dauerMinuten?: number;
  /** Ort (D2) */
  readonly ort?: string;
  /** Gesprächssprache. Sprachcode nach ISO 639, z. B. ti. (D2) */
  readonly sprache?: string;
  /** Besprochene Inhalte. Mindestinhalt des Gesprächs. [Spezifikation 3.1 Schritt 6] */
  readonly checkliste?: readonly (
    | 'LEBENSBEDINGUNGEN'
    | 'RECHTE_UND_PFLICHTEN'
    | 'INTEGRATIONSANGEBOTE'
    | 'SPRACHE_BILDUNG_ARBEIT'
    | 'SPRACHANGEBOTE'
    | 'RECHTSORDNUNG_UND_FOLGEN'
    | 'GRUNDNORMEN'
    | 'EIGENE_INTEGRATIONSPFLICHT'
  )[];
  /** Bestätigung */
  readonly bestaetigung?: {
    /** Art */
    readonly art: 'UNTERSCHRIFT' | 'EINTRAG';
    /** Datum */
    readonly datum: string;
    /** Protokollnummer */
    readonly protokollNr?: string;
  };
  /** Protokoll (D2) */
  readonly protokoll?: string;
  /** Durchgeführt durch (Name) (D2) */
  readonly durchgefuehrtDurch?: string;
  /** Funktion. IB, Stellvertretung oder (nur mit Dossier) fallführende Person der Sozialregion. */
  readonly funktion?: 'IB' | 'IBS' | 'FALLFUEHRENDE_PERSON' | 'ANDERE';
  /** Dolmetschaufträge */
  readonly dolmetschAuftraege?: readonly {
    /** Anbieter */
    readonly anbieter: 'HEKS_LINGUADUKT' | 'ANDERER';
    /** Auftragsnummer. Nummer des Vermittlungsdienstes, z. B. LD-2015-0087. */
    readonly auftragsnummer?: string;
    /** Sprache. Sprachcode nach ISO 639, z. B. ti. (D2) */
    readonly sprache?: string;
    /** Einsatz bestätigt */
    readonly bestaetigt?: boolean;
  }[];
  /** Bestehendes Dossier bestätigt. Nur bei Gesprächen der Sozialregion: Sozialhilfe- oder KES-Dossier besteht (ja/nein, kein Inhalt). [KRS 3.4.3] */
  readonly dossierBestaetigt?: boolean;
  /** Stelle. z. B. EG-2513, SR-03, MISA. */
  readonly organisation: string;
  /** Gespräch */
  readonly gespraechId: string;
  /** Unterstützungseinheit */
  readonly unitId: string;
  /** Zuzug */
  readonly zuzugId: string;
}

/** Zum Erstinformationsgespräch nicht erschienen. Die Einheit ist zum Termin nicht erschienen oder hat abgesagt. (D1) */
export interface ErstinformationsgespraechNichtErschienen {
  /** Grund */
  readonly grund?: 'NICHT_ERSCHIENEN' | 'ABGESAGT';
  /** Datum */
  readonly datum: string;
  /** Bemerkung (D2) */
  readonly bemerkung?: string;
  /** Mahnstufe der Einladung */
  readonly mahnstufe?: number;
  /** Betroffene Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds?: readonly string[];
  /** Gespräch */
  readonly gespraechId: string;
}

/** Erstinformationspaket abgegeben. Das Paket wurde in geeigneter Sprache abgegeben; eines je Einheit. Auch zu einem Gespräch darf eines abgegeben werden. (D1) */
export interface ErstinformationspaketAbgegeben {
  /** Kanal */
  readonly kanal: 'PERSOENLICH' | 'POST' | 'ELEKTRONISCH';
  /** Datum */
  readonly datum: string;
  /** Sprache des Pakets. Sprachcode nach ISO 639, z. B. ti. (D1) */
  readonly sprache?: string;
  /** Bemerkung (D2) */
  readonly bemerkung?: string;
  /** Betroffene Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds?: readonly string[];
  /** Zuzug */
  readonly zuzugId: string;
}

/** GER-Niveau festgestellt. Sprachstand einer Person in einer Sprache mit Nachweis. [Spezifikation 2.1] (D3) */
export interface GerNiveauFestgestellt {
  /** Person */
  readonly personId: string;
  /** Sprache. Sprachcode nach ISO 639, z. B. ti. (D3) */
  readonly sprache: string;
  /** Fertigkeit (D3) */
  readonly fertigkeit: 'MUENDLICH' | 'SCHRIFTLICH';
  /** Niveau (GER) (D3) */
  readonly gerNiveau: 'A0' | 'A1' | 'A2' | 'B1' | 'B2' | 'C1' | 'C2';
  /** Nachweis (D3) */
  readonly nachweis:
    | 'EINSTUFUNGSTEST'
    | 'KURSBESTAETIGUNG'
    | 'ANERKANNTER_SPRACHNACHWEIS'
    | 'MUTTERSPRACHE'
    | 'SCHULE_3_JAHRE'
    | 'AUSBILDUNG_SEK2_TERTIAER'
    | 'SELBSTEINSCHAETZUNG';
  /** Festgestellt am */
  readonly datum: string;
}

/** Jahresziel überschritten. Ein Jahr nach dem Zuzug hat trotz erhöhtem Bedarf noch keine Massnahme begonnen. [RRB 2.2.2] (D3) */
export interface JahreszielUeberschritten {
  /** Zieldatum */
  readonly zieldatum: string;
  /** Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Zuzug */
  readonly zuzugId?: string;
}

/** Kurzassessment durchgeführt. Erste Weichenstellung; bei Neuzugezogenen ohne Sozialhilfe Teil des Erstinformationsgesprächs und Empfehlung. [IIM 4.6.1] (D3) */
export interface KurzassessmentDurchgefuehrt {
  /** Erhöhter Integrationsbedarf. Die Person kann sich nicht selbst integrieren. [IIM 4.4.1] */
  readonly erhoehterIntegrationsbedarf: boolean;
  /** Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Offene Integrationskriterien. Kriterien a bis d der Integration (AIG Art. 58a Abs. 1). (D3) */
  readonly kriterien?: readonly (
    'SICHERHEIT_ORDNUNG' | 'WERTE_BUNDESVERFASSUNG' | 'SPRACHKOMPETENZEN' | 'WIRTSCHAFT_ODER_BILDUNG'
  )[];
  /** Unterstützungsgrad (D3) */
  readonly unterstuetzungsgrad?: 'ANLEITUNG' | 'BEGLEITUNG' | 'FUEHRUNG';
  /** Begründung (D3) */
  readonly begruendung?: string;
  /** Integrationsrichtung (D3) */
  readonly integrationsrichtung?: 'WIRTSCHAFTLICH_ARBEIT' | 'WIRTSCHAFTLICH_BILDUNG' | 'SOZIAL';
  /** Sprachziel (GER) (D3) */
  readonly sprachziel?: 'A1' | 'A2' | 'B1' | 'B2' | 'C1' | 'C2';
  /** Nächster Schritt (D3) */
  readonly naechsterSchritt?:
    | 'HILFSPLAN'
    | 'PRAXISASSESSMENT'
    | 'VERTIEFTE_POTENZIALERFASSUNG'
    | 'PRAXISASSESSMENT_UND_VERTIEFTE_POTENZIALERFASSUNG'
    | 'KEIN_BEDARF';
  /** Mit Dolmetschen */
  readonly mitDolmetschen?: boolean;
  /** Gekürzt durchgeführt */
  readonly gekuerzt?: boolean;
  /** Version des Leitfadens */
  readonly leitfadenVersion?: string;
  /** Rahmen */
  readonly ort: 'INTAKE' | 'DGZ' | 'ERSTINFO' | 'FORDERN';
  /** Abklärung */
  readonly abklaerungId: string;
  /** Gespräch */
  readonly gespraechId?: string;
  /** Fall */
  readonly fallId?: string;
}

/** Massnahme begonnen. Eine zugewiesene oder vereinbarte Massnahme hat begonnen. Erfüllt das Jahresziel. [Spezifikation 3.5] (D3) */
export interface MassnahmeBegonnen {
  /** Bereich (D3) */
  readonly bereich?: 'SPRACHE' | 'BILDUNG' | 'ARBEIT' | 'SOZIALES' | 'GESUNDHEIT' | 'FRUEHE_FOERDERUNG';
  /** Begonnen am */
  readonly datum: string;
  /** Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Massnahme */
  readonly massnahmeId: string;
}

/** Mitwirkung geklärt. Die Integrationsbeauftragte Person hält fest, ob die Personen am individuellen Hilfsplan mitwirken. [IIM 4.5.2] (D3) */
export interface MitwirkungGeklaert {
  /** Person wirkt mit */
  readonly mitwirkung: boolean;
  /** Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Datum */
  readonly datum: string;
  /** Begründung (D3) */
  readonly begruendung?: string;
}

/** Person erfasst. Eine Person kommt neu in das Dossier. [Spezifikation 2.1] (D1) */
export interface PersonErfasst {
  /** Vorname (D1) */
  readonly vorname: string;
  /** Name (D1) */
  readonly name: string;
  /** Geburtsdatum (D1) */
  readonly geburtsdatum: string;
  /** Geschlecht (D1) */
  readonly geschlecht: 'W' | 'M' | 'UNBESTIMMT';
  /** Staatsangehörigkeiten (D1) */
  readonly staatsangehoerigkeiten: readonly string[];
  /** Ausweis (D1) */
  readonly ausweis?: 'B' | 'C' | 'CI' | 'F' | 'G' | 'L' | 'N' | 'S' | 'KEINER' | 'UNBEKANNT';
  /** Aufenthaltsgrundlage (D1) */
  readonly aufenthaltsgrundlage?:
    | 'FZA_EU_EFTA'
    | 'DRITTSTAAT'
    | 'FAMILIENNACHZUG_CH'
    | 'FAMILIENNACHZUG_C'
    | 'FAMILIENNACHZUG_B'
    | 'ASYL'
    | 'UEBRIGE';
  /** Gesprächssprache. Sprachcode nach ISO 639, z. B. ti. (D1) */
  readonly gespraechssprache?: string;
  /** Muttersprachen (D1) */
  readonly muttersprachen?: readonly string[];
  /** Status im Asylbereich (VA/FL) (D1) */
  readonly vaflStatus?:
    'KEIN' | 'VA_AUSLAENDER' | 'VA_FLUECHTLING' | 'ANERKANNTER_FLUECHTLING' | 'ASYLSUCHEND' | 'SCHUTZSTATUS_S';
  /** AHV-Nummer. 13 Ziffern ohne Punkte; dient nur dem Abgleich. (D1) */
  readonly ahvNr?: string;
  /** ZEMIS-Nummer (D1) */
  readonly zemisNr?: string;
  /** Person. Pseudonymer Schlüssel (UUID); nie ein Name. */
  readonly personId: string;
}

/** Personendaten geändert. Stammdaten einer Person ändern sich von einem Tag an (Heirat, Namensänderung, weitere Staatsangehörigkeit). Nur geänderte Felder. Ein Irrtum wird nicht so, sondern durch Korrektur berichtigt. (D1) */
export interface PersonendatenGeaendert {
  /** Person */
  readonly personId: string;
  /** Gültig ab */
  readonly gueltigVon: string;
  /** Vorname (D1) */
  readonly vorname?: string;
  /** Name (D1) */
  readonly name?: string;
  /** Gesprächssprache. Sprachcode nach ISO 639, z. B. ti. (D1) */
  readonly gespraechssprache?: string;
  /** Staatsangehörigkeiten (D1) */
  readonly staatsangehoerigkeiten?: readonly string[];
  /** Aufenthaltsgrundlage (D1) */
  readonly aufenthaltsgrundlage?:
    | 'FZA_EU_EFTA'
    | 'DRITTSTAAT'
    | 'FAMILIENNACHZUG_CH'
    | 'FAMILIENNACHZUG_C'
    | 'FAMILIENNACHZUG_B'
    | 'ASYL'
    | 'UEBRIGE';
  /** Geburtsdatum (D1) */
  readonly geburtsdatum?: string;
  /** Geschlecht (D1) */
  readonly geschlecht?: 'W' | 'M' | 'UNBESTIMMT';
  /** Muttersprachen (D1) */
  readonly muttersprachen?: readonly string[];
  /** AHV-Nummer. 13 Ziffern ohne Punkte; dient nur dem Abgleich. (D1) */
  readonly ahvNr?: string;
  /** ZEMIS-Nummer (D1) */
  readonly zemisNr?: string;
}

/** Tod erfasst. Eine Person ist gestorben. (D1) */
export interface TodErfasst {
  /** Person */
  readonly personId: string;
  /** Todesdatum (D1) */
  readonly todesdatum?: string;
}

/** Umzug erfasst. Personen ziehen innerhalb des Kantons in eine andere Gemeinde. (D1) */
export interface UmzugErfasst {
  /** Umzugsdatum */
  readonly umzugsdatum: string;
  /** Neue Gemeinde (BFS-Nummer) */
  readonly nachGemeinde: number;
  /** Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Bisherige Gemeinde (BFS-Nummer) */
  readonly vonGemeinde?: number;
}

/** Unterstützung abgelehnt. Personen mit erhöhtem Bedarf wirken am individuellen Hilfsplan nicht mit. Startet das Verfahren «Fordern». [IIM 4.5.2] (D3) */
export interface UnterstuetzungAbgelehnt {
  /** Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Datum */
  readonly datum: string;
  /** Begründung (D3) */
  readonly begruendung?: string;
  /** Zuzug */
  readonly zuzugId?: string;
}

/** Unterstützungseinheit aufgelöst. Niemand der Einheit lebt noch hier. Wird vom Prozess «Unterstützungseinheit» ausgelöst und beendet laufende Verfahren der Einheit. (D1) */
export interface UnterstuetzungseinheitAufgeloest {
  /** Grund */
  readonly grund: 'WEGZUG' | 'TOD';
  /** Datum */
  readonly datum: string;
  /** Unterstützungseinheit */
  readonly unitId: string;
}

/** Unterstützungseinheit geändert. Personen treten in die Einheit ein oder aus (Geburt, Nachzug, Trennung, Volljährigkeit). Wegzug und Tod werden eigens erfasst. (D1) */
export interface UnterstuetzungseinheitGeaendert {
  /** Betroffene Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Eintritte */
  readonly eintritte?: readonly {
    /** Person */
    readonly personId: string;
    /** Rolle in der Einheit (D1) */
    readonly rolle?: 'REFERENZPERSON' | 'PARTNERIN_PARTNER' | 'KIND' | 'WEITERE' | 'UNBEKANNT';
    /** Von */
    readonly von: string;
  }[];
  /** Austritte */
  readonly austritte?: readonly {
    /** Person */
    readonly personId: string;
    /** Bis */
    readonly bis: string;
    /** Grund (D1) */
    readonly grund?: 'TRENNUNG' | 'VOLLJAEHRIGKEIT' | 'EIGENER_HAUSHALT' | 'ANDERER';
  }[];
  /** Unterstützungseinheit */
  readonly unitId: string;
}

/** Unterstützungseinheit gebildet. Zusammen lebende Personen, die gemeinsam beraten werden, werden zu einer Einheit gefasst. Ein Gespräch mit der Einheit zählt einmal. [Spezifikation 2.1] (D1) */
export interface UnterstuetzungseinheitGebildet {
  /** Mitglieder. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Mitglieder mit Rolle */
  readonly mitglieder: readonly {
    /** Person */
    readonly personId: string;
    /** Rolle in der Einheit (D1) */
    readonly rolle?: 'REFERENZPERSON' | 'PARTNERIN_PARTNER' | 'KIND' | 'WEITERE' | 'UNBEKANNT';
    /** Gehört dazu seit */
    readonly von: string;
  }[];
  /** Unterstützungseinheit */
  readonly unitId: string;
}

/** VA/FL-Status geändert. Der Status im Asylbereich einer Person ändert sich mit einem Entscheid. [Spezifikation 2.1] (D1) */
export interface VaFlStatusGeaendert {
  /** Person */
  readonly personId: string;
  /** Status im Asylbereich (VA/FL) (D1) */
  readonly vaflStatus:
    'KEIN' | 'VA_AUSLAENDER' | 'VA_FLUECHTLING' | 'ANERKANNTER_FLUECHTLING' | 'ASYLSUCHEND' | 'SCHUTZSTATUS_S';
  /** Datum des Entscheids */
  readonly entscheiddatum: string;
}

/** Wegzug erfasst. Personen verlassen den Kanton. Zieht nur ein Teil der Einheit weg, laufen die Verfahren für die Verbleibenden weiter. (D1) */
export interface WegzugErfasst {
  /** Wegzugsdatum */
  readonly wegzugsdatum: string;
  /** Ziel */
  readonly ziel?: 'AUSLAND' | 'ANDERER_KANTON' | 'UNBEKANNT';
  /** Weggezogene Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
}

/** Zielgruppe der Erstinformation geprüft. Ergebnis der Entscheidungstabelle «Zielgruppe» für die zugezogenen Personen. [KRS 3.2(2)], [Spezifikation 2.2] (D1) */
export interface ZielgruppeErstinformationGeprueft {
  /** Ergebnis */
  readonly ergebnis: 'ZIELGRUPPE' | 'NICHT_ZIELGRUPPE';
  /** Grund (D1) */
  readonly grund:
    | 'NEU_AUS_DEM_AUSLAND'
    | 'SCHWEIZER_STAATSANGEHOERIGKEIT'
    | 'PROGRAMM_S'
    | 'GRENZGAENGER'
    | 'KEIN_LEGALER_AUFENTHALT'
    | 'ALLE_AUSGENOMMEN';
  /** Personen der Zielgruppe. Leer, wenn niemand zur Zielgruppe gehört. */
  readonly personIds: readonly string[];
  /** Regel. Kennung der Regel in der Entscheidungstabelle. */
  readonly regel?: string;
  /** Fassung der Regel. Stand der Entscheidungstabelle. */
  readonly ruleVersion?: string;
  /** Zuzug */
  readonly zuzugId: string;
}

/** Zuzug aus dem Ausland erfasst. Die Einwohnerdienste melden Personen, die zusammen aus dem Ausland zugezogen sind. Startet die Erstinformation. [KRS 3.2(2)], [Spezifikation 3.1] (D1) */
export interface ZuzugAusAuslandErfasst {
  /** Zuzugsdatum */
  readonly zuzugsdatum: string;
  /** Zuzugsgemeinde (BFS-Nummer) */
  readonly gemeinde: number;
  /** Zugezogene Personen. Schlüssel der Personen dieses Dossiers; keine Namen. */
  readonly personIds: readonly string[];
  /** Gesprächssprache der Einheit. Sprachcode nach ISO 639, z. B. ti. (D1) */
  readonly sprache?: string;
  /** Gespräch gewünscht (D3) */
  readonly gespraechGewuenscht?: boolean;
  /** Hinweis auf Integrationsbedarf (D3) */
  readonly hinweisAufBedarf?: boolean;
  /** Referenz der Meldung. Kürzel der Einheit in der Meldung der Gemeinde, z. B. E066; gilt nur innerhalb dieser Meldung. */
  readonly referenz?: string;
  /** Einreise je Person */
  readonly einreisen?: readonly {
    /** Person */
    readonly personId: string;
    /** Einreise in die Schweiz (D1) */
    readonly einreisedatum?: string;
    /** Herkunftsland (D1) */
    readonly herkunftsland?: string;
    /** Ausweis bei Zuzug (D1) */
    readonly ausweis?: 'B' | 'C' | 'CI' | 'F' | 'G' | 'L' | 'N' | 'S' | 'KEINER' | 'UNBEKANNT';
  }[];
  /** Unterstützungseinheit */
  readonly unitId: string;
  /** Zuzug */
  readonly zuzugId: string;
}

/** The data of each fact by its type. */
export interface FactData {
  readonly AngebotEmpfohlen: AngebotEmpfohlen;
  readonly AusweisGeaendert: AusweisGeaendert;
  readonly DolmetscheinsatzAnnulliert: DolmetscheinsatzAnnulliert;
  readonly DolmetscheinsatzBestaetigt: DolmetscheinsatzBestaetigt;
  readonly DolmetscheinsatzBestellt: DolmetscheinsatzBestellt;
  readonly DolmetscheinsatzDurchgefuehrt: DolmetscheinsatzDurchgefuehrt;
  readonly EinladungErstinformationsgespraechVersandt: EinladungErstinformationsgespraechVersandt;
  readonly ErhoehterIntegrationsbedarfFestgestellt: ErhoehterIntegrationsbedarfFestgestellt;
  readonly ErhoehterIntegrationsbedarfVerneint: ErhoehterIntegrationsbedarfVerneint;
  readonly ErstinformationAbgeschlossen: ErstinformationAbgeschlossen;
  readonly ErstinformationAngemahnt: ErstinformationAngemahnt;
  readonly ErstinformationsformFestgelegt: ErstinformationsformFestgelegt;
  readonly ErstinformationsgespraechDurchgefuehrt: ErstinformationsgespraechDurchgefuehrt;
  readonly ErstinformationsgespraechNichtErschienen: ErstinformationsgespraechNichtErschienen;
  readonly ErstinformationspaketAbgegeben: ErstinformationspaketAbgegeben;
  readonly GerNiveauFestgestellt: GerNiveauFestgestellt;
  readonly JahreszielUeberschritten: JahreszielUeberschritten;
  readonly KurzassessmentDurchgefuehrt: KurzassessmentDurchgefuehrt;
  readonly MassnahmeBegonnen: MassnahmeBegonnen;
  readonly MitwirkungGeklaert: MitwirkungGeklaert;
  readonly PersonErfasst: PersonErfasst;
  readonly PersonendatenGeaendert: PersonendatenGeaendert;
  readonly TodErfasst: TodErfasst;
  readonly UmzugErfasst: UmzugErfasst;
  readonly UnterstuetzungAbgelehnt: UnterstuetzungAbgelehnt;
  readonly UnterstuetzungseinheitAufgeloest: UnterstuetzungseinheitAufgeloest;
  readonly UnterstuetzungseinheitGeaendert: UnterstuetzungseinheitGeaendert;
  readonly UnterstuetzungseinheitGebildet: UnterstuetzungseinheitGebildet;
  readonly VaFlStatusGeaendert: VaFlStatusGeaendert;
  readonly WegzugErfasst: WegzugErfasst;
  readonly ZielgruppeErstinformationGeprueft: ZielgruppeErstinformationGeprueft;
  readonly ZuzugAusAuslandErfasst: ZuzugAusAuslandErfasst;
}

export type FactTypeName = keyof FactData;
