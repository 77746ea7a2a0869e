import { describe, expect, test } from '@jest/globals';
import { declaredNames, physicalName, translate } from './names.ts';

describe('names of tables', () => {
  const names = new Map([
    ['tasks', 'tasks__v2b5'],
    ['tasks_due', 'tasks_due__v2b5'],
  ]);

  test('only declared names are translated, quoted or not', () => {
    expect(translate('select tasks.a, "tasks"."a", my_tasks, tasks_old from tasks_due', names)).toBe(
      'select tasks__v2b5.a, "tasks__v2b5"."a", my_tasks, tasks_old from tasks_due__v2b5',
    );
  });

  test('strings and comments are left alone', () => {
    const text = "select 'tasks', 'it''s tasks' /* tasks */ from x -- tasks isn't\nwhere 1";
    expect(translate(text, names)).toBe(text);
  });

  test('tells which names were used', () => {
    const used: string[] = [];
    translate('select * from tasks join "tasks_due"', names, (name) => used.push(name));
    expect(used).toEqual(['tasks', 'tasks_due']);
  });

  test('tables and indexes of a schema', () => {
    const schema = ['create table t (a)', 'create table if not exists t_b (a)', 'CREATE UNIQUE INDEX t_by_a ON t (a)'];
    expect(declaredNames({ name: 't', schema })).toEqual(['t', 't_b', 't_by_a']);
    expect(physicalName('t_by_a', 3, 4)).toBe('t_by_a__v3b4');
  });

  test.each([
    ['another prefix', { name: 't', schema: ['create table other (a)'] }, /must be called "t" or begin with "t_"/],
    ['no table', { name: 't', schema: [] }, /creates no table/],
    ['a name that is no identifier', { name: 'My-View', schema: ['create table t (a)'] }, /lower-case identifier/],
  ])('refuses %s', (_, projection, message) => {
    expect(() => declaredNames(projection)).toThrow(message);
  });
});
