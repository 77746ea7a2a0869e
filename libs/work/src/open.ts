import { join } from 'node:path';
import type { KeyRing, RandomBytes } from '@fallspur/event-log';
import { DRAFTS_SCHEMA, draftsIn, type Drafts } from './drafts.ts';
import { savedViewsIn, VIEWS_SCHEMA, type SavedViews } from './saved-views.ts';
import { sealingWith } from './sealing.ts';
import { SESSIONS_SCHEMA, sessionsIn, type SessionStore } from './sessions.ts';
import { openWorkFile } from './work-file.ts';

export interface WorkParts {
  /** Where the log lies; the file is `work.sqlite` beside it. */
  readonly directory: string;
  /** The key ring of the log: what people type is sealed under it. */
  readonly keys: KeyRing;
  readonly randomBytes: RandomBytes;
  /** At most this many pages of the file, for tests of a full medium. */
  readonly pagesMax?: number;
}

/** What is being worked on and is no fact yet. Losing it costs work, never truth. [decisions.md 23] */
export interface Work {
  readonly drafts: Drafts;
  readonly views: SavedViews;
  readonly sessions: SessionStore;
  close(): void;
}

export const openWork = ({ directory, keys, randomBytes, pagesMax }: WorkParts): Work => {
  const schema = [...DRAFTS_SCHEMA, ...VIEWS_SCHEMA, ...SESSIONS_SCHEMA];
  const db = openWorkFile(join(directory, 'work.sqlite'), schema);
  if (pagesMax !== undefined) db.exec(`pragma max_page_count = ${pagesMax}`);
  const sealing = sealingWith(keys, randomBytes);
  return {
    drafts: draftsIn(db, sealing),
    views: savedViewsIn(db, sealing),
    sessions: sessionsIn(db),
    close: () => db.close(),
  };
};
