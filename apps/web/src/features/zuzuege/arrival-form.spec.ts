import { describe, expect, it } from '@jest/globals';
import type { RowProblemView } from '@fallspur/contract';
import { faultsOf, inputOf, newPerson, otherProblems, problemsByField, type ArrivalDraft } from './arrival-form.ts';

const rui = {
  ...newPerson(1),
  vorname: ' Rui ',
  name: 'Lopes',
  geschlecht: 'M',
  geburtsdatum: '1981-03-27',
  staatsangehoerigkeit: 'PT',
};
const draft: ArrivalDraft = { arrivedOn: '2026-11-20', reference: '', language: 'pt', persons: [rui] };
const said = { required: 'fehlt', noDate: 'gibt es nicht' };
const problem = (line: number, column: string): RowProblemView => ({
  line,
  column,
  value: 'x',
  code: 'C',
  message: column,
});

describe('a single arrival', () => {
  it('travels without what is empty, and trimmed', () =>
    expect(inputOf(draft, 2534)).toEqual({
      municipality: 2534,
      arrivedOn: '2026-11-20',
      language: 'pt',
      persons: [
        { vorname: 'Rui', name: 'Lopes', geschlecht: 'M', geburtsdatum: '1981-03-27', staatsangehoerigkeit: 'PT' },
      ],
    }));

  it('says what is still to be filled in, person by person', () => {
    expect(faultsOf(draft, said)).toEqual({});
    const family = { ...draft, arrivedOn: ' ', persons: [rui, newPerson(2, rui)] };
    expect(Object.keys(faultsOf(family, said))).toEqual(['arrivedOn', '1.vorname', '1.geschlecht', '1.geburtsdatum']);
  });

  it('says at once which dates are none', () => {
    const typed = {
      ...draft,
      arrivedOn: '31.2.2026',
      persons: [{ ...rui, geburtsdatum: 'x', einreisedatum: '2026-02-30' }],
    };
    expect(faultsOf(typed, said)).toEqual({
      arrivedOn: 'gibt es nicht',
      '0.geburtsdatum': 'gibt es nicht',
      '0.einreisedatum': 'gibt es nicht',
    });
  });

  it('takes over from one person to the next what families share', () =>
    expect(newPerson(2, rui)).toMatchObject({ key: 2, name: 'Lopes', staatsangehoerigkeit: 'PT', vorname: '' }));
});

it('puts what the server found where it belongs', () =>
  expect(
    problemsByField([
      problem(2, 'geburtsdatum'),
      problem(3, 'vafl_status'),
      problem(2, 'zuzugsdatum'),
      problem(2, 'vaflStatus'),
    ]),
  ).toEqual({
    '0.geburtsdatum': 'geburtsdatum',
    '1.vaflStatus': 'vafl_status',
    arrivedOn: 'zuzugsdatum',
    '0.vaflStatus': 'vaflStatus',
  }));

it('says below the form only what is about none of its fields', () => {
  const found = [problem(2, 'zuzugsdatum'), problem(2, 'vafl_status'), problem(3, 'name'), problem(2, 'person')];
  expect(otherProblems(found, draft).map(({ line, column }) => [line, column])).toEqual([
    [3, 'name'],
    [2, 'person'],
  ]);
});
