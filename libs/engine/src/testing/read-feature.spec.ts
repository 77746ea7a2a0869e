import { describe, expect, it } from '@jest/globals';
import { factTypeOf } from '../facts/fact-types.ts';
import { readFeature } from './read-feature.ts';

const FEATURE = `# language: de
Funktionalität: Informieren

  Grundlage:
    Angenommen der Prozess «informieren»
    Und heute ist der 01.07.2015
    Und der Parameter erstinfo.einladungTage ist 30

  Szenario: Schriftlich informiert
    Wenn am 05.07.2015 der Fakt ZuzugAusAuslandErfasst für «p1», «p2» erfasst wird:
      | zuzugsdatum        | 01.07.2015 |
      | gemeinde           | 2513       |
      | personen[0].name   | Muster     |
      | anzahl             | 2          |
    Dann ist offen: Form festlegen, «Termin, neu»
    Wenn am 10.07.2015 die Aufgabe «Form festlegen» erledigt wird:
      | form | SCHRIFTLICH |
    Dann wird das abgewiesen mit FACT_INVALID
    Wenn 14 Tage vergehen
    Und der 20.08.2015 anbricht
    Dann endet der Prozess mit «informiert»
    Und ist der Fakt ZuzugAusAuslandErfasst erfasst:
      | gemeinde | 2513 |
    Und ist «Form festlegen» 2 Mal durchlaufen

  Szenariogrundriss: Korrektur am <tag>
    Wenn der Fakt ZuzugAusAuslandErfasst vom <tag> korrigiert wird, weil «Tippfehler»:
      | anzahl | 3 |
    Dann gibt es keinen Vorfall
    Beispiele:
      | tag        |
      | 05.07.2015 |
`;

const ARRIVAL = factTypeOf('ZuzugAusAuslandErfasst', {
  type: 'object',
  properties: { gemeinde: { type: 'string' }, anzahl: { type: 'integer' } },
});

describe('a German feature', () => {
  const feature = readFeature('a.feature', FEATURE, () => ARRIVAL);

  it('compiles to the steps of the scenario language, with the lines they stand on', () => {
    expect(feature.diagnostics).toEqual([]);
    expect(feature.scenarios[0]).toEqual({
      name: 'Schriftlich informiert',
      steps: [
        { about: 'informieren', line: 5 },
        { today: '2015-07-01', line: 6 },
        { parameters: { 'erstinfo.einladungTage': 30 }, line: 7 },
        {
          fact: 'ZuzugAusAuslandErfasst',
          on: '2015-07-05',
          persons: ['p1', 'p2'],
          data: { zuzugsdatum: '2015-07-01', gemeinde: '2513', personen: [{ name: 'Muster' }], anzahl: 2 },
          line: 10,
        },
        { expect: { tasks: ['Form festlegen', 'Termin, neu'] }, line: 15 },
        {
          complete: 'Form festlegen',
          on: '2015-07-10',
          cells: expect.objectContaining({ table: [['form', 'SCHRIFTLICH']] }),
          refused: 'FACT_INVALID',
          line: 16,
        },
        { advance: 'P14D', line: 19 },
        { dawn: '2015-08-20', line: 20 },
        { expect: { endedWith: { outcome: 'informiert' } }, line: 21 },
        { expect: { fact: { type: 'ZuzugAusAuslandErfasst', data: { gemeinde: '2513' } } }, line: 22 },
        { expect: { visits: { 'Form festlegen': 2 } }, line: 24 },
      ],
    });
    expect(feature.scenarios[1]?.steps?.slice(3)).toEqual([
      {
        correct: { fact: 'ZuzugAusAuslandErfasst', on: '2015-07-05', reason: 'Tippfehler' },
        changes: { anzahl: 3 },
        line: 27,
      },
      { expect: { incidents: [] }, line: 29 },
    ]);
  });

  it('names the line of a step outside the vocabulary', () => {
    const { diagnostics } = readFeature('b.feature', FEATURE.replace('Wenn 14 Tage vergehen', 'Wenn der Mond aufgeht'));
    expect(diagnostics).toMatchObject([{ code: 'E_FEATURE_STEP', position: { line: 19 } }]);
  });

  it('says where a file is no feature', () => {
    const { diagnostics } = readFeature('c.feature', 'Scenario: kein Deutsch\n  Given x');
    expect(diagnostics[0]).toMatchObject({ code: 'E_FEATURE_SYNTAX', position: { line: expect.any(Number) } });
  });
});
