import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type JsonObject } from '@fallspur/kernel';
import { factTypesOf } from '../../facts/fact-types.ts';
import { Stage } from '../../testing/stage.ts';
import type { CompiledDefinition } from '../../definition.ts';
import { definitionCatalog } from '../catalog.ts';
import { idOfKey } from '../keys.ts';
import { snapshotOf } from '../snapshot.ts';
import { akte, compiled, type Drawing } from '../testing/bench.ts';
import { DRAWINGS, FACTS, move } from '../testing/walks.ts';

/** The same process with every id named otherwise. */
const MARK = '.neu';
function renamed(drawing: Drawing): Drawing {
  const ids = [...drawing.inside.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id as string);
  const inside = ids.reduce((text, id) => text.replaceAll(`"${id}"`, `"${id}${MARK}"`), drawing.inside);
  return { ...drawing, inside };
}
const mapTo = ({ elements, flows }: CompiledDefinition): Record<string, string> =>
  Object.fromEntries([...Object.keys(elements), ...Object.keys(flows)].map((id) => [id, `${id}${MARK}`]));

const VERSIONS: { readonly old: CompiledDefinition; readonly neu: CompiledDefinition }[] = [];
beforeAll(async () => {
  for (const drawing of DRAWINGS) {
    const strict = { ...drawing, profile: 'permissive' as const };
    VERSIONS.push({
      old: await compiled(strict, FACTS),
      neu: { ...(await compiled(renamed(strict), FACTS)), version: 2 },
    });
  }
});

const { types } = factTypesOf(FACTS);
const staged = (): Stage => {
  const inForce = VERSIONS.map(({ old }) => old);
  const definitions = definitionCatalog([...inForce, ...VERSIONS.map(({ neu }) => neu)], types, inForce);
  return new Stage({ definitions, kind: akte(), clock: '2016-03-01T08:00:00.000Z' });
};

/** Starts one of each. */
const BEGIN = [0, 0] as const;

/** What somebody sees of a case, whatever its elements are called. */
const seen = ({ state }: Stage): JsonObject => ({
  instances: Object.values(state.instances).map(({ definition, elements, tasks, timers, variables, charts }) => ({
    process: definition.process,
    active: Object.keys(elements).map((key) => idOfKey(key).replaceAll(MARK, '')),
    tasks: Object.values(tasks).map(({ key, assignee }) => `${idOfKey(key).replaceAll(MARK, '')} ${assignee}`),
    dues: Object.values(timers).map(({ dueAt }) => dueAt),
    variables: Object.values(variables).filter((frame) => Object.keys(frame).length > 0),
    tokens: Object.values(charts).map(({ marking }) => Object.values(marking.tokens)),
  })),
  ended: state.ended.toArray().map(({ outcome, state: how }) => `${outcome?.replaceAll(MARK, '')} ${how}`),
});

describe('a migration to the same process under other names', () => {
  it('is proven at any moment, and whatever follows is as if it had not been', () => {
    let migrated = 0;
    const moves = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { minLength: 5, maxLength: 30 });
    fc.assert(
      fc.property(moves, fc.integer({ min: 1, max: 12 }), (all, cut) => {
        const [stayed, went] = [staged(), staged()];
        for (const [at, [kind, choice]] of [BEGIN, ...all].entries()) {
          if (at === cut)
            for (const { id, definition } of Object.values(went.state.instances)) {
              const { old } = VERSIONS.find((one) => one.old.process === definition.process) ?? {};
              const map = old ? mapTo(old) : {};
              expect(
                went.send({ type: 'MigrateInstance', instance: id, version: 2, reason: 'Namen', map }),
              ).toBeUndefined();
              expect(canonicalJson(snapshotOf(went.folded()))).toBe(canonicalJson(snapshotOf(went.state)));
              migrated++;
            }
          move(stayed, [kind, choice]);
          move(went, [kind, choice]);
          expect(seen(went)).toEqual(seen(stayed));
        }
      }),
      { numRuns: 25, seed: 2016 },
    );
    expect(migrated).toBeGreaterThan(100);
  });
});
