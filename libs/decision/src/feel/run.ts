import type { FeelSurroundings, FeelWarning } from '../api.ts';

/**
 * Caps that end a hostile expression well under two seconds without looking at a clock: the same text gives the same
 * answer on every machine. [quality.md, security ground rules]
 */
export const CAPS = {
  /** Characters of one expression. */
  textLength: 10_000,
  /** Levels of the syntax tree. */
  nesting: 200,
  /** Elementary steps of one evaluation: one per loop turn, call, list element, 16 characters. */
  steps: 1_000_000,
  /** Levels of syntax trees on top of each other, when functions call functions. */
  callLevels: 2_000,
  /** Lists and contexts inside each other, in a result. */
  resultDepth: 200,
  /** Characters of one string while computing. */
  stringLength: 100_000,
  /** Characters of a regular expression, and of its compiled form in instructions. */
  patternLength: 1_000,
  patternInstructions: 5_000,
  /** Warnings kept per evaluation. */
  warnings: 20,
} as const;

/** Thrown inside an evaluation and caught at its door, never beyond. */
export class FeelCapError extends Error {}
/** A failure that FEEL cannot answer with null; caught at the door. */
export class FeelEvaluationError extends Error {}

/** One evaluation under way: what it may know, what it has used, what it noticed. */
export interface Run {
  readonly surroundings: FeelSurroundings;
  readonly warnings: FeelWarning[];
  /** Ids of the rules that decision tables chose, in order. */
  readonly rules: string[];
  steps: number;
  depth: number;
}

export const newRun = (surroundings: FeelSurroundings): Run => ({
  surroundings,
  warnings: [],
  rules: [],
  steps: 0,
  depth: 0,
});

export const spend = (run: Run, steps: number): void => {
  run.steps += steps;
  if (run.steps > CAPS.steps)
    throw new FeelCapError(`the evaluation needs more than ${CAPS.steps} steps; shorten its lists or loops`);
};

/** Dates and durations cost about twenty times a number. */
export const TEMPORAL_STEPS = 20;

/** Charges a string by its length and refuses one beyond the cap. */
export const spendText = (run: Run, length: number): void => {
  if (length > CAPS.stringLength) throw new FeelCapError(`a string would grow beyond ${CAPS.stringLength} characters`);
  spend(run, 1 + (length >> 4));
};

export const warn = (run: Run, code: string, message: string): void => {
  if (run.warnings.length < CAPS.warnings) run.warnings.push({ code, message });
};

/** Runs the body of a function, whose syntax tree has so many levels. */
export const deeper = <T>(run: Run, levels: number, body: () => T): T => {
  if (run.depth + levels > CAPS.callLevels) throw new FeelCapError('functions call each other too deeply');
  run.depth += levels;
  try {
    return body();
  } finally {
    run.depth -= levels;
  }
};
