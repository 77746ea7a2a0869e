# language: de
Funktionalität: Nicht Zielgruppe
  Ergebnis NICHT_ZIELGRUPPE mit Grund. Spezifikation 2.2.

  Szenariogrundriss: Wer nicht zur Zielgruppe gehört, erhält keine Erstinformation
    Angenommen der Prozess «informieren»
    Und gehandelt wird als IB von EG-2513
    Und am 05.07.2015 wird der Fakt PersonErfasst erfasst:
      | personId               | p1 |
      | name                   | Muster |
      | vorname                | Ana |
      | geschlecht             | W |
      | geburtsdatum           | 04.03.1985 |
      | staatsangehoerigkeiten | ["<land>"] |
      | aufenthaltsgrundlage   | FZA_EU_EFTA |
      | vaflStatus             | KEIN |
    Und am 05.07.2015 wird der Fakt UnterstuetzungseinheitGebildet erfasst:
      | unitId     | u1 |
      | personIds  | ["p1"] |
      | mitglieder | [{"personId": "p1", "von": "2015-07-05"}] |
    Und am 05.07.2015 wird der Fakt ZuzugAusAuslandErfasst erfasst:
      | zuzugId     | z1 |
      | unitId      | u1 |
      | personIds   | ["p1"] |
      | zuzugsdatum | 05.07.2015 |
      | gemeinde    | 2513 |
      | sprache     | pt |
      | einreisen   | [{"personId": "p1", "ausweis": "<ausweis>"}] |
    Dann endet der Prozess mit «keine Zielgruppe»
    Und ist der Fakt ZielgruppeErstinformationGeprueft erfasst:
      | ergebnis  | NICHT_ZIELGRUPPE |
      | grund     | <grund> |
      | personIds | [] |
    Und ist der Fakt ErstinformationAbgeschlossen erfasst:
      | ergebnis | NICHT_ZIELGRUPPE |
    Und ist nichts offen

    Beispiele:
      | land | ausweis | grund |
      | CH   | KEINER  | SCHWEIZER_STAATSANGEHOERIGKEIT |
      | UA   | S       | PROGRAMM_S |
      | DE   | G       | GRENZGAENGER |
      | BR   | KEINER  | KEIN_LEGALER_AUFENTHALT |

  Szenario: Ausweis L gehört dazu
    Angenommen der Prozess «informieren»
    Und gehandelt wird als IB von EG-2513
    Und am 05.07.2015 wird der Fakt PersonErfasst erfasst:
      | personId               | p1 |
      | name                   | Muster |
      | vorname                | Ana |
      | geschlecht             | W |
      | geburtsdatum           | 04.03.1985 |
      | staatsangehoerigkeiten | ["PT"] |
      | aufenthaltsgrundlage   | FZA_EU_EFTA |
      | vaflStatus             | KEIN |
    Und am 05.07.2015 wird der Fakt UnterstuetzungseinheitGebildet erfasst:
      | unitId     | u1 |
      | personIds  | ["p1"] |
      | mitglieder | [{"personId": "p1", "von": "2015-07-05"}] |
    Und am 05.07.2015 wird der Fakt ZuzugAusAuslandErfasst erfasst:
      | zuzugId     | z1 |
      | unitId      | u1 |
      | personIds   | ["p1"] |
      | zuzugsdatum | 05.07.2015 |
      | gemeinde    | 2513 |
      | sprache     | pt |
      | einreisen   | [{"personId": "p1", "ausweis": "L"}] |
    Dann ist offen: Form festlegen

  Szenario: In einer gemischten Familie zählt, wer kein Schweizer Bürgerrecht hat
    Angenommen der Prozess «informieren»
    Und gehandelt wird als IB von EG-2513
    Und am 05.07.2015 wird der Fakt PersonErfasst erfasst:
      | personId               | p1 |
      | name                   | Muster |
      | vorname                | Ana |
      | geschlecht             | W |
      | geburtsdatum           | 04.03.1985 |
      | staatsangehoerigkeiten | ["PT"] |
      | aufenthaltsgrundlage   | FZA_EU_EFTA |
      | vaflStatus             | KEIN |
    Und am 05.07.2015 wird der Fakt PersonErfasst erfasst:
      | personId               | p2 |
      | name                   | Muster |
      | vorname                | Urs |
      | geschlecht             | W |
      | geburtsdatum           | 04.03.1985 |
      | staatsangehoerigkeiten | ["CH", "PT"] |
      | aufenthaltsgrundlage   | FZA_EU_EFTA |
      | vaflStatus             | KEIN |
    Und am 05.07.2015 wird der Fakt UnterstuetzungseinheitGebildet erfasst:
      | unitId     | u1 |
      | personIds  | ["p1", "p2"] |
      | mitglieder | [{"personId": "p1", "von": "2015-07-05"}, {"personId": "p2", "von": "2015-07-05"}] |
    Und am 05.07.2015 wird der Fakt ZuzugAusAuslandErfasst erfasst:
      | zuzugId     | z1 |
      | unitId      | u1 |
      | personIds   | ["p1", "p2"] |
      | zuzugsdatum | 05.07.2015 |
      | gemeinde    | 2513 |
      | sprache     | pt |
      | einreisen   | [{"personId": "p1", "ausweis": "B"}, {"personId": "p2", "ausweis": "B"}] |
    Dann ist der Fakt ZielgruppeErstinformationGeprueft erfasst:
      | ergebnis  | ZIELGRUPPE |
      | personIds | ["p1"] |
    Wenn am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Wenn am 12.07.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 12.07.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Dann wird das abgewiesen mit ZIELGRUPPE_FEHLT
