import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineJson, type CompiledDefinition } from '@fallspur/engine';
import type { Diagnostic } from '@fallspur/kernel';

/** Where the generated machine of a process lies, beside its diagram. */
export const machineFile = (directory: string, process: string): string => join(directory, `${process}.machine.json`);

/** Stale or missing: a finding, unless it may be written anew. */
export const checkMachine = (
  directory: string,
  definition: CompiledDefinition,
  write: boolean,
): readonly Diagnostic[] => {
  const file = machineFile(directory, definition.process);
  const text = machineJson(definition);
  const there = existsSync(file);
  if (there && readFileSync(file, 'utf8') === text) return [];
  if (write) {
    writeFileSync(file, text);
    return [];
  }
  return [
    {
      code: there ? 'E_MACHINE_STALE' : 'E_MACHINE_MISSING',
      severity: 'error',
      message: there ? 'entspricht nicht mehr dem Diagramm' : 'fehlt neben dem Diagramm',
      file: `${definition.process}.machine.json`,
      position: { line: 1, column: 1 },
      hint: `fallspur check --write ${definition.process}`,
    },
  ];
};
