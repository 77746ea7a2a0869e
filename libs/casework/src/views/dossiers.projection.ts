import { localDateOf, type JsonObject } from '@fallspur/kernel';
import { isFactType } from '@fallspur/engine';
import { PoisonEvent, type Handler, type ProjectedEvent, type Projection, type ProjectionDb } from '@fallspur/views';

/**
 * Where each dossier belongs and has belonged, without a single personal value: municipality by BFS number, its reference
 * there, the day of arrival, and the offices that have recorded in it. Folded as the dossier itself folds: of several facts the one that happened last says where it lives,
 * of one day the one recorded last. Corrections replace, voided facts count no more. [decisions.md 11]
 */
export const dossiersProjection: Projection = {
  name: 'dossiers',
  version: 1,
  schema: [
    `create table dossiers (
      case_id text primary key, gemeinde integer not null, reference text, arrived_on text) without rowid, strict`,
    'create index dossiers_by_gemeinde on dossiers (gemeinde, case_id)',
    `create table dossiers_homes (
      case_id text not null, event_id text not null, day text not null, position integer not null,
      gemeinde integer not null, reference text, arrived integer not null,
      primary key (case_id, event_id)) without rowid, strict`,
    'create index dossiers_homes_by_gemeinde on dossiers_homes (gemeinde, case_id)',
    `create table dossiers_offices (
      office text not null, case_id text not null, primary key (office, case_id)) without rowid, strict`,
  ],
  handlers: {
    '*': (projected, db) => {
      if (isFactType(projected.event.type)) recordedBy(projected, db);
    },
    ...homeHandlers(),
  },
};

function homeHandlers(): Readonly<Record<string, Handler>> {
  return Object.fromEntries(
    (['ZuzugAusAuslandErfasst', 'UmzugErfasst'] as const).flatMap((type): [string, Handler][] => [
      [type, recorded(type)],
      [`${type}Korrigiert`, corrected(type)],
      [`${type}Storniert`, voided(type)],
    ]),
  );
}

function recordedBy({ stream, event }: ProjectedEvent, db: ProjectionDb): void {
  if (stream.startsWith('dossier-'))
    db.sql('insert or ignore into dossiers_offices values (?, ?)').run(event.meta.office, stream);
}

interface Home {
  readonly day: string;
  readonly gemeinde: number;
  readonly reference: string | null;
  readonly arrived: 0 | 1;
}

const HOMES: Readonly<Record<string, (data: JsonObject, occurredOn: string) => Home>> = {
  ZuzugAusAuslandErfasst: ({ zuzugsdatum, gemeinde, referenz }, occurredOn) => ({
    day: dayOf(zuzugsdatum, occurredOn),
    gemeinde: Number(gemeinde),
    reference: typeof referenz === 'string' ? referenz : null,
    arrived: 1,
  }),
  UmzugErfasst: ({ umzugsdatum, nachGemeinde }, occurredOn) => ({
    day: dayOf(umzugsdatum, occurredOn),
    gemeinde: Number(nachGemeinde),
    reference: null,
    arrived: 0,
  }),
};

const dayOf = (value: unknown, occurredOn: string): string =>
  localDateOf(typeof value === 'string' ? value : occurredOn);

function recorded(type: string): Handler {
  return (projected, db) => {
    const { stream, position, event } = projected;
    recordedBy(projected, db);
    const { day, gemeinde, reference, arrived } = homeIn(type, event.data, event.meta.occurredOn);
    db.sql('insert into dossiers_homes values (?, ?, ?, ?, ?, ?, ?)').run(
      stream,
      event.id,
      day,
      position,
      gemeinde,
      reference,
      arrived,
    );
    settle(db, stream);
  };
}

function corrected(type: string): Handler {
  return ({ stream, event }, db) => {
    const { korrigiert: id, daten: data } = event.data;
    if (typeof id !== 'string' || typeof data !== 'object' || data === null)
      throw new PoisonEvent('CORRECTION_MALFORMED', `${type}Korrigiert: expected "korrigiert" and "daten"`);
    const { day, gemeinde, reference } = homeIn(type, data as JsonObject, event.meta.occurredOn);
    db.sql('update dossiers_homes set day = ?, gemeinde = ?, reference = ? where case_id = ? and event_id = ?').run(
      day,
      gemeinde,
      reference,
      stream,
      id,
    );
    settle(db, stream);
  };
}

function voided(type: string): Handler {
  return ({ stream, event }, db) => {
    const { storniert: id } = event.data;
    if (typeof id !== 'string') throw new PoisonEvent('VOIDING_MALFORMED', `${type}Storniert: expected "storniert"`);
    db.sql('delete from dossiers_homes where case_id = ? and event_id = ?').run(stream, id);
    settle(db, stream);
  };
}

function homeIn(type: string, data: JsonObject, occurredOn: string): Home {
  const home = HOMES[type]?.(data, occurredOn);
  if (home && Number.isInteger(home.gemeinde)) return home;
  throw new PoisonEvent('HOME_UNREADABLE', `${type}: expected a BFS number as municipality`);
}

/** The dossier's line anew from what is known of its homes. */
function settle(db: ProjectionDb, caseId: string): void {
  db.sql('delete from dossiers where case_id = ?').run(caseId);
  // The arrival a dossier speaks of is the one recorded last, as in `latestArrival`.
  db.sql(
    `insert into dossiers
       select home.case_id, home.gemeinde, arrival.reference, arrival.day
       from dossiers_homes as home
       left join dossiers_homes as arrival on arrival.case_id = home.case_id and arrival.arrived = 1
       where home.case_id = ? order by home.day desc, home.position desc, arrival.position desc limit 1`,
  ).run(caseId);
}
