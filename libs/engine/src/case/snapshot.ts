import type { JsonObject } from '@fallspur/kernel';
import { AppendList } from './list.ts';
import type { CaseState, InstanceState } from './state.ts';

/**
 * The state as JSON, to be kept beside the log and thrown away at will. It holds personal values in clear (the domain,
 * the facts): whoever stores it seals it as a whole. The domain state must itself be JSON. [decisions.md 9]
 */
export const snapshotOf = (state: CaseState): JsonObject =>
  ({
    ...state,
    facts: state.facts.toArray(),
    ended: state.ended.toArray(),
    instances: Object.values(state.instances).map((instance) => ({ ...instance, asked: instance.asked.toArray() })),
  }) as unknown as JsonObject;

/** The inverse of `snapshotOf`; what it is given must come from there. */
export const fromSnapshot = <D>(snapshot: JsonObject): CaseState<D> => {
  const raw = snapshot as unknown as CaseState<D> & {
    facts: Parameters<typeof AppendList.from>[0];
    ended: Parameters<typeof AppendList.from>[0];
    instances: readonly (InstanceState & { asked: readonly unknown[] })[];
  };
  return {
    ...raw,
    facts: AppendList.from(raw.facts),
    ended: AppendList.from(raw.ended),
    instances: Object.fromEntries(
      raw.instances.map((instance) => [
        instance.id,
        { ...instance, compensations: instance.compensations ?? {}, asked: AppendList.from(instance.asked) },
      ]),
    ),
  } as CaseState<D>;
};
