import type { CaseKind } from '../case/env.ts';
import { permutationsOf } from './permutations.ts';
import { deployFiles } from './deploy.ts';
import type { Difference, Scenario, ScenarioStep } from './scenario.ts';
import { Stage, type StageSetting } from './stage.ts';
import { deployVersions } from './versions.ts';
import { playStep, Play } from './play.ts';
import type { JsonObject, Diagnostic } from '@fallspur/kernel';
import type { CaseEvent } from '../case/events.ts';

export interface ScenarioEnvironment extends Partial<Omit<StageSetting, 'kind'>> {
  /** Reads a file named by the scenario. */
  read?(file: string): Promise<string>;
  readonly kind?: CaseKind;
  /** Fact schemas for definitions read from files. */
  readonly facts?: Readonly<Record<string, JsonObject>>;
}

export interface ScenarioResult {
  readonly ok: boolean;
  readonly firstDifference?: Difference;
  /** Everything recorded (of the last order tried), for coverage and for reading. */
  readonly events: readonly CaseEvent[];
}

/** Plays a scenario from its first step to the first difference. Every order of an `anyOrder` is played. */
export async function runScenario(scenario: Scenario, environment: ScenarioEnvironment): Promise<ScenarioResult> {
  const { definitions, versions, difference } = await deploy(scenario, environment);
  if (difference) return { ok: false, firstDifference: difference, events: [] };
  if (!definitions) return { ok: true, events: [] };
  let events: readonly CaseEvent[] = [];
  for (const steps of permutationsOf(scenario.steps ?? [])) {
    const { kind, read: _read, facts: _facts, ...setting } = environment;
    const stage = new Stage({ ...setting, ...(kind ? { kind } : {}), definitions });
    const found = play(new Play(stage, versions), steps);
    events = stage.events;
    if (found) return { ok: false, firstDifference: found, events };
  }
  return { ok: true, events };
}

function play(run: Play, steps: readonly ScenarioStep[]): Difference | undefined {
  for (const [index, step] of steps.entries()) {
    const found = playStep(run, step);
    if (found) return { step: index, ...(step.line === undefined ? {} : { line: step.line }), ...found };
  }
  return undefined;
}

async function deploy(
  scenario: Scenario,
  environment: ScenarioEnvironment,
): Promise<{ definitions?: StageSetting['definitions']; versions?: Play['versions']; difference?: Difference }> {
  if (scenario.definition === undefined) {
    if (environment.definitions) return { definitions: environment.definitions };
    return { difference: { step: -1, what: 'definition', expected: 'a path or deployed definitions', got: null } };
  }
  if (!environment.read)
    throw new Error(`Scenario names ${scenario.definition}, but nothing to read files with was given`);
  const files = {
    profile: scenario.profile ?? 'strict',
    caseKind: environment.kind?.name ?? 'fall',
    ...(environment.facts ? { facts: environment.facts } : {}),
    read: environment.read,
  };
  const { definition, also } = scenario;
  const deployed = await deployFiles({ ...files, definition, ...(also ? { also } : {}) });
  const { catalog, diagnostics } = deployed;
  const difference = judgeDeployment(scenario, catalog !== null, diagnostics);
  if (difference || !catalog) return difference ? { difference } : {};
  const versions = await deployVersions(scenario, deployed, files);
  const { refused } = versions;
  if (refused.length)
    return { difference: { step: -1, what: 'deployed', expected: 'accepted', got: errorsIn(refused) } };
  return { definitions: catalog, versions: versions.files };
}

const errorsIn = (found: readonly Diagnostic[]): readonly string[] =>
  found.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);

function judgeDeployment(
  { rejected, diagnostics }: Scenario,
  accepted: boolean,
  found: readonly Diagnostic[],
): Difference | undefined {
  const said = found.map(({ code, elementIds }) => ({ code, element: elementIds?.[0] ?? null }));
  const has = (wanted: { readonly code?: string; readonly element?: string }): boolean =>
    found.some(
      ({ code, elementIds }) =>
        (wanted.code === undefined || wanted.code === code) &&
        (wanted.element === undefined || (elementIds ?? []).includes(wanted.element)),
    );
  if (rejected) {
    if (!accepted && has(rejected)) return undefined;
    return { step: -1, what: 'rejected', expected: { ...rejected }, got: accepted ? 'accepted' : said };
  }
  if (!accepted) return { step: -1, what: 'deployed', expected: 'accepted', got: errorsIn(found) };
  const missing = (diagnostics ?? []).find((wanted) => !has(wanted));
  return missing && { step: -1, what: 'diagnostics', expected: { ...missing }, got: said };
}
