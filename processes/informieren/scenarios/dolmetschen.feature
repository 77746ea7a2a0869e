# language: de
Funktionalität: Dolmetscheinsatz
  Bestellt, anderswo bestellt, nicht nötig. KRS 4.3.1: beitragsberechtigt ist nur HEKS Linguadukt.

  Grundlage:
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
      | vorname                | Rui |
      | geschlecht             | W |
      | geburtsdatum           | 06.05.2010 |
      | staatsangehoerigkeiten | ["PT"] |
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

  Szenario: Anderswo bestellt, der Ablauf bleibt derselbe
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Wenn am 14.07.2015 der Fakt DolmetscheinsatzBestellt erfasst wird:
      | gespraechId | g1 |
      | anbieter    | ANDERER |
    Dann ist offen: Einladung versenden
    Wenn am 15.07.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 1 |
    Und am 02.08.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 02.08.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Und am 02.08.2015 der Fakt DolmetscheinsatzDurchgefuehrt erfasst wird:
      | gespraechId | g1 |
      | anbieter    | ANDERER |
      | datum       | 02.08.2015 |
    Dann ist offen: Kurzassessment festhalten

  Szenario: Ohne Dolmetscher:in eingeladen
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Wenn am 15.07.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 1 |
    Dann ist offen: Erstinformationsgespräch führen
    Und ist «Einladung ohne Dolmetscher:in versandt» durchlaufen

  Szenario: Die Bestätigung der Bestellung ist ein Fakt daneben
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Und am 14.07.2015 der Fakt DolmetscheinsatzBestellt erfasst wird:
      | gespraechId   | g1 |
      | anbieter      | HEKS_LINGUADUKT |
      | auftragsnummer | LD-2015-0001 |
    Wenn am 15.07.2015 der Fakt DolmetscheinsatzBestaetigt erfasst wird:
      | gespraechId    | g1 |
      | auftragsnummer | LD-2015-0001 |
    Dann ist offen: Einladung versenden
