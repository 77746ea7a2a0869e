import { describe, expect, it } from '@jest/globals';
import type { RecordedDecision } from '@fallspur/contract';
import { whyHere } from './why.ts';

const decision = (element: string, id: string): RecordedDecision => ({
  eventId: `e-${id}`,
  on: '2016-01-04',
  id,
  element,
  title: id,
  kind: 'condition',
  source: '',
  inputs: {},
  rules: [],
  output: true,
  because: '',
  given: [],
  answer: 'ja',
});
const visit = (element: string) => ({ element, name: element, times: 1, firstOn: '2016-01-04' });
const diagram = {
  visited: ['Start', 'Gateway_Zielgruppe', 'Task_Form', 'Gateway_Form', 'Task_Einladen'].map(visit),
  decisions: [
    decision('Gateway_Zielgruppe', 'Flow_Ja'),
    decision('Gateway_Form', 'Flow_Schriftlich'),
    decision('Gateway_Form', 'Flow_Muendlich'),
  ],
};
const ids = (element: string) => whyHere(diagram, element).map(({ id }) => id);

describe('why a process stands where it stands', () => {
  it('is what was decided at the element itself, or at the flow chosen', () => {
    expect(ids('Gateway_Form')).toEqual(['Flow_Schriftlich', 'Flow_Muendlich']);
    expect(ids('Flow_Ja')).toEqual(['Flow_Ja']);
  });

  it('is else the last thing decided on the way there', () => {
    expect(ids('Task_Form')).toEqual(['Flow_Ja']);
    expect(ids('Task_Einladen')).toEqual(['Flow_Schriftlich', 'Flow_Muendlich']);
    expect(ids('Task_Gespraech')).toEqual(['Flow_Schriftlich', 'Flow_Muendlich']);
  });

  it('is nothing where nothing had to be decided', () => {
    expect(ids('Start')).toEqual([]);
  });
});
