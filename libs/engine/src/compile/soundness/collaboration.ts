import type { ProcessModel } from '@fallspur/bpmn';
import type { CollaborationNet, Counts, Firing } from './collaboration-net.ts';
import { collaborationNet } from './collaboration-net.ts';
import { MARKINGS_MAX } from './explore.ts';

/** What is known of all participants of a model together; null where the exploration was given up. */
export interface CollaborationVerdict {
  /** No sequence flow ever holds two tokens. */
  readonly safe: boolean | null;
  /** No marking is stuck with tokens left: freedom from deadlock, the weak notion. */
  readonly neverStuck: boolean | null;
  /** From everywhere an end with no token left can be reached: the strong notion. */
  readonly canAlwaysEnd: boolean | null;
  /** Nothing ends with one end event reached twice. */
  readonly properCompletion: boolean | null;
  /** Every activity is carried out somewhere. */
  readonly noDeadActivities: boolean | null;
  /** Can always end, and properly, with no message left; `soundExceptMessages`: messages may be left. */
  readonly sound: boolean | null;
  readonly soundExceptMessages: boolean | null;
  readonly markings: number;
  /** The shortest way to the first marking that is stuck. */
  readonly stuckAfter: readonly string[] | null;
}

interface Reached {
  readonly counts: Counts;
  readonly from: Reached | null;
  readonly by: readonly string[];
  readonly before: Reached[];
  isFinal: boolean;
}

/** Explores all participants at once, with guards free. [decisions.md 17] */
export function judgeCollaboration(model: ProcessModel, markingsMax = MARKINGS_MAX): CollaborationVerdict {
  const net = collaborationNet(model);
  const { markings, fired, complete } = exploreNet(net, markingsMax);
  const placed = (prefix: string) => net.places.flatMap((name, at) => (name.startsWith(prefix) ? [at] : []));
  const [messages, ends, armed] = [placed('msg:'), placed('end:'), placed('armed:')];
  const beside = new Set([...messages, ...ends, ...armed]);
  const flows = net.places.flatMap((name, at) => (name.includes(':') ? [] : [at]));
  const tokens = net.places.flatMap((_, at) => (beside.has(at) ? [] : [at]));

  const holds = ({ counts }: Reached, places: readonly number[]): boolean => places.some((at) => (counts[at] ?? 0) > 0);
  const isProper = ({ counts }: Reached): boolean => ends.every((at) => (counts[at] ?? 0) < 2);
  const finals = markings.filter((one) => one.isFinal);
  const over = finals.filter((one) => !holds(one, tokens));
  const proper = over.filter(isProper);
  const stuck = finals.find((one) => holds(one, tokens));
  const clean = proper.filter((one) => !holds(one, messages));
  const unsafe = markings.some(({ counts }) => flows.some((at) => (counts[at] ?? 0) > 1));
  const known = <T>(answer: T, isCertain: boolean): T | null => (complete || isCertain ? answer : null);
  return {
    safe: known(!unsafe, unsafe),
    neverStuck: known(!stuck, stuck !== undefined),
    canAlwaysEnd: known(
      allReach(
        markings,
        markings.filter((one) => !holds(one, tokens)),
      ),
      stuck !== undefined,
    ),
    properCompletion: known(over.length === proper.length, over.length !== proper.length),
    noDeadActivities: known(
      net.activities.every((id) => fired.has(id)),
      false,
    ),
    sound: known(finals.length === clean.length && allReach(markings, clean), finals.length !== clean.length),
    soundExceptMessages: known(
      finals.length === proper.length && allReach(markings, proper),
      finals.length !== proper.length,
    ),
    markings: markings.length,
    stuckAfter: stuck ? traceTo(stuck) : null,
  };
}

function exploreNet({ places, initial, firings }: CollaborationNet, markingsMax: number) {
  const seen = new Map<string, Reached>();
  const markings: Reached[] = [];
  const fired = new Set<string>();
  const isEnd = places.map((name) => name.startsWith('end:'));
  const reach = (counts: Counts, from: Reached | null, by: readonly string[]): void => {
    const grownCounts = grown(counts, from, isEnd);
    const key = grownCounts.join();
    const known = seen.get(key);
    if (known) {
      if (from) known.before.push(from);
      return;
    }
    const reached = { counts: grownCounts, from, by, before: from ? [from] : [], isFinal: false };
    seen.set(key, reached);
    markings.push(reached);
  };
  reach(initial, null, []);
  for (let at = 0; at < markings.length; at++) {
    if (markings.length > markingsMax) return { markings, fired, complete: false };
    const here = markings[at] as Reached;
    const ready = firings.filter((firing) => isEnabled(firing, here.counts));
    here.isFinal = ready.length === 0;
    for (const firing of ready) {
      fired.add(firing.element);
      reach(after(firing, here.counts, isEnd), here, firing.says);
    }
  }
  return { markings, fired, complete: true };
}

const isEnabled = ({ needs, empty, mustWait }: Firing, counts: Counts): boolean =>
  needs.every((at) => (counts[at] ?? 0) > 0) && empty.every((at) => !counts[at]) && !mustWait?.(counts);

/** An end reached twice is as improper as one reached often: counted no further. */
const ENDS_COUNTED = 2;

function after({ needs, gives, clears }: Firing, counts: Counts, isEnd: readonly boolean[]): Counts {
  const next = [...counts];
  for (const at of needs) next[at] = (next[at] ?? 0) - 1;
  for (const at of clears) next[at] = 0;
  for (const at of gives) next[at] = isEnd[at] ? Math.min(ENDS_COUNTED, (next[at] ?? 0) + 1) : (next[at] ?? 0) + 1;
  return next;
}

/** What has grown since a marking on the way here that held no more anywhere can grow for ever. [Karp and Miller 1969] */
function grown(counts: Counts, from: Reached | null, isEnd: readonly boolean[]): Counts {
  for (let before = from; before; before = before.from) {
    const earlier = before.counts;
    if (!counts.every((count, at) => count >= (earlier[at] ?? 0))) continue;
    return counts.map((count, at) => (!isEnd[at] && count > (earlier[at] ?? 0) ? Infinity : count));
  }
  return counts;
}

function allReach(markings: readonly Reached[], goals: readonly Reached[]): boolean {
  const good = new Set(goals);
  const open = [...goals];
  for (let one = open.pop(); one; one = open.pop())
    for (const before of one.before)
      if (!good.has(before)) {
        good.add(before);
        open.push(before);
      }
  return good.size === markings.length;
}

function traceTo(reached: Reached): readonly string[] {
  const steps: (readonly string[])[] = [];
  for (let at: Reached | null = reached; at; at = at.from) steps.push(at.by);
  return steps.reverse().flat();
}
