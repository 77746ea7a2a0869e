import { readBpmn, type ProcessModel, type Scope } from '@fallspur/bpmn';
import { parseFeel, readDecisions } from '@fallspur/decision';
import type { Diagnostic, JsonObject } from '@fallspur/kernel';
import { sha256Hex } from '@fallspur/kernel/hash';
import { definitionCatalog } from '../case/catalog.ts';
import type { DefinitionCatalog } from '../case/env.ts';
import { compilerWith } from '../compile/compile.ts';
import type { CompiledDefinition } from '../definition.ts';
import { factTypesOf, type FactTypes } from '../facts/fact-types.ts';

/** A global task nobody calls is no process of its own. */
const isCalled = (model: ProcessModel, id: string): boolean => {
  const calls = (scope: Scope): boolean =>
    scope.nodes.some((node) => node.calledElement === id || (node.scope !== null && calls(node.scope)));
  return model.processes.some(({ scope }) => calls(scope));
};

export interface FilesOfScenario {
  readonly definition: string;
  readonly also?: readonly string[];
  readonly profile: 'strict' | 'permissive';
  readonly caseKind: string;
  readonly facts?: Readonly<Record<string, JsonObject>>;
  /** Number of the version these files are; 1 if none is given. */
  readonly version?: number;
  read(file: string): Promise<string>;
}

export interface Deployed {
  /** Null when a process was refused; the diagnostics say why. */
  readonly catalog: DefinitionCatalog | null;
  readonly definitions: readonly CompiledDefinition[];
  readonly factTypes: FactTypes['types'];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and compiles every executable process of the files a scenario names. */
export async function deployFiles(files: FilesOfScenario): Promise<Deployed> {
  const { read, profile, caseKind, facts = {} } = files;
  const names = [files.definition, ...(files.also ?? [])];
  const texts = await Promise.all(names.map(async (file) => ({ file, xml: await read(file) })));
  const dmn = texts.filter(({ file }) => file.endsWith('.dmn'));
  const decisions = await readDecisions(dmn);
  const { types, diagnostics: schemaFaults } = factTypesOf(facts);
  const definitions: CompiledDefinition[] = [];
  const diagnostics: Diagnostic[] = [...schemaFaults];
  let refused = schemaFaults.length > 0;
  for (const bpmn of texts.filter(({ file }) => !file.endsWith('.dmn'))) {
    const model = await readBpmn(bpmn);
    const executable = model.processes.filter(({ executable }) => executable);
    const processes = executable.length ? executable : model.processes;
    for (const { id } of [...processes, ...model.globalTasks.filter(({ id }) => isCalled(model, id))]) {
      const sha256 = sha256Hex(id, bpmn.xml, ...dmn.map(({ xml }) => xml));
      const source = { process: id, caseKind, bpmn, dmn, facts, profile };
      const result = compilerWith(parseFeel)(source, model, decisions, files.version ?? 1, sha256);
      if (result.kind === 'compiled') definitions.push(result.definition);
      else refused = true;
      diagnostics.push(...(result.kind === 'compiled' ? result.definition.diagnostics : result.diagnostics));
    }
    if (!processes.length) {
      refused = true;
      diagnostics.push(...model.diagnostics);
    }
  }
  const catalog = refused ? null : definitionCatalog(definitions, types);
  return { catalog, definitions, factTypes: types, diagnostics };
}
