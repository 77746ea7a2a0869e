# language: de
Funktionalität: Gespräch auf Deutsch
  Wer Deutsch spricht, braucht keine Dolmetscher:in.

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
      | sprache     | de |
      | einreisen   | [{"personId": "p1", "ausweis": "B"}, {"personId": "p2", "ausweis": "B"}] |

  Szenario: Die Einladung folgt unmittelbar
    Wenn am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Dann ist offen: Einladung versenden
    Und ist «Dolmetscheinsatz bei HEKS Linguadukt bestellen» nicht durchlaufen
