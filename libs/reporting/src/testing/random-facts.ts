import fc from 'fast-check';
import type { JsonObject } from '@fallspur/kernel';
import type { FactRecorder } from './fact-recorder.ts';

/** Three municipalities, of which 11 becomes part of 10 on 1 January 2021; 99 stands in no register. */
export const mergedThen = (bfs: number, day: string): number | undefined =>
  bfs === 99 ? undefined : bfs === 11 && day >= '2021-01-01' ? 10 : bfs;

export const RANDOM_MUNICIPALITIES = [10, 11, 12, 99] as const;

interface RandomFact {
  readonly unit: string;
  readonly type: string;
  readonly day: string;
  readonly data: JsonObject;
  /** What happens to it afterwards. */
  readonly then: 'stays' | 'corrected' | 'voided';
}

const day = fc
  .integer({ min: 0, max: 3 * 365 })
  .map((days) => new Date(Date.UTC(2019, 6, 1) + days * 86_400_000).toISOString().slice(0, 10));
const persons = fc.integer({ min: 1, max: 4 }).map((count) => Array.from({ length: count }, (_, at) => `p${at}`));
const gemeinde = fc.constantFrom(...RANDOM_MUNICIPALITIES);

const shapes: fc.Arbitrary<readonly [type: string, data: JsonObject]> = fc.oneof(
  fc.tuple(fc.constant('ZuzugAusAuslandErfasst'), fc.record({ personIds: persons, zuzugsdatum: day, gemeinde })),
  fc.tuple(fc.constant('UmzugErfasst'), fc.record({ umzugsdatum: day, nachGemeinde: gemeinde })),
  fc.tuple(fc.constant('ErstinformationspaketAbgegeben'), fc.record({ datum: day })),
  fc.tuple(
    fc.constant('ErstinformationsgespraechDurchgefuehrt'),
    fc.record({ personIds: persons, gespraechsdatum: day }),
  ),
  fc.tuple(
    fc.constant('DolmetscheinsatzDurchgefuehrt'),
    fc.record({ anbieter: fc.constantFrom('HEKS_LINGUADUKT', 'ANDERER'), datum: day }),
  ),
);

/** A history of several units: arrivals, moves, services, some of them corrected or voided afterwards. */
export const randomFacts: fc.Arbitrary<readonly RandomFact[]> = fc.array(
  fc
    .tuple(
      fc.constantFrom('a', 'b', 'c'),
      shapes,
      day,
      fc.constantFrom('stays' as const, 'stays' as const, 'corrected' as const, 'voided' as const),
    )
    .map(([unit, [type, data], on, then]) => ({ unit, type, data, day: on, then })),
  { maxLength: 25 },
);

export async function recordRandom(recorder: FactRecorder, facts: readonly RandomFact[]): Promise<void> {
  for (const { unit, type, day: on, data, then } of facts) {
    const id = await recorder.record(unit, type, on, data);
    if (then === 'voided') await recorder.record(unit, `${type}Storniert`, on, { storniert: id });
    if (then === 'corrected')
      await recorder.record(unit, `${type}Korrigiert`, on, {
        korrigiert: id,
        daten: { ...data, ...('personIds' in data ? { personIds: ['p1', 'p2', 'p3', 'p4', 'p5'] } : {}) },
      });
  }
}
