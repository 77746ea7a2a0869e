import { lint } from '@fallspur/bpmn';
import { formFindings } from '@fallspur/casework';
import { factTypesOf } from '@fallspur/engine';
import type { Diagnostic } from '@fallspur/kernel';
import { coverageOfFiles, playFile } from '../scenario/run-files.ts';
import { differenceText } from '../scenario/difference-text.ts';
import { houseRules } from './house-rules.ts';
import { checkMachine } from './machine-file.ts';
import type { ProcessFiles, ReadProcess } from './process-files.ts';

/** What is to be said of one process folder; files are named relative to it, those of scenarios absolutely. */
export const checkProcess = async (
  { folder, compiled }: ReadProcess,
  files: ProcessFiles,
  write: boolean,
): Promise<readonly Diagnostic[]> => {
  const { source, head, directory, scenarios } = folder;
  const facts = { ...files.proposals.sharedFacts, ...source.facts };
  const schemas = factTypesOf(facts).diagnostics;
  const forms = Object.entries(facts).flatMap(([type, schema]) => formFindings(type, schema));
  const found = compiled.kind === 'compiled' ? compiled.definition.diagnostics : compiled.diagnostics;
  const read = [...schemas, ...forms, ...found, ...(await lint(source.bpmn))];
  if (compiled.kind === 'refused') return read;
  return [
    ...read,
    ...houseRules(compiled.definition, source, head.inForceFrom, files.proposals),
    ...checkMachine(directory, compiled.definition, write),
    ...(await scenarioFindings(scenarios, files, compiled.definition.process, source.bpmn.file)),
  ];
};

/** Every scenario holds, and every outcome is reached by one. */
const scenarioFindings = async (
  scenarios: readonly string[],
  files: ProcessFiles,
  process: string,
  diagram: string,
): Promise<readonly Diagnostic[]> => {
  if (!files.deployed)
    return [
      {
        code: 'I_SCENARIOS_NOT_PLAYED',
        severity: 'info',
        message: 'Szenarien nicht gespielt: ein Prozess daneben kompiliert nicht',
        file: diagram,
      },
    ];
  const played = await Promise.all(scenarios.map((file) => playFile(file, files)));
  const failed = played.flatMap(({ file, scenarios: results, diagnostics }) => [
    ...diagnostics,
    ...results
      .filter(({ ok }) => !ok)
      .map(({ name, difference }): Diagnostic => ({
        code: 'E_SCENARIO_FAILS',
        severity: 'error',
        message: `«${name}»: ${difference ? differenceText(difference) : ''}`,
        file,
        position: { line: difference?.line ?? 1, column: 1 },
      })),
  ]);
  const elements = files.deployed.definitions.latest(process)?.elements ?? {};
  const covered = coverageOfFiles(played).find(({ definition }) => definition.process === process);
  const missing = new Set(covered?.coverage?.elements.missing ?? Object.keys(elements));
  const outcomes = Object.values(elements)
    .filter(({ type, id }) => type === 'endEvent' && missing.has(id))
    .map(({ id, name, line }): Diagnostic => ({
      code: 'E_OUTCOME_WITHOUT_SCENARIO',
      severity: 'error',
      message: `kein Szenario erreicht das Ende «${name || id}» (${id})`,
      file: diagram,
      elementIds: [id],
      position: { line, column: 1 },
      hint: 'Szenario in scenarios/ schreiben: eine Datei je Ergebnis',
    }));
  return [...failed, ...outcomes];
};
