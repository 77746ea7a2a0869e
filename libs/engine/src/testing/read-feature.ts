import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator, type GherkinDocument, type Pickle } from '@cucumber/messages';
import type { Diagnostic } from '@fallspur/kernel';
import type { FactType } from '../case/env.ts';
import { stepOf, type StepText } from './german-steps.ts';
import type { Scenario, ScenarioStep } from './scenario.ts';

export interface Feature {
  readonly name: string;
  readonly scenarios: readonly Scenario[];
  /** `E_FEATURE_SYNTAX`, `E_FEATURE_STEP`: the feature cannot be played as it stands. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a German `.feature` into the steps of the scenario language. Words outside the closed vocabulary are errors
 * with their line. `factType` tells which table values are texts (a municipality's number, say).
 */
export function readFeature(
  file: string,
  text: string,
  factType: (type: string) => FactType | undefined = () => undefined,
): Feature {
  const diagnostics: Diagnostic[] = [];
  const document = parse(file, text, diagnostics);
  if (!document) return { name: file, scenarios: [], diagnostics };
  const lines = linesOf(document);
  const scenarios = compile(document, file, IdGenerator.incrementing()).map((pickle) =>
    scenarioOf(pickle, lines, file, factType, diagnostics),
  );
  return { name: document.feature?.name ?? file, scenarios, diagnostics };
}

function parse(file: string, text: string, diagnostics: Diagnostic[]): GherkinDocument | undefined {
  try {
    return new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher('de')).parse(text);
  } catch (error) {
    const { message, errors } = error as Error & {
      errors?: readonly (Error & { location?: { line: number; column?: number } })[];
    };
    for (const { message: said, location } of errors ?? [{ message }])
      diagnostics.push({
        code: 'E_FEATURE_SYNTAX',
        severity: 'error',
        message: said,
        file,
        ...(location ? { position: { line: location.line, column: location.column ?? 1 } } : {}),
        hint: 'Die erste Zeile muss «# language: de» heissen.',
      });
    return undefined;
  }
}

function scenarioOf(
  pickle: Pickle,
  lines: ReadonlyMap<string, number>,
  file: string,
  factType: (type: string) => FactType | undefined,
  diagnostics: Diagnostic[],
): Scenario {
  const steps: ScenarioStep[] = [];
  for (const { text, argument, astNodeIds } of pickle.steps) {
    const line = lines.get(astNodeIds[0] ?? '') ?? 1;
    const given: StepText = {
      text,
      table: argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? null,
      docString: argument?.docString?.content ?? null,
    };
    const step = stepOf(given, factType);
    if (typeof step === 'string')
      diagnostics.push({
        code: 'E_FEATURE_STEP',
        severity: 'error',
        message: `«${text}»: ${step}`,
        file,
        position: { line, column: 1 },
        hint: 'Die erlaubten Schritte stehen in libs/engine/src/testing/README.md.',
      });
    else if ('refusedBefore' in step) markRefused(steps, step.refusedBefore);
    else steps.push({ ...step, line });
  }
  return { name: pickle.name, steps };
}

// «wird das abgewiesen» speaks of the step before it.
function markRefused(steps: ScenarioStep[], code: string): void {
  const last = steps.pop();
  if (last) steps.push({ ...last, refused: code });
}

function linesOf(document: GherkinDocument): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const child of document.feature?.children ?? []) {
    const blocks = [
      child.background,
      child.scenario,
      ...(child.rule?.children ?? []).flatMap((one) => [one.background, one.scenario]),
    ];
    for (const block of blocks) for (const { id, location } of block?.steps ?? []) lines.set(id, location.line);
  }
  return lines;
}
