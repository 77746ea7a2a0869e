# language: de
Funktionalität: Gespräch geführt
  Ergebnis GESPRAECH_GEFUEHRT: ohne Bedarf, mit Bedarf, mit Ablehnung. Spezifikation 3.1 Schritte 5 bis 8.

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

  Szenario: Kein erhöhter Bedarf, ein Angebot wird empfohlen
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Dann ist offen: «Dolmetscheinsatz bei HEKS Linguadukt bestellen»
    Wenn am 14.07.2015 der Fakt DolmetscheinsatzBestellt erfasst wird:
      | gespraechId   | g1 |
      | anbieter      | HEKS_LINGUADUKT |
      | auftragsnummer | LD-2015-0001 |
    Dann ist offen: Einladung versenden
    Und ist die Aufgabe «Einladung versenden» fällig am 04.08.2015
    Wenn am 15.07.2015 der Fakt EinladungErstinformationsgespraechVersandt erfasst wird:
      | gespraechId | g1 |
      | zuzugId     | z1 |
      | mahnstufe   | 1 |
    Dann ist offen: Erstinformationsgespräch führen
    Und ist die Aufgabe «Erstinformationsgespräch führen» fällig am 05.10.2015
    Und ist keine Frist offen
    Wenn am 02.08.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 02.08.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Dann ist offen: Kurzassessment festhalten
    Wenn am 02.08.2015 der Fakt ErstinformationspaketAbgegeben erfasst wird:
      | zuzugId | z1 |
      | datum   | 02.08.2015 |
      | kanal   | POST |
    Dann kommt der Hinweis NO_STEP_WAITED
    Und ist offen: Kurzassessment festhalten
    Wenn am 02.08.2015 die Aufgabe «Kurzassessment festhalten» erledigt wird:
      | abklaerungId                | a1 |
      | gespraechId                 | g1 |
      | personIds                   | ["p1"] |
      | ort                         | ERSTINFO |
      | erhoehterIntegrationsbedarf | false |
    Dann ist erfasst: KurzassessmentDurchgefuehrt, ErhoehterIntegrationsbedarfVerneint
    Und ist offen: Angebote empfehlen
    Und ist die Aufgabe «Angebote empfehlen» fällig am 01.09.2015
    Wenn am 04.08.2015 die Aufgabe «Angebote empfehlen» erledigt wird:
      | personIds | ["p1"] |
      | bereich   | SPRACHE |
      | text      | Deutschkurs A1 |
    Dann endet der Prozess mit «Gespräch geführt»
    Und ist der Fakt ErstinformationAbgeschlossen erfasst:
      | ergebnis | GESPRAECH_GEFUEHRT |
    Und laufen 0 Prozesse

  Szenario: Erhöhter Bedarf, die Person wirkt mit
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
    Und am 02.08.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 02.08.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Wenn am 02.08.2015 die Aufgabe «Kurzassessment festhalten» erledigt wird:
      | abklaerungId                | a1 |
      | gespraechId                 | g1 |
      | personIds                   | ["p1"] |
      | ort                         | ERSTINFO |
      | erhoehterIntegrationsbedarf | true |
      | kriterien                   | ["SPRACHKOMPETENZEN"] |
      | begruendung                 | Keine Schule besucht |
      | unterstuetzungsgrad         | BEGLEITUNG |
    Dann ist der Fakt ErhoehterIntegrationsbedarfFestgestellt erfasst:
      | personIds           | ["p1"] |
      | kriterien           | ["SPRACHKOMPETENZEN"] |
      | begruendung         | Keine Schule besucht |
      | unterstuetzungsgrad | BEGLEITUNG |
      | festgestelltAm      | 02.08.2015 |
    Und ist offen: Mitwirkung klären
    Wenn am 09.08.2015 die Aufgabe «Mitwirkung klären» erledigt wird:
      | personIds  | ["p1"] |
      | mitwirkung | true |
      | datum      | 09.08.2015 |
    Dann endet der Prozess mit «Gespräch geführt»
    Und ist kein Fakt UnterstuetzungAbgelehnt erfasst

  Szenario: Erhöhter Bedarf, die Person lehnt ab
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
    Und am 02.08.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 02.08.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Und am 02.08.2015 die Aufgabe «Kurzassessment festhalten» erledigt wird:
      | abklaerungId                | a1 |
      | gespraechId                 | g1 |
      | personIds                   | ["p1"] |
      | ort                         | ERSTINFO |
      | erhoehterIntegrationsbedarf | true |
    Wenn am 09.08.2015 die Aufgabe «Mitwirkung klären» erledigt wird:
      | personIds  | ["p1"] |
      | mitwirkung | false |
      | datum      | 09.08.2015 |
    Dann ist erfasst: MitwirkungGeklaert, UnterstuetzungAbgelehnt, ErstinformationAbgeschlossen
    Und endet der Prozess mit «Gespräch geführt»

  Szenario: Ohne weitere Angaben bleibt die Frage der Mitwirkung offen
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
    Und am 02.08.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 02.08.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Und am 02.08.2015 die Aufgabe «Kurzassessment festhalten» erledigt wird:
      | abklaerungId                | a1 |
      | gespraechId                 | g1 |
      | personIds                   | ["p1"] |
      | ort                         | ERSTINFO |
      | erhoehterIntegrationsbedarf | true |
    Wenn der 02.08.2016 anbricht
    Dann ist offen: Mitwirkung klären
    Und läuft der Prozess weiter

  Szenario: Die Person kommt, bevor eingeladen ist
    Angenommen am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | MUENDLICH |
    Wenn am 12.07.2015 der Fakt ErstinformationsgespraechDurchgefuehrt erfasst wird:
      | gespraechId     | g1 |
      | zuzugId         | z1 |
      | unitId          | u1 |
      | personIds       | ["p1", "p2"] |
      | gespraechsdatum | 12.07.2015 |
      | organisation    | EG-2513 |
      | funktion        | IB |
    Dann ist offen: Kurzassessment festhalten
    Und ist «Einladung versenden» nicht durchlaufen

  Szenario: Der Fall wird neu gelesen und steht, wo er stand
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
    Wenn der Fall neu gelesen wird
    Dann ist offen: Erstinformationsgespräch führen
