import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openEvent, openPublic, type EventLog, type KeyRing, type RecordedEvent } from '@fallspur/event-log';
import { evolve, initialCase, type CaseState, type Step } from '@fallspur/engine';
import { openViews, type Projection } from '@fallspur/views';
import { alternate, perSecond, timed } from '../measure.ts';
import type { Scale } from '../scale.ts';
import { rate, table, verdictOf } from '../table.ts';
import { accepted } from '../worlds/run.ts';
import type { FilledLog } from '../worlds/filled-log.ts';

/** Folding a long case and rebuilding every projection, each beside reading and parsing the same events. */
export async function replay(
  filled: FilledLog,
  projections: readonly Projection[],
  directory: string,
  scale: Scale,
): Promise<string> {
  return [await folding(filled, scale), await rebuilding(filled, projections, directory, scale)].join('\n');
}

async function folding({ log, keys, world, longCase }: FilledLog, scale: Scale): Promise<string> {
  const kind = world.kinds['dossier'];
  if (!kind) throw new Error('The world must know dossiers');
  let events = 0;
  const rates = await alternate(
    [
      {
        name: 'fold',
        round: async () => {
          events = 0;
          let state: CaseState = initialCase(kind, longCase);
          const time = await timed(async () => {
            for await (const recorded of log.readStream(longCase)) {
              state = evolve(kind, state, openEvent<Step>(recorded, keys));
              events++;
            }
          });
          if (state.revision !== events - 1) throw new Error('The fold must reach the last event');
          return perSecond(events, time);
        },
      },
      {
        name: 'parse',
        round: async () => {
          let read = 0;
          const time = await timed(async () => {
            for await (const recorded of log.readStream(longCase)) read += parse(recorded) ? 1 : 0;
          });
          return perSecond(read, time);
        },
      },
    ],
    scale.rounds,
  );
  const [fold, bare] = [rates.get('fold')!, rates.get('parse')!];
  return table(
    `Replay: folding a case of ${rate(events)} events (sealed values opened) beside read and parse`,
    ['', 'events/s', 'ratio'],
    [
      ['fold', rate(fold), verdictOf({ ratio: fold / bare, atLeast: 0.5 })],
      ['read and parse', rate(bare), ''],
    ],
  );
}

async function rebuilding(
  { log, keys, events }: FilledLog,
  projections: readonly Projection[],
  directory: string,
  scale: Scale,
): Promise<string> {
  const at = join(directory, 'views');
  mkdirSync(at, { recursive: true });
  const rates = await alternate(
    [
      { name: 'bare', round: () => bareRebuild(log, join(at, 'bare.sqlite')) },
      ...projections.map((projection) => ({
        name: projection.name,
        round: () => rebuild(log, keys, [projection], join(at, `${projection.name}.sqlite`)),
      })),
      { name: 'all together', round: () => rebuild(log, keys, projections, join(at, 'all.sqlite')) },
    ],
    scale.rounds,
  );
  const bare = rates.get('bare')!;
  const row = (name: string, goal: boolean): readonly string[] => {
    const ratio = rates.get(name)! / bare;
    return [name, rate(rates.get(name)!), goal ? verdictOf({ ratio, atLeast: 0.5 }) : `${ratio.toFixed(2)} ×`];
  };
  return table(
    `Rebuild of each projection from ${rate(events)} events beside read, parse and one upsert an event`,
    ['projection', 'events/s', 'ratio'],
    [...projections.map(({ name }) => row(name, true)), row('all together', false), ['bare', rate(bare), '']],
  );
}

async function rebuild(
  log: EventLog,
  keys: KeyRing,
  projections: readonly Projection[],
  path: string,
): Promise<number> {
  const views = accepted(
    await openViews({ path, log, projections, openPublic, open: (recorded) => openEvent(recorded, keys) }),
  );
  let count = 0;
  const time = await timed(async () => {
    count = accepted(await views.catchUp()).events;
  });
  const parked = views.parked();
  views.close();
  rmSync(path);
  if (parked.length > 0) throw new Error(`Nothing may be parked, got ${parked[0]!.code} of ${parked[0]!.projection}`);
  return perSecond(count, time);
}

/** What a rebuild cannot do without: read, parse, write one row, in transactions of the same size. */
async function bareRebuild(log: EventLog, path: string): Promise<number> {
  const db = new DatabaseSync(path);
  db.exec(`pragma journal_mode = wal; pragma synchronous = normal;
    create table bare (case_id text primary key, type text not null, position integer not null) without rowid, strict`);
  const upsert = db.prepare(`insert into bare values (?, ?, ?)
    on conflict (case_id) do update set type = excluded.type, position = excluded.position`);
  let count = 0;
  const time = await timed(async () => {
    db.exec('begin');
    for await (const recorded of log.readAll()) {
      upsert.run(recorded.stream, parse(recorded).type, recorded.position);
      if (++count % BATCH === 0) db.exec('commit; begin');
    }
    db.exec('commit');
  });
  db.close();
  rmSync(path);
  return perSecond(count, time);
}

const BATCH = 2000;

function parse({ metadata, data }: RecordedEvent): { readonly type: string } {
  const head = JSON.parse(Buffer.from(metadata.buffer, metadata.byteOffset, metadata.byteLength).toString()) as {
    type: string;
  };
  JSON.parse(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString());
  return head;
}
