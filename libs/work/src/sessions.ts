import type { DatabaseSync } from 'node:sqlite';
import { writing } from './work-file.ts';

/** A session by the digest of its secret: whoever reads this file can sign in as nobody. */
export interface KeptSession {
  readonly id: string;
  readonly user: string;
  /** UTC instant. */
  readonly expiresAt: string;
}

export interface SessionStore {
  /** Nothing once it has expired. */
  find(id: string, now: string): KeptSession | undefined;
  /** Also clears away what has expired. */
  open(session: KeptSession, now: string): void;
  close(id: string): void;
}

export const SESSIONS_SCHEMA = [
  `create table if not exists session (
     id text primary key, user text not null, expires_at text not null) without rowid, strict`,
  'create index if not exists session_by_end on session (expires_at)',
];

export const sessionsIn = (db: DatabaseSync): SessionStore => {
  const find = db.prepare('select user, expires_at from session where id = ? and expires_at > ?');
  const clear = db.prepare('delete from session where expires_at <= ?');
  const insert = db.prepare('insert into session values (?, ?, ?)');
  const remove = db.prepare('delete from session where id = ?');
  return {
    find: (id, now) => {
      const row = find.get(id, now);
      return row && { id, user: String(row['user']), expiresAt: String(row['expires_at']) };
    },
    open: ({ id, user, expiresAt }, now) =>
      writing(() => {
        clear.run(now);
        insert.run(id, user, expiresAt);
      }),
    close: (id) => void writing(() => remove.run(id)),
  };
};
