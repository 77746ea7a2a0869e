import type { Rows } from '@fallspur/views';
import { reachedIds, type CaseSet, type MunicipalityToday } from '../views/case-set.ts';
import { textQuery } from '../views/text-query.ts';

/** Instances of a version of a process, within reach. */
export interface VersionCount {
  readonly process: string;
  readonly sha256: string;
  readonly running: number;
  readonly ended: number;
}

export interface ElementCounts {
  /** Tokens standing there now. */
  readonly standing: ReadonlyMap<string, number>;
  /** How often it was completed. */
  readonly completed: ReadonlyMap<string, number>;
  /** How often instances ended with it. */
  readonly outcomes: ReadonlyMap<string, number>;
}

interface Counted {
  readonly name: string;
  readonly count: number;
}

/** How many instances run and have run, by version. */
export const countVersions = (rows: Rows, reach: CaseSet, today: MunicipalityToday): readonly VersionCount[] => {
  const within = reachedIds(rows, reach, today);
  return rows.all(
    textQuery<VersionCount>(
      `select process, sha256, sum(state = 'running') as running, sum(state <> 'running') as ended
       from cases_instance ${within ? `where case_id in (${within.sql})` : ''} group by process, sha256`,
      ...(within?.parameters ?? []),
    ),
  );
};

/** Where a process stands and what it has been through, over all its versions. */
export const countElements = (rows: Rows, process: string, reach: CaseSet, today: MunicipalityToday): ElementCounts => {
  const within = reachedIds(rows, reach, today);
  const counted = (columns: string, table: string, condition = 'true'): ReadonlyMap<string, number> => {
    const found = rows.all(
      textQuery<Counted>(
        `select ${columns} from ${table} where process = ? and ${condition}
           ${within ? `and case_id in (${within.sql})` : ''} group by 1`,
        process,
        ...(within?.parameters ?? []),
      ),
    );
    return new Map(found.map(({ name, count }) => [name, count]));
  };
  return {
    standing: counted('element as name, count(*) as count', 'steps_standing'),
    completed: counted('element as name, sum(times) as count', 'steps_passed'),
    outcomes: counted('outcome as name, count(*) as count', 'cases_instance', 'outcome is not null'),
  };
};
