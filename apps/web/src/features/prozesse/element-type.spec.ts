import { expect, test } from '@jest/globals';
import { elementTypeKey, isActivity } from './element-type.ts';

test('kinds of elements are known by the names of the standard, however they are written', () => {
  expect(['bpmn:UserTask', 'UserTask', 'userTask'].map(elementTypeKey)).toEqual(['userTask', 'userTask', 'userTask']);
});

test('work is done at tasks and calls, not at gateways and events', () => {
  expect(['userTask', 'task', 'callActivity'].every(isActivity)).toBe(true);
  expect(['exclusiveGateway', 'startEvent', 'subProcess'].some(isActivity)).toBe(false);
});
