import { expect, it } from '@jest/globals';
import { saidFacts, storyOf } from './story.ts';

it('tells everything that is drawn, in the order of time', () => {
  const story = storyOf({
    from: '2016-01-04',
    to: '2016-04-04',
    today: '2016-03-01',
    bands: [
      {
        instance: 'i',
        processName: 'Informieren',
        state: 'running',
        from: '2016-01-04',
        to: null,
        outcome: null,
        stays: [{ element: 'Task_A', name: 'Form festlegen', from: '2016-01-05', to: null }],
        due: [{ name: 'Form festlegen', on: '2016-02-03', overdue: true }],
      },
    ],
    facts: [{ eventId: 'e', title: 'Zuzug', on: '2016-01-04' }],
  });
  expect(story.map(({ kind, from, open, what }) => [kind, from, open, what])).toEqual([
    ['process', '2016-01-04', true, 'Informieren'],
    ['fact', '2016-01-04', false, 'Zuzug'],
    ['stay', '2016-01-05', true, 'Form festlegen'],
    ['overdue', '2016-02-03', false, 'Form festlegen'],
  ]);
});

it('says facts that stand together by day, equal ones counted', () => {
  const fact = (title: string, on: string) => ({ eventId: title, title, on });
  const facts = [
    fact('Person', '2016-01-04'),
    fact('Person', '2016-01-04'),
    fact('Zuzug', '2016-01-04'),
    fact('Form', '2016-01-05'),
  ];
  expect(saidFacts(facts)).toBe('04.01.2016: 2 × Person, Zuzug; 05.01.2016: Form');
});
