# language: de
Funktionalität: Doch noch zum Gespräch gekommen
  Das Kurzassessment gehört zu jedem Gespräch (Spezifikation 3.1 Schritt 7). Ein erhöhter Bedarf geht nicht verloren, auch wenn schriftlich informiert wurde oder werden sollte.

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

  Szenario: Statt des Pakets ein Gespräch
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | SCHRIFTLICH |
    Wenn am 02.08.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 02.08.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Dann ist offen: Kurzassessment festhalten
    Wenn am 02.08.2015 die Aufgabe «Kurzassessment festhalten» erledigt wird:
      | abklaerungId                | a1 |
      | gespraechId                 | g1 |
      | personIds                   | ["p1"] |
      | ort                         | ERSTINFO |
      | erhoehterIntegrationsbedarf | true |
      | kriterien                   | ["SPRACHKOMPETENZEN"] |
    Dann ist der Fakt ErhoehterIntegrationsbedarfFestgestellt erfasst:
      | personIds      | ["p1"] |
      | festgestelltAm | 02.08.2015 |
    Und ist offen: Mitwirkung klären

  Szenario: Nach dem Paket ein Gespräch
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | SCHRIFTLICH |
    Und am 13.07.2015 der Fakt ErstinformationspaketAbgegeben erfasst wird:
      | zuzugId | z1 |
      | datum   | 13.07.2015 |
      | kanal   | POST |
    Dann endet der Prozess mit «schriftlich informiert»
    Wenn am 02.08.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 02.08.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Dann ist offen: Kurzassessment festhalten
    Wenn am 02.08.2015 die Aufgabe «Kurzassessment festhalten» erledigt wird:
      | abklaerungId                | a1 |
      | gespraechId                 | g1 |
      | personIds                   | ["p1"] |
      | ort                         | ERSTINFO |
      | erhoehterIntegrationsbedarf | true |
      | kriterien                   | ["SPRACHKOMPETENZEN"] |
    Dann ist der Fakt ErhoehterIntegrationsbedarfFestgestellt erfasst:
      | personIds      | ["p1"] |
      | festgestelltAm | 02.08.2015 |
    Und ist offen: Mitwirkung klären

  Szenario: Bevor die Form festgelegt ist
    Wenn am 08.07.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 08.07.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Dann ist offen: Kurzassessment festhalten

  Szenario: Nach zweimaligem Nichterscheinen, bevor das Paket versandt ist
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Und am 15.07.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 1 |
    Und am 02.08.2015 der Fakt ErstinformationsgespraechNichtErschienen erfasst wird:
      | gespraechId | g1 |
      | datum       | 02.08.2015 |
      | mahnstufe   | 1 |
    Und am 16.08.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 2 |
    Und am 30.08.2015 der Fakt ErstinformationsgespraechNichtErschienen erfasst wird:
      | gespraechId | g1 |
      | datum       | 30.08.2015 |
      | mahnstufe   | 2 |
    Dann ist offen: Erstinformationspaket senden
    Wenn am 31.08.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 31.08.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Dann ist offen: Kurzassessment festhalten

  Szenario: Nach zweimaligem Nichterscheinen und dem Paket
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Und am 15.07.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 1 |
    Und am 02.08.2015 der Fakt ErstinformationsgespraechNichtErschienen erfasst wird:
      | gespraechId | g1 |
      | datum       | 02.08.2015 |
      | mahnstufe   | 1 |
    Und am 16.08.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 2 |
    Und am 30.08.2015 der Fakt ErstinformationsgespraechNichtErschienen erfasst wird:
      | gespraechId | g1 |
      | datum       | 30.08.2015 |
      | mahnstufe   | 2 |
    Und am 31.08.2015 der Fakt ErstinformationspaketAbgegeben erfasst wird:
      | zuzugId | z1 |
      | datum   | 31.08.2015 |
      | kanal   | POST |
    Dann endet der Prozess mit «nicht erschienen, schriftlich informiert»
    Wenn am 20.09.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 20.09.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Dann ist offen: Kurzassessment festhalten

  Szenario: Die Stellvertretung erledigt dieselben Aufgaben
    Angenommen gehandelt wird als IBS von EG-2513
    Wenn am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | SCHRIFTLICH |
    Und am 13.07.2015 der Fakt ErstinformationspaketAbgegeben erfasst wird:
      | zuzugId | z1 |
      | datum   | 13.07.2015 |
      | kanal   | POST |
    Dann endet der Prozess mit «schriftlich informiert»
