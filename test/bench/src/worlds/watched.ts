import type { Json } from '@fallspur/kernel';
import type { ChartHost, CompiledDefinition, DefinitionCatalog, Env, FactType } from '@fallspur/engine';
import type { Stopwatch } from '../stopwatch.ts';

export const PARTS = {
  drive: 'XState drive',
  feel: 'FEEL and DMN',
  office: "the office's functions in FEEL (frist)",
  lookups: 'parameters and registers',
  schema: 'schemas (ajv), personal fields',
  decide: 'decide, the rest',
} as const;

/** The same environment with a stopwatch at every door that `decide` goes through. */
export function watchedEnv(
  env: Env,
  watch: Stopwatch,
  watched: (catalog: DefinitionCatalog) => DefinitionCatalog,
): Env {
  return {
    ...env,
    definitions: watched(env.definitions),
    parameters: (validOn) => watch.inside(PARTS.lookups, () => env.parameters(validOn)),
    register: (name, validOn) => watch.inside(PARTS.lookups, () => env.register(name, validOn)),
    functions: Object.fromEntries(
      Object.entries(env.functions ?? {}).map(([name, call]) => [
        name,
        (...args: readonly Json[]) => watch.inside(PARTS.office, () => call(...args)),
      ]),
    ),
  };
}

/** Puts catalogs behind a stopwatch; every definition and fact type is wrapped once. */
export function catalogWatcher(watch: Stopwatch): (catalog: DefinitionCatalog) => DefinitionCatalog {
  const definitionOf = once((definition: CompiledDefinition) => watchedDefinition(definition, watch));
  const typeOf = once((type: FactType) => watchedCalls(type, ['validate', 'protectedFields'], PARTS.schema, watch));
  const maybe = <T extends object>(value: T | undefined, wrap: (value: T) => T): T | undefined => value && wrap(value);
  return once((catalog) => ({
    ...catalog,
    bySha256: (sha256) => maybe(catalog.bySha256(sha256), definitionOf),
    latest: (process) => maybe(catalog.latest(process), definitionOf),
    startedBy: (kind, message) => catalog.startedBy(kind, message).map(definitionOf),
    startedBySignal: (kind, signal) => catalog.startedBySignal(kind, signal).map(definitionOf),
    recordedBy: (kind, fact) => catalog.recordedBy(kind, fact).map(definitionOf),
    factType: (type) => maybe(catalog.factType(type), typeOf),
  }));
}

function watchedDefinition(definition: CompiledDefinition, watch: Stopwatch): CompiledDefinition {
  const charts = Object.fromEntries(
    Object.entries(definition.charts).map(([id, chart]) => [
      id,
      { ...chart, machine: watchedMachine(chart.machine, watch) },
    ]),
  );
  const { elements, flows } = withWatchedExpressions({ elements: definition.elements, flows: definition.flows }, watch);
  const decisions = watchedCalls(definition.decisions, ['decide', 'evaluate'], PARTS.feel, watch);
  return { ...definition, charts, elements, flows, decisions };
}

type Machine = CompiledDefinition['charts'][string]['machine'];

/** The machine's own time is what remains of a transition when the host's answers are taken off. */
function watchedMachine(machine: Machine, watch: Stopwatch): Machine {
  const transition: Machine['transition'] = (snapshot, event, scope) => {
    const { context } = snapshot as { context: { walk: { host: ChartHost } } };
    context.walk.host = watchedCalls(
      context.walk.host,
      ['taken', 'entered', 'left', 'holds', 'perform', 'stuck'],
      PARTS.decide,
      watch,
    );
    return watch.inside(PARTS.drive, () => machine.transition(snapshot, event, scope));
  };
  return new Proxy(machine, {
    get: (target, name) => (name === 'transition' ? transition : (Reflect.get(target, name, target) as unknown)),
  });
}

/** A copy in which every parsed expression evaluates under the watch. */
function withWatchedExpressions<T>(value: T, watch: Stopwatch): T {
  if (typeof value !== 'object' || value === null) return value;
  if (typeof (value as { evaluate?: unknown }).evaluate === 'function')
    return watchedCalls(value, ['evaluate'], PARTS.feel, watch);
  if (Array.isArray(value)) return value.map((item: unknown) => withWatchedExpressions(item, watch)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withWatchedExpressions(member as unknown, watch)]),
  ) as T;
}

/** The same object, some of whose methods run under the watch. */
function watchedCalls<T extends object>(target: T, methods: readonly string[], part: string, watch: Stopwatch): T {
  const watched = new Map(
    methods.map((name) => [
      name,
      (...args: readonly unknown[]) =>
        watch.inside(part, () => (target as Record<string, (...args: readonly unknown[]) => unknown>)[name]!(...args)),
    ]),
  );
  return new Proxy(target, {
    get: (object, name) => watched.get(name as string) ?? (Reflect.get(object, name, object) as unknown),
  });
}

function once<T extends object>(wrap: (value: T) => T): (value: T) => T {
  const wrapped = new WeakMap<T, T>();
  return (value) => {
    const known = wrapped.get(value) ?? wrap(value);
    wrapped.set(value, known);
    return known;
  };
}
