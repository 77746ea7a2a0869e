import { halfYearOf, localDateOf, type JsonObject } from '@fallspur/kernel';
import { PoisonEvent, type Handler, type Projection, type ProjectionDb } from '@fallspur/views';
import { COUNTED_FACTS } from './counted-facts.ts';

/** Rows of the pilot report. `happened_on` is a local date, `half_year` e.g. `2016-H1`. */
export interface PilotTables {
  /** One row a fact and figure, so that a correction replaces rows and never has to add up differences. */
  pilot_facts: {
    event_id: string;
    figure: string;
    case_id: string;
    /** Type of the fact. */
    type: string;
    happened_on: string;
    half_year: string;
    /** As the fact itself says; null = that of the case on that day. */
    gemeinde: number | null;
    amount: number;
  };
  /** Where a case lives from when on, by BFS number. */
  pilot_facts_residence: {
    event_id: string;
    case_id: string;
    valid_from: string;
    /** 0 = arrival, 1 = move: on one and the same day the move comes after. */
    moved: number;
    gemeinde: number;
  };
}

/** Facts that say in which municipality the dossier is at home: fields of the day and of the BFS number. */
const RESIDENCE_FACTS: Readonly<Record<string, { readonly day: string; readonly gemeinde: string }>> = {
  ZuzugAusAuslandErfasst: { day: 'zuzugsdatum', gemeinde: 'gemeinde' },
  UmzugErfasst: { day: 'umzugsdatum', gemeinde: 'nachGemeinde' },
};

/**
 * Municipal half-year figures of «Informieren». Reads only type, data and the envelope's date; personal fields are not
 * needed and not opened. The last correction wins; a voided fact counts no more. [decisions.md 7, 11]
 */
export const pilotFigures: Projection = {
  name: 'pilot_facts',
  version: 2,
  schema: [
    `create table pilot_facts (
      event_id text not null, figure text not null, case_id text not null, type text not null,
      happened_on text not null, half_year text not null, gemeinde integer, amount integer not null,
      primary key (event_id, figure)) without rowid, strict`,
    `create table pilot_facts_residence (
      event_id text primary key, case_id text not null, valid_from text not null, moved integer not null,
      gemeinde integer not null) without rowid, strict`,
    'create index pilot_facts_residence_by_case on pilot_facts_residence (case_id, valid_from, moved, event_id, gemeinde)',
  ],
  handlers: Object.fromEntries(
    [...new Set([...Object.keys(COUNTED_FACTS), ...Object.keys(RESIDENCE_FACTS)])].flatMap(
      (type): [string, Handler][] => [
        [type, recorded(type)],
        [`${type}Korrigiert`, corrected(type)],
        [`${type}Storniert`, voided(type)],
      ],
    ),
  ),
};

function recorded(type: string): Handler {
  return ({ stream, event }, db) => {
    // Counting an emptied event as nothing would make the figure wrong without a word.
    if (event.withheld?.includes('/data')) throw new PoisonEvent('DATA_WITHHELD', `${type}: its data was redacted`);
    write(db, type, { id: event.id, caseId: stream, data: event.data, occurredOn: event.meta.occurredOn });
  };
}

function corrected(type: string): Handler {
  return ({ stream, event }, db) => {
    const { korrigiert: id, daten: data } = event.data;
    if (typeof id !== 'string' || typeof data !== 'object' || data === null)
      throw new PoisonEvent('CORRECTION_MALFORMED', `${type}Korrigiert: expected "korrigiert" and "daten"`);
    // A fact that was voided stays so: whoever corrects it afterwards does not bring it back.
    if (remove(db, id))
      write(db, type, { id, caseId: stream, data: data as JsonObject, occurredOn: event.meta.occurredOn });
  };
}

function voided(type: string): Handler {
  return ({ event }, db) => {
    const { storniert: id } = event.data;
    if (typeof id !== 'string') throw new PoisonEvent('VOIDING_MALFORMED', `${type}Storniert: expected "storniert"`);
    remove(db, id);
  };
}

interface HeldFact {
  readonly id: string;
  readonly caseId: string;
  readonly data: JsonObject;
  readonly occurredOn: string;
}

function write(db: ProjectionDb, type: string, fact: HeldFact): void {
  const counted = COUNTED_FACTS[type];
  if (counted !== undefined) {
    const day = dayOf(fact, counted.dayField);
    for (const [figure, amount] of Object.entries(counted.contribution(fact.data)))
      db.sql('insert into pilot_facts values (?, ?, ?, ?, ?, ?, ?, ?)').run(
        fact.id,
        figure,
        fact.caseId,
        type,
        day,
        halfYearOf(day),
        numberOrNull(fact.data['gemeinde']),
        amount,
      );
  }
  const residence = RESIDENCE_FACTS[type];
  const gemeinde = residence ? numberOrNull(fact.data[residence.gemeinde]) : null;
  if (residence !== undefined && gemeinde !== null)
    db.sql('insert into pilot_facts_residence values (?, ?, ?, ?, ?)').run(
      fact.id,
      fact.caseId,
      dayOf(fact, residence.day),
      type === 'ZuzugAusAuslandErfasst' ? 0 : 1,
      gemeinde,
    );
}

/** True when the fact was there. */
function remove(db: ProjectionDb, id: string): boolean {
  const facts = db.sql('delete from pilot_facts where event_id = ?').run(id).changes;
  const residences = db.sql('delete from pilot_facts_residence where event_id = ?').run(id).changes;
  return Number(facts) + Number(residences) > 0;
}

/** The service's own day; the envelope's where the fact names none. */
const dayOf = ({ data, occurredOn }: HeldFact, field: string): string => {
  const day = data[field];
  return localDateOf(typeof day === 'string' ? day : occurredOn);
};

const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);
