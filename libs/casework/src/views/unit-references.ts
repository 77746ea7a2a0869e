import type { Projection } from '@fallspur/views';
import type { ZuzugAusAuslandErfasst } from '../events.ts';

/** A case found by the reference its municipality gave the unit. */
export interface UnitReference {
  readonly caseId: string;
  readonly zuzugsdatum: string;
}

/**
 * Which dossier a municipality means by `E066`: rows of activity name units as the arrivals named them; and which
 * dossier already holds a person who arrived. Clear values only. Several files may use one reference; the caller chooses
 * with `unitsMeant`.
 */
export const unitReferences: Projection = {
  name: 'unit_references',
  version: 2,
  schema: [
    `create table unit_references_units (
       gemeinde integer not null, referenz text not null, case_id text not null, zuzugsdatum text not null,
       primary key (gemeinde, referenz, case_id)
     ) without rowid`,
    `create table unit_references_persons (
       person_id text not null, case_id text not null, primary key (person_id, case_id)
     ) without rowid`,
  ],
  handlers: {
    ZuzugAusAuslandErfasst: ({ stream, event }, db) => {
      const { gemeinde, referenz, zuzugsdatum, personIds } = event.data as unknown as ZuzugAusAuslandErfasst;
      for (const personId of personIds)
        db.sql('insert or replace into unit_references_persons values (?, ?)').run(personId, stream);
      if (referenz === undefined) return;
      db.sql('insert or replace into unit_references_units values (?, ?, ?, ?)').run(
        gemeinde,
        referenz,
        stream,
        zuzugsdatum,
      );
    },
  },
};

/** Rows of `unit_references_units` for a municipality and reference: `?1`, `?2`. */
export const UNITS_BY_REFERENCE =
  'select case_id as caseId, zuzugsdatum from unit_references_units where gemeinde = ? and referenz = ?';

/** The units an activity of that day can mean: they had arrived by then. Of several, `meantOf` finds the one. */
export const unitsMeant = (candidates: readonly UnitReference[], day: string): readonly UnitReference[] =>
  candidates.filter(({ zuzugsdatum }) => zuzugsdatum <= day);
