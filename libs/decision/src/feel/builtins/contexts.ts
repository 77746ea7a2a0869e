import { spend } from '../run.ts';
import type { Context, Value } from '../values/value.ts';
import { entryOf, isContext, newContext } from '../values/value.ts';
import { builtin, signature } from './define.ts';

/** Context functions. [DMN 1.5, 10.3.4.10] */

const put = (context: Value, keys: readonly Value[], value: Value): Value => {
  const [key, ...rest] = keys;
  if (!isContext(context) || typeof key !== 'string') return null;
  const inner = rest.length ? put(entryOf(context, key) ?? null, rest, value) : value;
  if (rest.length && inner === null) return null;
  return newContext([...Object.entries(context), [key, inner]]);
};

const fromEntries = (entries: readonly Value[]): Value => {
  const context = newContext();
  for (const entry of entries) {
    if (!isContext(entry) || typeof entry['key'] !== 'string' || entry['value'] === undefined) return null;
    if (Object.hasOwn(context, entry['key'])) return null;
    context[entry['key']] = entry['value'];
  }
  return context;
};

export const CONTEXTS = [
  builtin(
    'get value',
    signature('m: context, key: string', ([m, key]) => entryOf(m, key) ?? null),
    signature('m: context, keys: list', ([m, keys]) => {
      if (!keys.length) return null;
      let value: Value = m;
      for (const key of keys as Value[]) {
        if (!isContext(value) || typeof key !== 'string') return null;
        value = entryOf(value, key) ?? null;
      }
      return value;
    }),
  ),
  builtin(
    'get entries',
    signature('m: context', ([m]) =>
      Object.entries(m as Context).map(([key, value]) =>
        newContext([
          ['key', key],
          ['value', value],
        ]),
      ),
    ),
  ),
  builtin(
    'context put',
    signature('context: context, key: string, value: any', ([context, key, value]) => put(context, [key], value)),
    signature('context: context, keys: list, value: any', ([context, keys, value]) =>
      keys.length ? put(context, keys, value) : null,
    ),
  ),
  builtin(
    'context merge',
    signature('contexts: list', ([contexts], run) => {
      if (!(contexts as Value[]).every(isContext)) return null;
      const entries = (contexts as Context[]).flatMap((context) => Object.entries(context));
      spend(run, entries.length);
      return newContext(entries);
    }),
  ),
  builtin(
    'context',
    signature('entries: list', ([entries]) => fromEntries(entries)),
  ),
] as const;
