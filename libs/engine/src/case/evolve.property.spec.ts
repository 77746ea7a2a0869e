import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type JsonObject } from '@fallspur/kernel';
import type { CompiledDefinition } from '../definition.ts';
import type { Stage } from '../testing/stage.ts';
import { coverageOf } from '../testing/coverage.ts';
import type { CaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { fromSnapshot, snapshotOf } from './snapshot.ts';
import { bench, compiled } from './testing/bench.ts';
import { DRAWINGS, FACTS, move } from './testing/walks.ts';

/** Walked apart from each other: the more definitions one case runs, the less a walk sees of each. */
const GROUPS: CompiledDefinition[][] = [[], [], []];

beforeAll(async () => {
  for (const [index, drawing] of DRAWINGS.entries())
    GROUPS[index < 3 ? 0 : index < 6 ? 1 : 2]?.push(await compiled({ ...drawing, profile: 'permissive' }, FACTS));
});

// The pure core may know no clock, no chance and no environment. [house.md 8]
const forbidden = (what: string) => () => {
  throw new Error(`decide and evolve may not use ${what}`);
};
const OWN = { Date: globalThis.Date, random: Math.random, setTimeout: globalThis.setTimeout, env: process.env };
const readsClock = forbidden('the clock');
// A date made from a number is arithmetic; one made from nothing is the clock.
const TimelessDate = new Proxy(OWN.Date, {
  construct: (target, given) => (given.length ? Reflect.construct(target, given) : readsClock()),
  apply: readsClock,
  get: (target, key) => (key === 'now' ? readsClock : Reflect.get(target, key)),
});
beforeEach(() => {
  globalThis.Date = TimelessDate;
  Math.random = forbidden('Math.random');
  globalThis.setTimeout = forbidden('setTimeout') as never;
  Object.defineProperty(process, 'env', { configurable: true, get: forbidden('process.env') });
});
afterEach(() => {
  globalThis.Date = OWN.Date;
  Math.random = OWN.random;
  globalThis.setTimeout = OWN.setTimeout;
  Object.defineProperty(process, 'env', { configurable: true, writable: true, value: OWN.env });
});

const hashable = (stage: Stage): string => canonicalJson(snapshotOf(stage.state));

describe('after every step of a random walk', () => {
  const walks = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { minLength: 5, maxLength: 40 });

  it.each([
    ['flow and handlers', 0],
    ['loops and calls', 1],
    ['compensation and choice', 2],
  ])('live state = fold from zero = snapshot and what came after it: %s', (_, group) => {
    const definitions = GROUPS[group] ?? [];
    const seen: CaseEvent[] = [];
    fc.assert(
      fc.property(walks, fc.nat({ max: 20 }), (moves, cut) => {
        let snapshot: { text: string; events: number } | undefined;
        const stage = bench({
          definitions,
          facts: FACTS,
          afterCommand: (now) => {
            const live = hashable(now);
            expect(canonicalJson(snapshotOf(now.folded()))).toBe(live);
            if (snapshot) {
              const tail = now.events.slice(snapshot.events);
              const from = fromSnapshot<unknown>(JSON.parse(snapshot.text) as JsonObject);
              const grown = tail.reduce((state, event) => evolve(now.kind, state, event), from);
              expect(canonicalJson(snapshotOf(grown))).toBe(live);
            } else if (now.events.length >= cut) snapshot = { text: live, events: now.events.length };
          },
        });
        for (const one of moves) move(stage, one);
        checkOpen(stage);
        seen.push(...stage.events);
      }),
      { numRuns: 80, seed: 2016 },
    );
    // A walk that never goes somewhere proves nothing about it.
    expect(coverageOf(definitions, seen).map(({ flows: { missing } }) => missing)).toEqual(definitions.map(() => []));
  });
});

/** Tokens are conserved: what was entered is left or active; an ended instance leaves nothing open. */
function checkOpen(stage: Stage): void {
  const open = new Map<string, string>();
  const ended = new Set<string>();
  for (const { steps } of stage.events)
    for (const { instance, entered, left, ended: end } of steps ?? []) {
      expect(ended.has(instance)).toBe(false);
      for (const { key, chart } of entered) open.set(`${instance} ${key}`, chart);
      for (const { key } of left) expect(open.delete(`${instance} ${key}`)).toBe(true);
      if (end) ended.add(instance);
    }
  const active = Object.values(stage.state.instances).flatMap(({ id, elements }) =>
    Object.keys(elements).map((key) => `${id} ${key}`),
  );
  expect([...open.keys()].sort()).toEqual(active.sort());
}
