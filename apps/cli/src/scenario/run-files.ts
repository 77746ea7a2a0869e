import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  coverageOf,
  deployFiles,
  factsOnly,
  factTypesOf,
  readFeature,
  runScenario,
  type CaseEvent,
  type CaseKind,
  type CompiledDefinition,
  type Difference,
  type Scenario,
  type ScenarioEnvironment,
} from '@fallspur/engine';
import { type Diagnostic, type JsonObject } from '@fallspur/kernel';
import { RECORDED_AT, type ProcessFiles } from '../check/process-files.ts';
import { KINDS, readText } from '@fallspur/house';

/** One scenario played. */
export interface Played {
  readonly name: string;
  readonly ok: boolean;
  readonly difference: Difference | null;
}

/** One file of scenarios played. */
export interface PlayedFile {
  readonly file: string;
  readonly scenarios: readonly Played[];
  /** What keeps the file from being played at all. */
  readonly diagnostics: readonly Diagnostic[];
  readonly events: readonly CaseEvent[];
  /** The definitions it is about. */
  readonly definitions: readonly CompiledDefinition[];
}

/** Plays a `.feature` or `.json`. What it names without a path is what `processes` holds. */
export const playFile = async (file: string, processes: ProcessFiles | undefined): Promise<PlayedFile> =>
  file.endsWith('.feature') ? playFeature(file, processes) : playJson(file, processes);

const playFeature = async (file: string, processes: ProcessFiles | undefined): Promise<PlayedFile> => {
  const environment = deployedEnvironment(file, processes);
  if (!environment)
    return unplayable(
      file,
      'E_SCENARIO_WITHOUT_PROCESS',
      'Zu diesem Szenario gehört kein Ordner eines Prozesses, der kompiliert',
      'fallspur check zeigt, was den Prozessen fehlt',
    );
  const { types } = factTypesOf(schemasOf(processes));
  const { scenarios, diagnostics } = readFeature(file, readText(file), (type) => types.get(type));
  if (diagnostics.length) return { file, scenarios: [], diagnostics, events: [], definitions: [] };
  return play(file, scenarios, environment, definitionsOf(file, processes));
};

const playJson = async (file: string, processes: ProcessFiles | undefined): Promise<PlayedFile> => {
  const read = readScenarios(file);
  if ('code' in read) return { file, scenarios: [], diagnostics: [read], events: [], definitions: [] };
  const facts = schemasOf(processes);
  const deployed = deployedEnvironment(file, processes);
  if (!deployed && read.some(({ definition }) => definition === undefined))
    return unplayable(
      file,
      'E_SCENARIO_WITHOUT_PROCESS',
      'nennt mit «definition» kein Diagramm und liegt in keinem Prozessordner, der kompiliert',
      'z. B. "definition": "bestellung.bpmn"',
    );
  const environment: ScenarioEnvironment = {
    ...deployed,
    facts,
    read: (name) => readFile(resolve(dirname(file), name), 'utf8'),
  };
  const definitions = await Promise.all(
    read.map(async ({ definition, also, profile, rejected }) => {
      if (definition === undefined) return definitionsOf(file, processes);
      if (rejected) return [];
      const deployed = await deployFiles({
        definition,
        ...(also ? { also } : {}),
        profile: profile ?? 'strict',
        caseKind: environment.kind?.name ?? 'fall',
        facts,
        read: (name) => readFile(resolve(dirname(file), name), 'utf8'),
      });
      return deployed.definitions;
    }),
  ).catch((error: NodeJS.ErrnoException) => missingFile(file, error));
  if ('code' in definitions) return { file, scenarios: [], diagnostics: [definitions], events: [], definitions: [] };
  const distinct = new Map(definitions.flat().map((one) => [one.sha256, one]));
  return play(file, read, environment, [...distinct.values()]);
};

const play = async (
  file: string,
  scenarios: readonly Scenario[],
  environment: ScenarioEnvironment,
  definitions: readonly CompiledDefinition[],
): Promise<PlayedFile> => {
  const played: Played[] = [];
  const events: CaseEvent[] = [];
  for (const [index, scenario] of scenarios.entries()) {
    const result = await runScenario(scenario, environment);
    events.push(...result.events);
    played.push({
      name: scenario.name ?? `Szenario ${index + 1}`,
      ok: result.ok,
      difference: result.firstDifference ?? null,
    });
  }
  return { file, scenarios: played, diagnostics: [], events, definitions };
};

/** The process a scenario file belongs to: the folder above its own. */
const processOf = (file: string, processes: ProcessFiles | undefined) =>
  processes?.processes.find(({ folder }) => resolve(file).startsWith(`${resolve(folder.directory)}/`));

const definitionsOf = (file: string, processes: ProcessFiles | undefined): readonly CompiledDefinition[] => {
  const process = processOf(file, processes)?.folder.head.id;
  const definition = process === undefined ? undefined : processes?.deployed?.definitions.latest(process);
  return definition ? [definition] : [];
};

const deployedEnvironment = (file: string, processes: ProcessFiles | undefined): ScenarioEnvironment | undefined => {
  const deployed = processes?.deployed;
  const process = processOf(file, processes);
  if (!deployed || !process) return undefined;
  return {
    definitions: deployed.definitions,
    kind: kindOf(process.folder.head.caseKind),
    parameters: (validOn) => deployed.parameters(validOn, RECORDED_AT),
    register: (name, validOn) => deployed.register(name, validOn, RECORDED_AT),
    functions: deployed.functions,
  };
};

const kindOf = (name: string): CaseKind => KINDS[name] ?? (factsOnly(name) as CaseKind);

const schemasOf = (processes: ProcessFiles | undefined): Readonly<Record<string, JsonObject>> => ({
  ...processes?.proposals.sharedFacts,
  ...Object.assign({}, ...(processes?.proposals.processes ?? []).map(({ source }) => source.facts)),
});

/** One scenario, or a list of them. */
const readScenarios = (file: string): readonly Scenario[] | Diagnostic => {
  const text = readText(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return broken(file, 'E_SCENARIO_JSON', `kein JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`);
  }
  const list = Array.isArray(value) ? value : [value];
  const wrong = list.findIndex((one) => !isScenario(one));
  if (list.length === 0) return broken(file, 'E_SCENARIO_SHAPE', 'die Liste der Szenarien ist leer');
  if (wrong >= 0)
    return broken(
      file,
      'E_SCENARIO_SHAPE',
      `Szenario ${wrong + 1}: erwartet ist ein Objekt mit «steps» (Liste von Schritten) oder «rejected»`,
    );
  return list as readonly Scenario[];
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScenario = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const { steps, rejected, diagnostics, definition } = value;
  if (definition !== undefined && typeof definition !== 'string') return false;
  if (steps !== undefined) return Array.isArray(steps) && steps.every(isObject);
  return rejected !== undefined || diagnostics !== undefined;
};

const missingFile = (file: string, error: NodeJS.ErrnoException): Diagnostic => {
  if (error.code === 'ENOENT' || error.code === 'EISDIR')
    return broken(file, 'E_SCENARIO_FILE', `nennt eine Datei, die es nicht gibt: ${error.path ?? ''}`);
  throw error;
};

const broken = (file: string, code: string, message: string, hint?: string): Diagnostic => ({
  code,
  severity: 'error',
  message,
  file,
  position: { line: 1, column: 1 },
  ...(hint === undefined ? {} : { hint }),
});

const unplayable = (file: string, code: string, message: string, hint: string): PlayedFile => ({
  file,
  scenarios: [],
  diagnostics: [broken(file, code, message, hint)],
  events: [],
  definitions: [],
});

/** What a set of played files has visited of the definitions they are about. */
export const coverageOfFiles = (files: readonly PlayedFile[]) => {
  const definitions = new Map(files.flatMap((file) => file.definitions).map((one) => [one.sha256, one]));
  const coverage = coverageOf(
    [...definitions.values()],
    files.flatMap(({ events }) => events),
  );
  return [...definitions.values()].map((definition, index) => ({ definition, coverage: coverage[index] }));
};
