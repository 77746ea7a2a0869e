import { queriesOf, type Projection, type Rows } from '@fallspur/views';
import { elementOf, followMigration, onEachStep } from './steps.ts';

/** Something is stuck in a running instance, and somebody must look at it. */
export interface OpenIncident {
  readonly caseId: string;
  readonly instance: string;
  /** `<elementId>#<ordinal>` of the element or chart it stands at. */
  readonly incident: string;
  readonly element: string;
  readonly process: string;
  readonly code: string;
  /** German sentence; it quotes no personal value. */
  readonly message: string;
  /** UTC instant at which it was recorded. */
  readonly since: string;
}

interface IncidentTables {
  incidents: {
    case_id: string;
    instance: string;
    incident: string;
    element: string;
    process: string;
    code: string;
    message: string;
    since: string;
    position: number;
  };
}

/** Every open incident. What it says in detail is sealed and stands in the case alone. */
export const incidentsProjection: Projection = {
  name: 'incidents',
  version: 1,
  schema: [
    `create table incidents (
      case_id text not null, instance text not null, incident text not null, element text not null,
      process text not null, code text not null, message text not null, since text not null, position integer not null,
      primary key (case_id, instance, incident)) without rowid, strict`,
  ],
  handlers: {
    '*': onEachStep((step, projected, db) => {
      const { stream, position, event } = projected;
      followMigration('incidents', 'incident', step, projected, db);
      // Resolved before raised: trying again may get stuck at the same place.
      for (const key of step.incidents?.resolved ?? [])
        db.sql('delete from incidents where case_id = ? and instance = ? and incident = ?').run(
          stream,
          step.instance,
          key,
        );
      for (const { key, code, message } of step.incidents?.raised ?? [])
        db.sql('insert or replace into incidents values (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
          stream,
          step.instance,
          key,
          elementOf(key),
          step.definition.process,
          code,
          message,
          event.meta.recordedAt,
          position,
        );
      if (step.ended) db.sql('delete from incidents where case_id = ? and instance = ?').run(stream, step.instance);
    }),
  },
};

/** All open incidents, the oldest first. */
export const openIncidents = (rows: Rows): readonly OpenIncident[] => rows.all(inOrder);

const inOrder = queriesOf<IncidentTables>()
  .selectFrom('incidents')
  .select(['case_id as caseId', 'instance', 'incident', 'element', 'process', 'code', 'message', 'since'])
  .orderBy('position')
  .orderBy('case_id')
  .orderBy('instance')
  .orderBy('incident');
