# language: de
Funktionalität: Jahresziel
  Wer besonderen Bedarf hat, ist spätestens ein Jahr nach dem Zuzug in einer Massnahme. RRB 2016/2141 2.2.2.

  Grundlage:
    Angenommen der Prozess «jahresziel»
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
      | einreisen   | [{"personId": "p1", "ausweis": "B"}] |
    Und am 02.08.2015 wird der Fakt ErhoehterIntegrationsbedarfFestgestellt erfasst:
      | personIds      | ["p1"] |
      | zuzugId        | z1 |
      | festgestelltAm | 02.08.2015 |

  Szenario: Ein Jahr vergeht ohne Massnahme
    Dann wartet der Prozess auf: «Form festlegen», «Womit endet das Warten?»
    Wenn der 04.07.2016 anbricht
    Dann ist kein Fakt JahreszielUeberschritten erfasst
    Wenn der 05.07.2016 anbricht
    Dann ist der Fakt JahreszielUeberschritten erfasst:
      | personIds | ["p1"] |
      | zuzugId   | z1 |
      | zieldatum | 05.07.2016 |
    Und endet der Prozess mit «Jahresziel überschritten»

  Szenario: Rechtzeitig beginnt eine Massnahme
    Wenn am 01.03.2016 der Fakt MassnahmeBegonnen erfasst wird:
      | massnahmeId | m1 |
      | personIds   | ["p1"] |
      | datum       | 01.03.2016 |
    Dann endet der Prozess mit «Ziel erreicht»
    Wenn der 05.07.2016 anbricht
    Dann ist kein Fakt JahreszielUeberschritten erfasst

  Szenario: Die Person zieht weg
    Wenn am 01.03.2016 der Fakt WegzugErfasst erfasst wird:
      | personIds    | ["p1"] |
      | wegzugsdatum | 01.03.2016 |
    Dann endet der Prozess mit «gegenstandslos»
    Und laufen 0 Prozesse

  Szenario: Wird der Bedarf erst nach einem Jahr festgestellt, ist das Ziel sofort überschritten
    Wenn am 01.09.2016 der Fakt ErhoehterIntegrationsbedarfFestgestellt erfasst wird:
      | personIds      | ["p1"] |
      | zuzugId        | z1 |
      | festgestelltAm | 01.09.2016 |
    Dann ist der Fakt JahreszielUeberschritten erfasst:
      | zieldatum | 05.07.2016 |

  Szenario: Das Kurzassessment verneint den Bedarf später doch
    Wenn am 20.10.2015 der Fakt ErhoehterIntegrationsbedarfVerneint erfasst wird:
      | personIds      | ["p1"] |
      | zuzugId        | z1 |
      | festgestelltAm | 20.10.2015 |
    Dann endet der Prozess mit «Bedarf verneint»
    Wenn der 05.07.2016 anbricht
    Dann ist kein Fakt JahreszielUeberschritten erfasst

  Szenario: Die Feststellung war ein Irrtum und wird storniert
    Wenn der Fakt ErhoehterIntegrationsbedarfFestgestellt vom 02.08.2015 storniert wird, weil «falsches Dossier»
    Und der 05.07.2016 anbricht
    Dann endet der Prozess mit «Feststellung storniert»
    Und ist kein Fakt JahreszielUeberschritten erfasst

  Szenario: Eine spätere Feststellung für andere ändert nicht, wen der erste Wächter meldet
    Wenn am 01.10.2015 der Fakt PersonErfasst erfasst wird:
      | personId               | p2 |
      | name                   | Muster |
      | vorname                | Rui |
      | geschlecht             | M |
      | geburtsdatum           | 06.05.1990 |
      | staatsangehoerigkeiten | ["PT"] |
      | aufenthaltsgrundlage   | FZA_EU_EFTA |
      | vaflStatus             | KEIN |
    Und am 01.10.2015 der Fakt ZuzugAusAuslandErfasst erfasst wird:
      | zuzugId     | z2 |
      | unitId      | u1 |
      | personIds   | ["p2"] |
      | zuzugsdatum | 01.10.2015 |
      | gemeinde    | 2513 |
      | sprache     | pt |
      | einreisen   | [{"personId": "p2", "ausweis": "B"}] |
    Und am 02.10.2015 der Fakt ErhoehterIntegrationsbedarfFestgestellt erfasst wird:
      | personIds      | ["p2"] |
      | zuzugId        | z2 |
      | festgestelltAm | 02.10.2015 |
    Und der 05.07.2016 anbricht
    Dann ist der Fakt JahreszielUeberschritten erfasst:
      | personIds | ["p1"] |
      | zuzugId   | z1 |
      | zieldatum | 05.07.2016 |
    Wenn der 01.10.2016 anbricht
    Dann ist der Fakt JahreszielUeberschritten erfasst:
      | personIds | ["p2"] |
      | zuzugId   | z2 |
      | zieldatum | 01.10.2016 |
