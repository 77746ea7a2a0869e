# language: de
Funktionalität: Weggezogen
  Ergebnis WEGGEZOGEN, wenn niemand der Einheit mehr hier lebt. Zieht nur ein Teil weg, geht es weiter.

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

  Szenario: Die ganze Familie zieht mitten im Ablauf weg
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
    Wenn am 20.07.2015 der Fakt WegzugErfasst erfasst wird:
      | personIds    | ["p1", "p2"] |
      | wegzugsdatum | 20.07.2015 |
    Dann ist erfasst: WegzugErfasst, UnterstuetzungseinheitAufgeloest, ErstinformationAbgeschlossen
    Und endet der Prozess mit «weggezogen»
    Und ist der Fakt ErstinformationAbgeschlossen erfasst:
      | ergebnis | WEGGEZOGEN |
    Und ist nichts offen
    Und ist keine Frist offen

  Szenario: Ein Mitglied zieht weg, dann das letzte
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Wenn am 20.07.2015 der Fakt WegzugErfasst erfasst wird:
      | personIds    | ["p2"] |
      | wegzugsdatum | 20.07.2015 |
    Dann ist offen: «Dolmetscheinsatz bei HEKS Linguadukt bestellen»
    Und ist kein Fakt UnterstuetzungseinheitAufgeloest erfasst
    Wenn am 25.07.2015 der Fakt WegzugErfasst erfasst wird:
      | personIds    | ["p1"] |
      | wegzugsdatum | 25.07.2015 |
    Dann endet der Prozess mit «weggezogen»

  Szenario: Das letzte Mitglied stirbt, während auf den zweiten Termin gewartet wird
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
    Und am 20.07.2015 der Fakt WegzugErfasst erfasst wird:
      | personIds    | ["p2"] |
      | wegzugsdatum | 20.07.2015 |
    Und am 02.08.2015 der Fakt ErstinformationsgespraechNichtErschienen erfasst wird:
      | gespraechId | g1 |
      | datum       | 02.08.2015 |
      | mahnstufe   | 1 |
    Wenn am 05.08.2015 der Fakt TodErfasst erfasst wird:
      | personId | p1 |
    Dann endet der Prozess mit «weggezogen»
    Und ist der Fakt UnterstuetzungseinheitAufgeloest erfasst:
      | grund | TOD |
    Und ist keine Frist offen
