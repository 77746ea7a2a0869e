import { expect, test } from '@jest/globals';
import { readDecisions } from './decisions.ts';

const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test">
  <decision id="form" name="Form der Erstinformation"><variable name="form"/><decisionTable id="T" hitPolicy="FIRST">
    <input label="Gespräch gewünscht"><inputExpression><text>fall.wunsch</text></inputExpression></input>
    <input><inputExpression><text>fall.alter</text></inputExpression></input>
    <output name="form" label="Form"/><output name="grund"/>
    <rule id="F-1"><description>Wer ein Gespräch will, bekommt eines.</description><inputEntry><text>true</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"M"</text></outputEntry><outputEntry><text>"W"</text></outputEntry></rule>
    <rule><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"S"</text></outputEntry><outputEntry><text>"-"</text></outputEntry></rule>
  </decisionTable></decision>
  <decision id="zahl" name="Zahl"><literalExpression><text>1</text></literalExpression></decision>
</definitions>`;

test('a table keeps what its author wrote for people, and names its rules as answers name them', async () => {
  const model = await readDecisions([{ file: 'form.dmn', xml }]);
  expect(model.decisions).toEqual([
    {
      id: 'form',
      name: 'form',
      file: 'form.dmn',
      title: 'Form der Erstinformation',
      table: {
        inputs: [
          { label: 'Gespräch gewünscht', text: 'fall.wunsch' },
          { label: 'fall.alter', text: 'fall.alter' },
        ],
        outputs: [
          { name: 'form', label: 'Form' },
          { name: 'grund', label: 'grund' },
        ],
        rules: [
          { id: 'F-1', number: 1, says: 'Wer ein Gespräch will, bekommt eines.' },
          { id: 'T#2', number: 2, says: '' },
        ],
      },
    },
    { id: 'zahl', name: 'Zahl', file: 'form.dmn', title: 'Zahl', table: null },
  ]);
  const rulesHit = (wunsch: boolean) =>
    model.evaluate('form', { fall: { wunsch, alter: 7 } }, { now: '2026-11-21T12:00:00Z' });
  expect(rulesHit(true)).toMatchObject({ rules: ['F-1'] });
  expect(rulesHit(false)).toMatchObject({ rules: ['T#2'] });
});
