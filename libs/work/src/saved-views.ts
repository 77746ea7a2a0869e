import type { DatabaseSync } from 'node:sqlite';
import { placeOf, type Sealing } from './sealing.ts';
import { writing } from './work-file.ts';

/** A view of the worklist somebody kept. Its query may hold a name somebody looked for, so both texts are sealed. */
export interface KeptView {
  readonly id: string;
  /** User id of whoever made it. */
  readonly user: string;
  /** Office it is shared with, when it is shared. */
  readonly office: string;
  readonly shared: boolean;
  readonly name: string;
  readonly query: string;
}

export type NewView = KeptView;

export interface SavedViews {
  /** One's own, and those shared at this office; in the order they were made. */
  listFor(user: string, office: string): readonly KeptView[];
  keep(view: NewView): void;
  /** False when there is none of this id that this user made. */
  drop(id: string, user: string): boolean;
}

export const VIEWS_SCHEMA = [
  `create table if not exists saved_view (
     number integer primary key, id text not null unique, user text not null, office text not null,
     shared integer not null, sealed blob not null) strict`,
  'create index if not exists saved_view_by_user on saved_view (user)',
  'create index if not exists saved_view_by_office on saved_view (office, shared)',
];

export const savedViewsIn = (db: DatabaseSync, { seal, open }: Sealing): SavedViews => {
  const list = db.prepare(
    'select id, user, office, shared, sealed from saved_view where user = ? or (office = ? and shared = 1) order by number',
  );
  const insert = db.prepare('insert into saved_view (id, user, office, shared, sealed) values (?, ?, ?, ?, ?)');
  const drop = db.prepare('delete from saved_view where id = ? and user = ?');
  return {
    listFor: (user, office) =>
      list.all(user, office).flatMap((row) => {
        const [id, madeBy, madeAt] = [String(row['id']), String(row['user']), String(row['office'])];
        const clear = open(ownerOf(madeBy), placeOf('view', id), row['sealed'] as Uint8Array);
        if (!clear) return [];
        const shared = row['shared'] === 1;
        const { name, query } = clear as { readonly name: string; readonly query: string };
        return [{ id, user: madeBy, office: madeAt, shared, name, query }];
      }),
    keep: ({ id, user, office, shared, name, query }) => {
      const sealed = seal(ownerOf(user), placeOf('view', id), { name, query });
      writing(() => insert.run(id, user, office, shared ? 1 : 0, sealed));
    },
    drop: (id, user) => writing(() => drop.run(id, user)).changes === 1,
  };
};

const ownerOf = (user: string): string => `user:${user}`;
