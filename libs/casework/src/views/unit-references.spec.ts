import { describe, expect, it } from '@jest/globals';
import type { ProjectedEvent, ProjectionDb } from '@fallspur/views';
import { unitsMeant, unitReferences } from './unit-references.ts';

const arrivedAs = (referenz?: string): ProjectedEvent => {
  const data = { gemeinde: 2513, zuzugsdatum: '2015-07-05', personIds: ['p1'], ...(referenz ? { referenz } : {}) };
  return { position: 1, stream: 'dossier-1', event: { data } } as unknown as ProjectedEvent;
};

describe('the reference of a unit', () => {
  it('is kept with its municipality, case and day, where there is one', () => {
    const rows: unknown[][] = [];
    const db = { sql: () => ({ run: (...row: unknown[]) => rows.push(row) }) } as unknown as ProjectionDb;
    const handle = unitReferences.handlers['ZuzugAusAuslandErfasst']!;
    handle(arrivedAs('E066'), db);
    handle(arrivedAs(), db);
    expect(rows).toEqual([
      ['p1', 'dossier-1'],
      [2513, 'E066', 'dossier-1', '2015-07-05'],
      ['p1', 'dossier-1'],
    ]);
  });

  it('means units that had arrived by that day', () => {
    const old = { caseId: 'dossier-1', zuzugsdatum: '2015-07-05' };
    const later = { caseId: 'dossier-2', zuzugsdatum: '2016-07-05' };
    expect(unitsMeant([old, later], '2015-12-31')).toEqual([old]);
    expect(unitsMeant([old, later], '2016-12-31')).toEqual([old, later]);
    expect(unitsMeant([old], '2015-07-04')).toEqual([]);
  });
});
