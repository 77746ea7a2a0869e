import { describe, expect, it } from '@jest/globals';
import type { ProjectedEvent, ProjectionDb } from '@fallspur/views';
import { unitMeant, unitReferences } from './unit-references.ts';

const arrivedAs = (referenz?: string): ProjectedEvent => {
  const data = { gemeinde: 2513, zuzugsdatum: '2015-07-05', ...(referenz ? { referenz } : {}) };
  return { position: 1, stream: 'dossier-1', event: { data } } as unknown as ProjectedEvent;
};

describe('the reference of a unit', () => {
  it('is kept with its municipality, case and day, where there is one', () => {
    const rows: unknown[][] = [];
    const db = { sql: () => ({ run: (...row: unknown[]) => rows.push(row) }) } as unknown as ProjectionDb;
    const handle = unitReferences.handlers['ZuzugAusAuslandErfasst']!;
    handle(arrivedAs('E066'), db);
    handle(arrivedAs(), db);
    expect(rows).toEqual([[2513, 'E066', 'dossier-1', '2015-07-05']]);
  });

  it('means the unit that had arrived by that day, and nothing where two had', () => {
    const old = { caseId: 'dossier-1', zuzugsdatum: '2015-07-05' };
    const later = { caseId: 'dossier-2', zuzugsdatum: '2016-07-05' };
    expect(unitMeant([old, later], '2015-12-31')).toBe(old);
    expect(unitMeant([old, later], '2016-12-31')).toBeUndefined();
    expect(unitMeant([old], '2015-07-04')).toBeUndefined();
  });
});
