import {
  pointerToken,
  remembering,
  type Json,
  type JsonObject,
  type ProtectedField,
  type ProtectionClass,
} from '@fallspur/kernel';
import type { Draft, Taint } from './draft.ts';
import type { Step } from './events.ts';

type Classes = ReadonlyMap<string, ProtectionClass>;

/**
 * Finds the personal values inside `steps`, so that none is stored in clear [decisions.md 9]: a value is personal when
 * the expression it came from mentions a protected field name, or when the value itself holds a key of that name.
 * What is told apart by neither (a bare list of names the domain gave another label) is the domain's to name properly.
 */
export class Sensitivity {
  readonly #classes: Classes;
  constructor(classes: Classes) {
    this.#classes = classes;
  }

  /** The most sensitive class among the names mentioned; null when none is protected. */
  ofNames(names: Iterable<string>, draft: Draft): Taint {
    let worst: Taint = null;
    for (const name of names) worst = worse(worst, draft.personal[name]?.class ?? this.#classes.get(name) ?? null);
    return worst;
  }

  /** The most sensitive class among the keys inside a value. */
  ofValue(value: Json | undefined): Taint {
    if (value === null || typeof value !== 'object') return null;
    let worst: Taint = null;
    for (const [key, member] of Object.entries(value))
      worst = worse(worse(worst, Array.isArray(value) ? null : (this.#classes.get(key) ?? null)), this.ofValue(member));
    return worst;
  }

  /** Personal values in the data of an event that is no fact: variables of a message or signal, a reason as free text. */
  protectData(data: JsonObject, person: string): readonly ProtectedField[] {
    const fields: ProtectedField[] = [];
    const add = (path: string, taint: Taint): void => {
      if (taint) fields.push({ path, person, class: taint });
    };
    for (const [name, value] of Object.entries((data['variables'] ?? {}) as JsonObject))
      add(`/data/variables/${pointerToken(name)}`, worse(this.#classes.get(name) ?? null, this.ofValue(value)));
    if ('grund' in data) add('/data/grund', this.#worst);
    return fields;
  }

  /** Every place of the step at `index` that must be sealed, for its person. */
  protect(draft: Draft, step: Step, index: number, person: string): readonly ProtectedField[] {
    const fields: ProtectedField[] = [];
    const root = `/steps/${index}`;
    const add = (path: string, taint: Taint): void => {
      if (taint) fields.push({ path, person, class: taint });
    };
    [...draft.written.values()].forEach(({ set, taints }, at) => {
      for (const [name, value] of Object.entries(set)) {
        const taint = worse(taints[name] ?? null, worse(this.ofNames([name], draft), this.ofValue(value)));
        add(`${root}/variables/${at}/set/${pointerToken(name)}`, taint);
      }
    });
    draft.decisions.forEach(({ record, names }, at) => {
      for (const [path, value] of Object.entries(record.inputs)) {
        const taint = worse(this.ofNames(wordsOf(path), draft), this.ofValue(value));
        add(`${root}/decisions/${at}/inputs/${pointerToken(path)}`, taint);
      }
      add(`${root}/decisions/${at}/output`, worse(this.ofNames(names, draft), this.ofValue(record.output)));
    });
    (step.compensations?.set ?? []).forEach(({ variables }, at) => {
      for (const [name, value] of Object.entries(variables))
        add(
          `${root}/compensations/set/${at}/variables/${pointerToken(name)}`,
          worse(this.ofNames([name], draft), this.ofValue(value)),
        );
    });
    (step.incidents?.raised ?? []).forEach(({ detail }, at) => {
      if (detail !== undefined) add(`${root}/incidents/raised/${at}/detail`, this.#worst);
    });
    (step.jobs?.failed ?? []).forEach((_failed, at) => add(`${root}/jobs/failed/${at}/error`, this.#worst));
    return fields;
  }

  /** For texts nobody can look into: as if they quoted the most sensitive value there is. */
  get #worst(): Taint {
    let worst: Taint = null;
    for (const protection of this.#classes.values()) worst = worse(worst, protection);
    return worst;
  }
}

// Paths stand in models, so there are few of them.
const wordsOf = remembering((path: string): readonly string[] => path.split(/[^\p{L}\p{N}_]+/u));

// The classes of the specification carry no order; a higher number is kept by fewer eyes, D0 by all.
const worse = (a: Taint, b: Taint): Taint => (a === null ? b : b === null ? a : a >= b ? a : b);

/** The value at a FEEL path such as `fall.zuzug.datum`, through lists as FEEL goes; null where nothing stands. */
export function valueAt(context: JsonObject, path: string): Json {
  return context[path] ?? path.split('.').reduce<Json>(memberOf, context);
}

function memberOf(value: Json, name: string): Json {
  if (value === null || typeof value !== 'object') return null;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => memberOf(item, name));
  return (value as JsonObject)[name] ?? null;
}

/** What an expression read: its paths with their values, shorter paths left out where a longer one says more. */
export function readInputs(paths: readonly string[], context: JsonObject): JsonObject {
  const inputs: Record<string, Json> = {};
  for (const path of paths)
    if (!paths.some((longer) => longer.startsWith(`${path}.`))) inputs[path] = valueAt(context, path);
  return inputs;
}
