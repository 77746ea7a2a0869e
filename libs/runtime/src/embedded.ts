import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isRefusal, type Clock, type Refusal } from '@fallspur/kernel';
import { openEvent, openPublic, type EventLog, type KeyRing, type LogWriterEndedError } from '@fallspur/event-log';
import { openSqliteKeyRing, openSqliteLog, openSqliteSnapshots } from '@fallspur/event-log/sqlite';
import { openViews, type Projection, type Views } from '@fallspur/views';
import { CaseRuntime } from './case-runtime.ts';
import { CaseSnapshots } from './case-snapshots.ts';
import type { CaseKinds, DeployedNow, DeployedReader } from './deployed.ts';

/** Where the embedded house keeps its files. The keys lie beside the data, never inside: a copy of the log has no keys. */
export interface DataDirectories {
  readonly data: string;
  /** Default `<data>.keys`. */
  readonly keys?: string;
}

export const keyDirectoryOf = ({ data, keys }: DataDirectories): string =>
  keys ? resolve(keys) : join(dirname(resolve(data)), `${basename(resolve(data))}.keys`);

export interface EmbeddedParts extends DataDirectories {
  readonly kinds: CaseKinds;
  readonly deployed: DeployedReader;
  /** The read models of this node; they may ask what is deployed. */
  readonly projections: (deployed: DeployedNow) => readonly Projection[];
  readonly clock: Clock;
  /** Names the code that folds cases: snapshots of another epoch are ignored. */
  readonly epoch: string;
  /** Told once when a failed sync ended the log's writer: nothing can be recorded any more, a server should end. */
  readonly onWriterEnded?: (error: LogWriterEndedError) => void;
}

/** The house on the embedded store: one directory, one writing process. */
export interface EmbeddedHouse {
  readonly runtime: CaseRuntime;
  readonly log: EventLog;
  readonly keys: KeyRing;
  readonly views: Views;
  close(): Promise<void>;
}

/** Opens (or creates) the data directory. Refusals: a snapshot or view checkpoint beyond the log's head. */
export async function openEmbedded(parts: EmbeddedParts): Promise<EmbeddedHouse | Refusal> {
  const data = resolve(parts.data);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const undo: (() => unknown)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of undo.reverse()) await close();
  };
  try {
    const log = openSqliteLog({
      directory: data,
      ...(parts.onWriterEnded ? { onWriterEnded: parts.onWriterEnded } : {}),
    });
    undo.push(() => log.close());
    const keyDirectory = keyDirectoryOf(parts);
    const keys = openSqliteKeyRing({ directory: keyDirectory, rootKeyFile: join(keyDirectory, 'root.key') });
    undo.push(() => keys.close());
    const store = openSqliteSnapshots({ directory: data });
    undo.push(() => store.close());
    const snapshots = new CaseSnapshots({ store, keys, randomBytes, epoch: parts.epoch });
    const { kinds, deployed, clock } = parts;
    const runtime = await CaseRuntime.start({ log, keys, snapshots, kinds, deployed, clock, randomBytes });
    if (isRefusal(runtime)) {
      await closeAll();
      return runtime;
    }
    const views = await openViews({
      path: join(data, 'views.sqlite'),
      log,
      projections: parts.projections(runtime.deployed),
      openPublic,
      open: (recorded) => openEvent(recorded, keys),
    });
    if (isRefusal(views)) {
      await closeAll();
      return views;
    }
    undo.push(() => views.close());
    return { runtime, log, keys, views, close: closeAll };
  } catch (fault) {
    await closeAll();
    throw fault;
  }
}
