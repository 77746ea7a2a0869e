import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { hashOfRows } from './hash.ts';

function hashAfter(...statements: string[]): string {
  const db = new DatabaseSync(':memory:');
  for (const statement of statements) db.exec(statement);
  return hashOfRows(db, { names: new Map([['t', statements[0]?.includes('t__v1b1') ? 't__v1b1' : 't__v9b9']]) });
}

describe('the hash of all rows', () => {
  const one = hashAfter('create table t__v1b1 (a, b)', "insert into t__v1b1 values (1, 'x'), (2, null)");

  test('does not depend on row order, column order or build', () => {
    expect(hashAfter('create table t__v9b9 (b, a)', "insert into t__v9b9 values (null, 2), ('x', 1)")).toBe(one);
  });

  test.each([
    ['a row more', "insert into t__v1b1 values (1, 'x'), (2, null), (2, null)"],
    ['another type', "insert into t__v1b1 values ('1', 'x'), (2, null)"],
    ['an empty text for a null', "insert into t__v1b1 values (1, 'x'), (2, '')"],
    ['a number beyond 2^53', "insert into t__v1b1 values (1, 'x'), (9007199254740993, null)"],
    ['bytes for a text', "insert into t__v1b1 values (1, x'78'), (2, null)"],
  ])('changes with %s', (_, insert) => {
    expect(hashAfter('create table t__v1b1 (a, b)', insert)).not.toBe(one);
  });
});
