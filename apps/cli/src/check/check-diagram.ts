import { basename } from 'node:path';
import { lint, readBpmn } from '@fallspur/bpmn';
import { compileSource } from '@fallspur/engine';
import type { Diagnostic } from '@fallspur/kernel';
import { readText } from '@fallspur/house';

/** A lone diagram: read, linted, compiled. What it names outside itself cannot be looked up. */
export const checkDiagram = async (file: string, profile: 'strict' | 'permissive'): Promise<readonly Diagnostic[]> => {
  const bpmn = { file: basename(file), xml: readText(file) };
  const model = await readBpmn(bpmn);
  const executable = model.processes.filter((process) => process.executable);
  const processes = executable.length ? executable : model.processes;
  const compiled = await Promise.all(
    processes.map(({ id }) => compileSource({ process: id, caseKind: 'fall', bpmn, dmn: [], facts: {}, profile }, 1)),
  );
  const findings = compiled.flatMap((one) => (one.kind === 'compiled' ? one.definition.diagnostics : one.diagnostics));
  return distinct([...(processes.length ? findings : model.diagnostics), ...(await lint(bpmn))]);
};

/** Every process of a file repeats what was found while reading it. */
const distinct = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const seen = new Map(diagnostics.map((one) => [JSON.stringify(one), one]));
  return [...seen.values()];
};
