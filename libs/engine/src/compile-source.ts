import { readBpmn, type ProcessModel } from '@fallspur/bpmn';
import { parseFeel, readDecisions } from '@fallspur/decision';
import { compilerWith, type CompileResult } from './compile/compile.ts';
import { definitionHash } from './definition-hash.ts';
import type { DefinitionSource } from './definition.ts';

export type CompiledSource = CompileResult & { readonly sha256: string; readonly model: ProcessModel };

const compile = compilerWith(parseFeel);

/** From the files of one process folder to a definition that runs, or to every finding against it. */
export async function compileSource(source: DefinitionSource, version: number): Promise<CompiledSource> {
  const [model, decisions] = await Promise.all([readBpmn(source.bpmn), readDecisions(source.dmn)]);
  const sha256 = definitionHash(source);
  return { ...compile(source, model, decisions, version, sha256), sha256, model };
}
