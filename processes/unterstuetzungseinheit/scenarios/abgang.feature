# language: de
Funktionalität: Abgang aus der Unterstützungseinheit
  Ein Wegzug oder Todesfall löst die Einheit auf, wenn niemand mehr hier lebt.

  Grundlage:
    Angenommen der Prozess «unterstuetzungseinheit»
    Und gehandelt wird als EWD von EG-2513
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

  Szenario: Ein Mitglied zieht weg
    Wenn am 20.07.2015 der Fakt WegzugErfasst erfasst wird:
      | personIds    | ["p2"] |
      | wegzugsdatum | 20.07.2015 |
    Dann endet der Prozess mit «Einheit bleibt bestehen»
    Und ist kein Fakt UnterstuetzungseinheitAufgeloest erfasst

  Szenario: Alle ziehen weg
    Wenn am 20.07.2015 der Fakt WegzugErfasst erfasst wird:
      | personIds    | ["p1", "p2"] |
      | wegzugsdatum | 20.07.2015 |
    Dann endet der Prozess mit «Einheit aufgelöst»
    Und ist der Fakt UnterstuetzungseinheitAufgeloest erfasst:
      | unitId | u1 |
      | grund  | WEGZUG |
      | datum  | 20.07.2015 |

  Szenario: Erst zieht eines weg, dann stirbt das andere
    Wenn am 20.07.2015 der Fakt WegzugErfasst erfasst wird:
      | personIds    | ["p2"] |
      | wegzugsdatum | 20.07.2015 |
    Und am 25.07.2015 der Fakt TodErfasst erfasst wird:
      | personId | p1 |
    Dann ist der Fakt UnterstuetzungseinheitAufgeloest erfasst:
      | grund | TOD |
      | datum | 25.07.2015 |
