import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import { collect, sampleEvents, streamOf } from '../../exam/samples.ts';
import { temporaryDirectories } from '../../exam/temporary-directory.ts';
import type { LogWriterEndedError } from '../../errors.ts';
import { openFile } from './open.ts';
import { createReader } from './reader.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.ts';
import { createWriter } from './writer.ts';

const directory = temporaryDirectories();
const A = streamOf('a');
const SQLITE_IOERR_FSYNC = 1034;

/** A database whose prepared statement of this text fails as if the fsync behind it had failed. */
function failing(db: DatabaseSync, text: string): DatabaseSync {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'prepare')
        return (sql: string) => {
          const statement = target.prepare(sql);
          if (sql !== text) return statement;
          const fail = (): never => {
            throw Object.assign(new Error('disk I/O error'), { errcode: SQLITE_IOERR_FSYNC });
          };
          return { run: fail, get: fail };
        };
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

function openFailing(text: string) {
  const kind = {
    what: 'event log',
    applicationId: APPLICATION_ID,
    schemaVersion: SCHEMA_VERSION,
    schema: SCHEMA,
    synchronous: 'FULL' as const,
  };
  const db = openFile(join(directory(), 'log.sqlite'), kind);
  const reader = createReader(db);
  const ended: LogWriterEndedError[] = [];
  let committed = 0;
  const hooks = { committed: () => void committed++, ended: (error: LogWriterEndedError) => void ended.push(error) };
  return { db, reader, ended, writer: createWriter(failing(db, text), reader, hooks), commits: () => committed };
}

test('a failed commit ends the writer: nothing is acknowledged, nothing is tried again, reading goes on', async () => {
  const { db, reader, writer, ended, commits } = openFailing('commit');
  const asked = [
    writer.append(A, -1, sampleEvents(A, 0, 2)),
    writer.append(streamOf('b'), 5, sampleEvents(streamOf('b'), 6, 1)),
  ];
  for (const answer of asked) await expect(answer).rejects.toMatchObject({ code: 'LOG_WRITER_ENDED' });
  await expect(writer.append(A, -1, sampleEvents(A, 0, 1))).rejects.toMatchObject({ code: 'LOG_WRITER_ENDED' });
  expect(ended).toHaveLength(1);
  expect(commits()).toBe(0);
  expect(await collect(reader.all())).toEqual([]);
  db.close();
});

test('a failed fsync of a checkpoint is as final: what was answered stays true, nothing more is taken', async () => {
  const { db, writer, ended } = openFailing('pragma wal_checkpoint(passive)');
  expect(await writer.append(A, -1, sampleEvents(A, 0, 2500))).toMatchObject({ kind: 'appended' });
  expect(ended).toHaveLength(1);
  await expect(writer.append(A, 2499, sampleEvents(A, 2500, 1))).rejects.toMatchObject({ code: 'LOG_WRITER_ENDED' });
  db.close();
});

test('all appends of one turn share one commit', async () => {
  const { db, writer, commits } = openFailing('no such text');
  const streams = Array.from({ length: 64 }, (_, i) => streamOf(`turn-${i}`));
  await Promise.all(streams.map((stream) => writer.append(stream, -1, sampleEvents(stream, 0, 1))));
  expect(commits()).toBe(1);
  expect(writer.head().position).toBe(64);
  db.close();
});
