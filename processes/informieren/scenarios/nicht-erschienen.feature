# language: de
Funktionalität: Nicht erschienen
  Ergebnis NICHT_ERSCHIENEN_SCHRIFTLICH_INFORMIERT nach zweimaligem Nichterscheinen (DEFAULT, OP-6).

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

  Szenario: Zweimal nicht erschienen, danach schriftlich informiert
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
    Wenn am 02.08.2015 der Fakt ErstinformationsgespraechNichtErschienen erfasst wird:
      | gespraechId | g1 |
      | datum       | 02.08.2015 |
      | mahnstufe   | 1 |
    Dann wartet der Prozess auf: «Was geschieht zuerst?»
    Und ist die nächste Frist am 16.08.2015
    Wenn der 16.08.2015 anbricht
    Dann ist offen: Einladung versenden
    Und ist die Aufgabe «Einladung versenden» fällig am 17.08.2015
    Wenn am 16.08.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 2 |
    Und am 30.08.2015 der Fakt ErstinformationsgespraechNichtErschienen erfasst wird:
      | gespraechId | g1 |
      | datum       | 30.08.2015 |
      | mahnstufe   | 2 |
    Dann ist offen: Erstinformationspaket senden
    Wenn am 03.09.2015 die Aufgabe «Erstinformationspaket senden» erledigt wird:
      | zuzugId | z1 |
      | datum   | 03.09.2015 |
      | kanal   | POST |
    Dann endet der Prozess mit «nicht erschienen, schriftlich informiert»
    Und ist der Fakt ErstinformationAbgeschlossen erfasst:
      | ergebnis | NICHT_ERSCHIENEN_SCHRIFTLICH_INFORMIERT |
    Und ist «Einladung versenden» 2 Mal durchlaufen

  Szenario: Beim zweiten Mal erschienen
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
    Und am 02.08.2015 der Fakt ErstinformationsgespraechNichtErschienen erfasst wird:
      | gespraechId | g1 |
      | datum       | 02.08.2015 |
      | mahnstufe   | 1 |
    Wenn am 16.08.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 2 |
    Dann ist offen: Erstinformationsgespräch führen
    Wenn am 30.08.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 30.08.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Dann ist offen: Kurzassessment festhalten

  Szenario: Vor Ablauf der Wartefrist wieder eingeladen
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
    Und am 02.08.2015 der Fakt ErstinformationsgespraechNichtErschienen erfasst wird:
      | gespraechId | g1 |
      | datum       | 02.08.2015 |
      | mahnstufe   | 1 |
    Wenn am 05.08.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 2 |
    Dann ist offen: Erstinformationsgespräch führen
    Und ist keine Frist offen

  Szenario: Ohne neue Einladung doch gekommen
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
    Und am 02.08.2015 der Fakt ErstinformationsgespraechNichtErschienen erfasst wird:
      | gespraechId | g1 |
      | datum       | 02.08.2015 |
      | mahnstufe   | 1 |
    Wenn am 04.08.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 04.08.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Dann ist offen: Kurzassessment festhalten

  Szenario: Ein anderer Parameter gibt eine andere Wartefrist
    Angenommen der Parameter erstinfo.wiedereinladungTage ist 7
    Und am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Und am 14.07.2015 der Fakt DolmetscheinsatzBestellt erfasst wird:
      | gespraechId   | g1 |
      | anbieter      | HEKS_LINGUADUKT |
      | auftragsnummer | LD-2015-0001 |
    Und am 15.07.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 1 |
    Wenn am 02.08.2015 der Fakt ErstinformationsgespraechNichtErschienen erfasst wird:
      | gespraechId | g1 |
      | datum       | 02.08.2015 |
      | mahnstufe   | 1 |
    Dann ist die nächste Frist am 09.08.2015
