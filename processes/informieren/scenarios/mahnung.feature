# language: de
Funktionalität: Einladung überfällig
  30 Tage nach dem Zuzug wird die IB gemahnt; der Ablauf geht weiter (DEFAULT, OP-6).

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

  Szenario: Gemahnt, dann eingeladen
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Dann ist die nächste Frist am 04.08.2015
    Wenn der 04.08.2015 anbricht
    Dann ist der Fakt ErstinformationAngemahnt erfasst:
      | gegenstand | EINLADUNG |
      | frist      | 04.08.2015 |
    Und ist offen: «Dolmetscheinsatz bei HEKS Linguadukt bestellen»
    Und ist keine Frist offen
    Wenn am 05.08.2015 der Fakt DolmetscheinsatzBestellt erfasst wird:
      | gespraechId   | g1 |
      | anbieter      | HEKS_LINGUADUKT |
      | auftragsnummer | LD-2015-0001 |
    Und am 06.08.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 1 |
    Dann ist offen: Erstinformationsgespräch führen

  Szenario: Rechtzeitig eingeladen, niemand wird gemahnt
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Und am 14.07.2015 der Fakt DolmetscheinsatzBestellt erfasst wird:
      | gespraechId   | g1 |
      | anbieter      | HEKS_LINGUADUKT |
      | auftragsnummer | LD-2015-0001 |
    Und am 15.07.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 1 |
    Wenn der 01.12.2015 anbricht
    Dann ist kein Fakt ErstinformationAngemahnt erfasst
