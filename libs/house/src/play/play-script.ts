import { isRefusal, type Refusal, type SimulatedClock } from '@fallspur/kernel';
import { fireDueTimers } from '@fallspur/runtime';
import { deliver } from '../deliver.ts';
import type { House } from '../house.ts';
import { caseIdOf, commandOf, type Acting } from './command-of.ts';
import { OpenThings } from './find-open.ts';
import type { ScriptLine } from './script.ts';

export interface Played {
  readonly lines: number;
  readonly events: number;
  readonly timersFired: number;
  /** Refusals that were expected and came. */
  readonly refused: number;
  /** By the name the script gives, the id of the case. */
  readonly cases: Readonly<Record<string, string>>;
  /** The line that went otherwise than the script says; nothing after it ran. */
  readonly stopped: { readonly line: number; readonly message: string } | null;
}

/**
 * Plays a script with its own clock. Before every line everything fires that has become due, each timer at its own
 * time. Where the house runs on that clock, what happens is recorded at the same instant, and the same script gives the
 * same events (only keys and what is sealed under them differ, because keys are random); in a house of another clock it
 * is recorded as history, like an import.
 */
export const playScript = async (
  house: House,
  clock: SimulatedClock,
  lines: readonly ScriptLine[],
  onProgress: (done: number) => void,
): Promise<Played> => {
  const before = (await house.log.head()).position;
  const cases: Record<string, string> = {};
  let timersFired = 0;
  let refused = 0;
  let done = 0;
  let stopped: Played['stopped'] = null;
  for (const { line, at, operation } of lines) {
    onProgress(done);
    timersFired += await passTime(house, clock, at);
    if (operation.do !== 'advance') {
      cases[operation.case] = caseIdOf(operation.case);
      const answer = await act(house, line, operation, clock.now());
      const message = otherwise(operation.refused, answer);
      if (message !== undefined) {
        stopped = { line, message };
        break;
      }
      if (answer) refused++;
    }
    done++;
  }
  // What the last line set for this very moment happens, too.
  if (!stopped) timersFired += await passTime(house, clock, clock.now());
  return { lines: done, events: (await house.log.head()).position - before, timersFired, refused, cases, stopped };
};

const act = async (house: House, line: number, operation: Acting, now: string): Promise<Refusal | undefined> => {
  const caseId = caseIdOf(operation.case);
  const open = new OpenThings(await house.runtime.state(caseId), house.deployed.definitions);
  const command = commandOf(line, operation, open);
  if (isRefusal(command)) return command;
  const answer = await house.runtime.execute(caseId, command, { now });
  return isRefusal(answer) ? answer : undefined;
};

/** How the answer differs from what the script expects, as a sentence. */
const otherwise = (expected: string | undefined, answer: Refusal | undefined): string | undefined => {
  if (answer?.code === expected) return undefined;
  const got = answer ? `abgewiesen mit ${answer.code}: ${answer.message}${detailsOf(answer)}` : 'angenommen';
  return expected === undefined
    ? got
    : `erwartet war die Abweisung ${expected}, ${answer ? got : 'der Befehl wurde angenommen'}`;
};

const detailsOf = ({ details }: Refusal): string => (details ? ` ${JSON.stringify(details)}` : '');

/**
 * The clock stops at every due timer on its way and where a version comes in force, so that what they set off is recorded
 * in its own time.
 */
const passTime = async (house: House, clock: SimulatedClock, until: string): Promise<number> => {
  const fire = (instant: string): Promise<number> => fireDueTimers(house.runtime, house.findDue, instant);
  let fired = 0;
  for (;;) {
    await house.awaitStarts(clock.now(), fire);
    // In a house of another clock this is the work of whoever serves it.
    if (house.clock === clock) await deliver(house);
    const next = await nextStop(house, until);
    if (next === undefined && until <= clock.now()) return fired;
    clock.moveTo([next ?? until, clock.now()].sort().at(-1) as string);
    if (next === undefined) continue;
    const begun = await house.awaitStarts(next, fire);
    const progress = await fire(next);
    fired += progress;
    if (begun + progress === 0) throw new Error(`Something is due at ${next}, yet nothing happens`);
  }
};

const nextStop = async (house: House, until: string): Promise<string | undefined> => {
  const [[timer], [version]] = await Promise.all([house.findDue(until), house.versionsToListen(until)]);
  return [timer?.dueAt, version?.inForceSince].filter((instant) => instant !== undefined).sort()[0];
};
