import { describe, expect, test } from '@jest/globals';
import { heatStep, marksOf } from './marks.ts';

describe('marksOf', () => {
  test('an element that was passed twice and holds a token shows both', () => {
    const marks = marksOf({
      visited: [{ element: 'Task_A', times: 2 }],
      tokens: [{ element: 'Task_A', count: 1 }],
      flows: [{ flow: 'Flow_1', times: 1 }],
    });
    expect(marks.get('Task_A')).toEqual({
      classes: ['is-visited', 'has-token'],
      badges: [
        { kind: 'times', text: '2×', corner: 'bottom-right' },
        { kind: 'token', text: '', corner: 'top-right' },
      ],
    });
    expect(marks.get('Flow_1')).toEqual({ classes: ['is-visited'], badges: [] });
  });

  test('heat compares within one drawing, and what nothing happened at stays bare', () => {
    const marks = marksOf({
      heat: [
        { element: 'Task_A', standing: 16, completed: 40 },
        { element: 'Task_B', standing: 1, completed: 0 },
        { element: 'Task_C', standing: 0, completed: 0 },
      ],
    });
    expect(marks.get('Task_A')?.classes).toEqual(['is-heat-4']);
    expect(marks.get('Task_A')?.badges.map(({ text }) => text)).toEqual(['16', '40']);
    expect(marks.get('Task_B')?.classes).toEqual(['is-heat-1']);
    expect(marks.has('Task_C')).toBe(false);
  });

  test('the selected element is marked, and none is where nothing is selected', () => {
    expect(marksOf({ selected: 'Task_A' }).get('Task_A')?.classes).toEqual(['is-selected']);
    expect(marksOf({ selected: null }).size).toBe(0);
  });
});

test('heat steps run from one to four', () => {
  expect([1, 4, 9, 16].map((count) => heatStep(count, 16))).toEqual([1, 2, 3, 4]);
});
