import type { CompiledDefinition } from '../../definition.ts';
import type { InstanceState } from '../state.ts';
import type { MigrationMap } from './plan.ts';

/**
 * Flows that hold tokens and have no counterpart by id or map: the one flow of the target that leads from the same
 * element to the same element. Two of them, or none, and the map has to say.
 */
export function flowsByEnds(
  instance: InstanceState,
  source: CompiledDefinition,
  target: CompiledDefinition,
  map: MigrationMap,
): MigrationMap {
  const idOf = (id: string): string => map[id] ?? id;
  const held = Object.values(instance.charts).flatMap(({ marking }) => Object.keys(marking.tokens));
  return Object.fromEntries(
    held.flatMap((flow) => {
      const was = source.flows[flow];
      if (!was || target.flows[idOf(flow)]) return [];
      const same = Object.values(target.flows).filter(
        (one) => one.source === idOf(was.source) && one.target === idOf(was.target),
      );
      return same.length === 1 && same[0] ? [[flow, same[0].id]] : [];
    }),
  );
}
