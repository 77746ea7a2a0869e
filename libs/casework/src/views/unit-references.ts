import type { Projection } from '@fallspur/views';
import type { ZuzugAusAuslandErfasst } from '../events.ts';

/** A case found by the reference its municipality gave the unit. */
export interface UnitReference {
  readonly caseId: string;
  readonly zuzugsdatum: string;
}

/**
 * Which dossier a municipality means by `E066`: rows of activity name units as the arrivals named them. Clear values only.
 * Several files may use one reference; the caller chooses with `unitMeant`.
 */
export const unitReferences: Projection = {
  name: 'unit_references',
  version: 1,
  schema: [
    `create table unit_references_units (
       gemeinde integer not null, referenz text not null, case_id text not null, zuzugsdatum text not null,
       primary key (gemeinde, referenz, case_id)
     ) without rowid`,
  ],
  handlers: {
    ZuzugAusAuslandErfasst: ({ stream, event }, db) => {
      const { gemeinde, referenz, zuzugsdatum } = event.data as unknown as ZuzugAusAuslandErfasst;
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

/** The one unit an activity of that day can mean: it had arrived by then. Several or none: undefined. */
export const unitMeant = (candidates: readonly UnitReference[], day: string): UnitReference | undefined => {
  const arrived = candidates.filter(({ zuzugsdatum }) => zuzugsdatum <= day);
  return arrived.length === 1 ? arrived[0] : undefined;
};
