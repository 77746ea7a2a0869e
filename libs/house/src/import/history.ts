import { isRefusal, startOfDay } from '@fallspur/kernel';
import type { ActivityRow, ArrivalUnit, OfferedCorrection, Planned } from '@fallspur/casework';
import { isFactType, type CaseEvent } from '@fallspur/engine';
import { fireDueTimers, type CaseRunner, type DueTimer } from '@fallspur/runtime';
import type { RowProblem } from './row-problem.ts';

/** What one entry of a file asks for: a family that arrived, or one activity. */
export interface Entry {
  readonly about: { readonly arrival: ArrivalUnit } | { readonly activity: ActivityRow };
  /** Lines of the file it was read from. */
  readonly lines: readonly number[];
  /** Local date on which it happened. */
  readonly date: string;
  /** What it asks of its case as that stands now; a problem where the case does not take it at all. */
  plan(cases: CaseRunner): Promise<Planned | RowProblem>;
  /** Says a refusal at the row that caused it. */
  problem(code: string, message: string): RowProblem;
}

/** Where history is written: into the house, or into a rehearsal of it. */
export interface Stage {
  readonly cases: CaseRunner;
  /** Which clock an entry of this case moves: one for all, or one a case. */
  clockOf(caseId: string): string;
  /** What is due up to an instant on the clock of this case. */
  due(until: string, caseId: string): Promise<readonly DueTimer[]>;
}

export interface Outcome {
  readonly recorded: readonly Entry[];
  readonly unchanged: readonly Entry[];
  readonly corrections: readonly {
    readonly entry: Entry;
    readonly caseId: string;
    readonly corrections: readonly OfferedCorrection[];
  }[];
  readonly problems: readonly { readonly entry: Entry; readonly problem: RowProblem }[];
  readonly warnings: readonly { readonly entry: Entry; readonly code: string; readonly message: string }[];
  readonly cases: ReadonlySet<string>;
  /** The case each entry belongs to, where one could be told. */
  readonly caseOf: ReadonlyMap<Entry, string>;
  /** Facts recorded, those the processes raised included. */
  readonly facts: number;
  readonly timersFired: number;
}

/**
 * Writes history in the order of its dates: before the first new entry of a day everything fires that is due until
 * 00:00 of that day, each timer at its own due instant. Time moves only for what is new, so importing again changes
 * nothing. [decisions.md 10]
 */
export const writeHistory = async (
  entries: readonly Entry[],
  { cases, clockOf, due }: Stage,
  onProgress: (done: number) => void,
): Promise<Outcome> => {
  const recorded: Entry[] = [];
  const unchanged: Entry[] = [];
  const corrections: Outcome['corrections'][number][] = [];
  const problems: Outcome['problems'][number][] = [];
  const warnings: Outcome['warnings'][number][] = [];
  const touched = new Set<string>();
  const caseOf = new Map<Entry, string>();
  let facts = 0;
  let timersFired = 0;
  const passed = new Map<string, string>();
  const fire = async (until: string, caseId: string): Promise<void> => {
    passed.set(clockOf(caseId), until);
    timersFired += await fireDueTimers(cases, (instant) => due(instant, caseId), until);
  };

  for (const [index, entry] of entries.entries()) {
    onProgress(index);
    const now = startOfDay(entry.date);
    let planned = await entry.plan(cases);
    if (planned.kind === 'new') {
      if ((passed.get(clockOf(planned.caseId)) ?? '') < now) await fire(now, planned.caseId);
      planned = await entry.plan(cases);
    }
    if (planned.kind !== 'problem') caseOf.set(entry, planned.caseId);
    if (planned.kind === 'problem') problems.push({ entry, problem: planned });
    else if (planned.kind === 'unchanged') unchanged.push(entry);
    else if (planned.kind === 'correction')
      corrections.push({ entry, caseId: planned.caseId, corrections: planned.corrections });
    else {
      const { caseId, command } = planned;
      const answer = await cases.execute(caseId, command, { now });
      if (isRefusal(answer)) {
        problems.push({ entry, problem: entry.problem(answer.code, answer.message) });
        continue;
      }
      recorded.push(entry);
      touched.add(caseId);
      facts += answer.events.filter(({ type }) => isFactType(type)).length;
      warnings.push(...answer.warnings.map(({ code, message }) => ({ entry, code, message })));
      if (setsPastTimer(answer.events, now)) await fire(now, caseId);
    }
  }
  return { recorded, unchanged, corrections, problems, warnings, cases: touched, caseOf, facts, timersFired };
};

const setsPastTimer = (events: readonly CaseEvent[], now: string): boolean =>
  events.some(({ steps }) => steps?.some(({ timers }) => timers?.set?.some(({ dueAt }) => dueAt <= now)));
