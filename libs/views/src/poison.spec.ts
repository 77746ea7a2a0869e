import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { faultOf, isPoison, PoisonEvent, ProjectionSqlError } from './poison.ts';

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('expected it to throw');
};

describe('poison', () => {
  const db = new DatabaseSync(':memory:');
  db.exec('create table t (name text unique) strict');
  db.exec("insert into t values ('Müller')");

  test('a constraint names the column, never the value', () => {
    const error = thrownBy(() => db.prepare('insert into t values (?)').run('Müller'));
    expect(isPoison(error)).toBe(true);
    expect(faultOf(error)).toEqual({ code: 'CONSTRAINT', message: 'UNIQUE constraint failed: t.name' });
  });

  test('the text of an unknown error is not kept, only its kind and place', () => {
    const error = thrownBy(() => {
      throw new TypeError('cannot read Müller');
    });
    expect(isPoison(error)).toBe(true);
    expect(faultOf(error).code).toBe('TypeError');
    expect(faultOf(error).message).toMatch(/^TypeError at poison\.spec\.ts:\d+:\d+$/);
  });

  test('a handler that knows what is wrong may say it', () => {
    expect(faultOf(new PoisonEvent('NO_MUNICIPALITY', 'gemeinde is missing'))).toEqual({
      code: 'NO_MUNICIPALITY',
      message: 'gemeinde is missing',
    });
  });

  test.each([
    ['a full disk', { code: 'ERR_SQLITE_ERROR', errcode: 13 }],
    ['an I/O error with its extended code', { code: 'ERR_SQLITE_ERROR', errcode: 10 | (3 << 8) }],
    ['a busy file', { code: 'ERR_SQLITE_ERROR', errcode: 5 }],
    ['a closed database', { code: 'ERR_INVALID_STATE' }],
    ['SQL of the projection that does not compile', new ProjectionSqlError('t', 'selec', new Error('syntax'))],
  ])('%s is no poison: the runner stops', (_, error) => {
    expect(isPoison(error)).toBe(false);
  });
});
