import { idOfKey } from '../keys.ts';
import type { InstanceState } from '../state.ts';

/**
 * Keys for what is named otherwise in the other version, and for what is another thing there. They count on behind everything the instance has ever had of
 * that name, so that no key of the log comes to mean two things.
 */
export function newKeys(
  instance: InstanceState,
  idOf: (old: string) => string,
  isOther: (key: string) => boolean,
): Readonly<Record<string, string>> {
  const keys: Record<string, string> = {};
  const last: Record<string, number> = { ...instance.ordinals };
  for (const old of keysOf(instance)) {
    const id = idOf(idOfKey(old));
    if (old in keys || (id === idOfKey(old) && !isOther(old))) continue;
    last[id] = (last[id] ?? 0) + 1;
    keys[old] = `${id}#${last[id]}`;
  }
  return keys;
}

/** Everything of an instance that goes by a key, in an order that is always the same. */
const keysOf = (instance: InstanceState): readonly string[] => [
  ...Object.keys(instance.charts),
  ...Object.keys(instance.elements),
  ...Object.keys(instance.timers),
  ...Object.keys(instance.subscriptions),
  ...Object.keys(instance.incidents),
  ...Object.values(instance.compensations).flatMap(({ key, scope, by }) => [key, scope, ...(by ? [by.key] : [])]),
];
