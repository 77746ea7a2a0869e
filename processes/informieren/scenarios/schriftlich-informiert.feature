# language: de
Funktionalität: Schriftlich informiert
  Ergebnis SCHRIFTLICH_INFORMIERT. Spezifikation 3.1 Schritte 3 und 4.

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

  Szenario: Das Paket wird abgegeben
    Dann ist offen: Form festlegen
    Und ist die Aufgabe «Form festlegen» bei Rolle IB,IBS
    Und ist die Aufgabe «Form festlegen» fällig am 04.08.2015
    Und ist der Fakt ZielgruppeErstinformationGeprueft erfasst:
      | ergebnis  | ZIELGRUPPE |
      | personIds | ["p1", "p2"] |
      | regel     | Z-6 |
    Wenn am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | SCHRIFTLICH |
    Dann ist offen: Erstinformationspaket abgeben
    Und ist die Aufgabe «Erstinformationspaket abgeben» fällig am 04.08.2015
    Wenn am 13.07.2015 die Aufgabe «Erstinformationspaket abgeben» erledigt wird:
      | zuzugId | z1 |
      | datum   | 13.07.2015 |
      | kanal   | POST |
    Dann endet der Prozess mit «schriftlich informiert»
    Und ist der Fakt ErstinformationAbgeschlossen erfasst:
      | zuzugId  | z1 |
      | ergebnis | SCHRIFTLICH_INFORMIERT |
    Und ist «Einladung versenden» nicht durchlaufen
    Und gibt es keinen Vorfall

  Szenario: Der Fakt allein erledigt die Aufgabe
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | SCHRIFTLICH |
    Wenn am 13.07.2015 der Fakt ErstinformationspaketAbgegeben erfasst wird:
      | zuzugId | z1 |
      | datum   | 13.07.2015 |
      | kanal   | POST |
    Dann endet der Prozess mit «schriftlich informiert»

  Szenario: Der Vorschlag nennt die Kriterien, die IB entscheidet
    Dann hat die Variable «formVorschlag» den Wert {"form": "MUENDLICH", "kriterien": ["KEIN_SPRACHNACHWEIS_B1"]}
