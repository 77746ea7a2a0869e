/** "FSpr": tells a Fallspur log from any other SQLite file. */
export const APPLICATION_ID = 0x46537072;
export const SCHEMA_VERSION = 1;

/**
 * Rows lie in position order (rowid = position), so that appends touch the end of the file and a rebuild reads
 * it once from front to back. Stream names are kept once and ids as 16 bytes, because both stand in every index.
 */
export const SCHEMA = `
create table streams (
  stream integer primary key,
  name text not null unique
) strict;
create table events (
  position integer primary key,
  stream integer not null,
  revision integer not null check (revision >= 0),
  id blob not null unique check (length(id) = 16),
  type text not null,
  recorded_at text not null,
  metadata blob not null,
  data blob not null
) strict;
create unique index events_by_stream on events (stream, revision);
create trigger events_are_never_updated before update on events
begin select raise(abort, 'the log is append-only: an event is never updated'); end;
create trigger events_are_never_deleted before delete on events
begin select raise(abort, 'the log is append-only: an event is never deleted'); end;
create trigger streams_are_never_updated before update on streams
begin select raise(abort, 'the log is append-only: a stream is never renamed'); end;
create trigger streams_are_never_deleted before delete on streams
begin select raise(abort, 'the log is append-only: a stream is never deleted'); end;
`;
