import type { Diagnostic } from '@fallspur/kernel';
import { deployFiles } from '@fallspur/engine';
import { allMarkings, type Marking, type Markings } from './all-markings.ts';
import { readNet, type GameNode, type GameScope } from './net.ts';
import { randomGraph } from './random-graph.ts';
import { nodeAt } from './flows.ts';

export interface VerdictCheck {
  readonly xml: string;
  /** `undecided`: either side gave up; `refused`: it cannot run at all. */
  readonly kind: 'same' | 'undecided' | 'refused' | 'differs';
  /** What both find wrong. */
  readonly findings: readonly string[];
  readonly differences: readonly string[];
}

/** Our verdict on one random graph beside what an exploration of the token game finds. */
export const checkVerdict = (seed: number): Promise<VerdictCheck> => compareVerdict(randomGraph(seed));

export async function compareVerdict(xml: string): Promise<VerdictCheck> {
  const [permissive, strict] = [await judged(xml, 'permissive'), await judged(xml, 'strict')];
  const ours = permissive.diagnostics.filter(({ code }) => code.startsWith('E_'));
  const errors = ours.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  if (errors.length > 0) return { xml, kind: 'refused', findings: errors, differences: [] };
  const findings = [...new Set(ours.map(({ code }) => code))];
  const truth = truthOf(await readNet(xml));
  if (truth === null || GAVE_UP.some((code) => findings.includes(code)))
    return { xml, kind: 'undecided', findings, differences: [] };
  const differences = [...differencesOf(truth, ours)];
  if (strict.deployed !== (ours.length === 0)) differences.push(`strict ${strict.deployed ? 'deploys' : 'refuses'}`);
  return { xml, kind: differences.length > 0 ? 'differs' : 'same', findings, differences };
}

const GAVE_UP = ['E_TOO_MANY_MARKINGS', 'E_CHOICE_NOT_EXPLORED'];

async function judged(xml: string, profile: 'strict' | 'permissive') {
  const read = () => Promise.resolve(xml);
  const { catalog, diagnostics } = await deployFiles({ definition: 'walk.bpmn', profile, caseKind: 'fall', read });
  return { deployed: catalog !== null, diagnostics };
}

interface Truth extends Properties {
  readonly scope: GameScope;
  readonly markings: Markings;
}

/** What is judged by itself: the scope, and the way behind each boundary event that goes on beside it. */
function truthOf(net: GameScope): readonly Truth[] | null {
  const beside = [...net.nodes.values()].filter(({ attachedTo, interrupting }) => attachedTo !== null && !interrupting);
  const main = [...net.nodes.values()].filter(({ kind }) => kind === 'startEvent').flatMap(({ outgoing }) => outgoing);
  const apart = beside.filter((event) => !sharesJoin(net, event, main));
  const without = new Map([...net.nodes].filter(([id]) => !apart.some((event) => event.id === id)));
  const truths = [
    exploredFrom({ ...net, nodes: without }, main),
    ...apart.map((event) => exploredFrom({ ...net, nodes: without }, event.outgoing)),
  ];
  return truths.every((one) => one !== null) ? truths : null;
}

function exploredFrom(scope: GameScope, begin: readonly string[]): Truth | null {
  for (const tokensMax of [3, 7]) {
    const markings = allMarkings(scope, begin, 4000, tokensMax);
    if (!markings.complete) return null;
    if (!markings.grows || tokensMax === 7) return { scope, markings, ...properties(scope, markings) };
  }
  return null;
}

/** Is there a join that waits for a token of the event's way and for one of another way? */
function sharesJoin(scope: GameScope, event: GameNode, main: readonly string[]): boolean {
  const [own, others] = [flowsFrom(scope, event.outgoing), flowsFrom(scope, main)];
  const lacks = (join: GameNode, flows: ReadonlySet<string>): boolean =>
    join.incoming.some((flow) => flows.has(flow)) && join.incoming.some((flow) => !flows.has(flow));
  return [...scope.nodes.values()].some(
    (node) =>
      isJoin(node) && (lacks(node, own) || (lacks(node, others) && node.incoming.some((flow) => own.has(flow)))),
  );
}

/** What tokens on these flows can come to, without the ways that begin beside an activity. */
function flowsFrom(scope: GameScope, begin: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...begin];
  for (let flow = open.pop(); flow !== undefined; flow = open.pop()) {
    if (found.has(flow)) continue;
    found.add(flow);
    const node = nodeAt(scope, flow);
    const exits = [...scope.nodes.values()].filter((one) => one.attachedTo === node.id && one.interrupting);
    open.push(...node.outgoing, ...exits.flatMap(({ outgoing }) => outgoing));
  }
  return found;
}

function* differencesOf(truths: readonly Truth[], ours: readonly Diagnostic[]): Generator<string> {
  const has = (code: string): boolean => ours.some((one) => one.code === code);
  const some = (holds: (truth: Truth) => boolean): boolean => truths.some(holds);
  // Where a way beside an activity joins the flow, nobody can tell two tokens of one way from two of both.
  const isBeside = [...(truths[0]?.scope.nodes.values() ?? [])].some((node) => node.attachedTo && !node.interrupting);
  const grows = some((truth) => truth.grows);
  const stuck = some((truth) => truth.stuck.length > 0);
  if (!isBeside && grows !== has('E_UNBOUNDED')) yield `grows ${grows}`;
  if (some((truth) => truth.circle) && !has('E_AUTOMATIC_CYCLE')) yield 'a circle waits nowhere';
  if (grows) return;
  if (stuck !== has('E_DEADLOCK')) yield `stuck ${stuck}`;
  const lost = some((truth) => truth.stuck.length === 0 && truth.lost.length > 0);
  if (lost !== has('E_NO_WAY_TO_END')) yield `lost ${lost}`;
  const doubled = some((truth) => truth.doubled.length > 0);
  if (!isBeside && doubled !== has('E_MULTI_MERGE')) yield `doubled ${doubled}`;
  if (!stuck) {
    const unreached = idsOf(ours, 'E_UNREACHABLE');
    const passed = new Set(truths.flatMap((truth) => [...truth.passed]));
    const dead = [...(truths[0]?.scope.nodes.keys() ?? [])].filter((id) => !passed.has(id)).sort();
    if (unreached.join() !== dead.join()) yield `dead ${dead.join(' ')}, ours ${unreached.join(' ')}`;
  }
  for (const diagnostic of ours) yield* traceFaults(truths, diagnostic);
}

const idsOf = (ours: readonly Diagnostic[], code: string): readonly string[] =>
  ours.flatMap((one) => (one.code === code ? (one.elementIds ?? []) : [])).sort();

/** The way named must be one that can be gone, and no longer than it needs to be. */
function* traceFaults(truths: readonly Truth[], { code, hint }: Diagnostic): Generator<string> {
  if (!hint?.startsWith(TRACE)) return;
  const trace = hint.slice(TRACE.length).split(' → ');
  const truth = truths.find(({ scope, markings }) => isStart(scope, markings, trace[0]!));
  const goals = truth && (code === 'E_DEADLOCK' ? truth.stuck : code === 'E_MULTI_MERGE' ? truth.doubled : truth.lost);
  const steps = truth && goals && follow(truth.markings, trace.slice(1), goals);
  if (steps == null) yield `${code}: nobody can go ${trace.join(' → ')}`;
  else {
    const best = Math.min(...goals!.map(({ key }) => truth!.markings.steps.get(key) ?? Infinity));
    if (steps > best) yield `${code}: ${trace.join(' → ')} has ${steps} steps, ${best} are enough`;
  }
}
const TRACE = 'Kürzester Weg dahin: ';

const isStart = (scope: GameScope, { begin }: Markings, word: string): boolean =>
  [...scope.flows.values()].some(({ id, source }) => source === word && begin.includes(id));

/** Plays the words of a trace: how many steps they are to one of the goals, null where nobody can go so. */
function follow({ first, moves }: Markings, words: readonly string[], goals: readonly Marking[]): number | null {
  const wanted = new Set(goals.map(({ key }) => key));
  const seen = new Set<string>();
  const open = [{ marking: first, at: 0, steps: 0 }];
  for (let one = open.shift(); one; one = open.shift()) {
    const { marking, at, steps } = one;
    if (seen.has(`${marking.key} @${at}`)) continue;
    seen.add(`${marking.key} @${at}`);
    if (at === words.length && wanted.has(marking.key)) return steps;
    for (const { says, to } of moves.get(marking.key) ?? []) {
      const spoken = words.slice(at, at + says.length);
      if (says.length === 0) open.unshift({ marking: to, at, steps });
      else if (says.toSorted().join() === spoken.toSorted().join())
        open.push({ marking: to, at: at + says.length, steps: steps + 1 });
    }
  }
  return null;
}

interface Properties {
  readonly grows: boolean;
  /** Markings with tokens from which nothing moves. */
  readonly stuck: readonly Marking[];
  /** Markings from which no way leads to the end. */
  readonly lost: readonly Marking[];
  /** Markings with two tokens where one is meant. */
  readonly doubled: readonly Marking[];
  readonly passed: ReadonlySet<string>;
  /** Is there a circle in which nothing waits? */
  readonly circle: boolean;
}

function properties(scope: GameScope, { all, moves, grows, begin }: Markings): Properties {
  const isOver = ({ tokens, works }: Marking): boolean => tokens.size === 0 && works.length === 0;
  const every = [...all.values()];
  const movesOf = ({ key }: Marking) => moves.get(key) ?? [];
  const before = new Map<string, string[]>();
  for (const from of every)
    for (const { to } of movesOf(from)) before.set(to.key, [...(before.get(to.key) ?? []), from.key]);
  const good = new Set(every.filter(isOver).map(({ key }) => key));
  for (const key of good) for (const one of before.get(key) ?? []) good.add(one);
  return {
    grows,
    stuck: every.filter((one) => !isOver(one) && movesOf(one).length === 0),
    lost: every.filter(({ key }) => !good.has(key)),
    doubled: every.filter((one) => [...scope.nodes.values()].some((node) => isDoubled(node, one))),
    passed: new Set([
      ...begin.map((flow) => scope.flows.get(flow)!.source),
      ...every.flatMap((one) => movesOf(one).flatMap(({ says }) => says)),
    ]),
    circle: hasAutomaticCircle(scope),
  };
}

const isJoin = ({ kind, incoming }: GameNode): boolean =>
  incoming.length > 1 && (kind === 'parallelGateway' || kind === 'inclusiveGateway');

/** Two tokens at once where one is meant: at a join on one flow, elsewhere anywhere at the node. */
function isDoubled(node: GameNode, { tokens, works }: Marking): boolean {
  const counts = node.incoming.map((flow) => tokens.get(flow) ?? 0);
  if (isJoin(node)) return counts.some((count) => count > 1);
  return counts.reduce((sum, count) => sum + count, 0) + works.filter(({ id }) => id === node.id).length > 1;
}

const WAITING = ['userTask', 'subProcess', 'intermediateCatchEvent', 'eventBasedGateway'];

function hasAutomaticCircle(scope: GameScope): boolean {
  const waits = (node: GameNode): boolean =>
    WAITING.includes(node.kind) || (isJoin(node) && node.kind === 'parallelGateway');
  const next = (node: GameNode): readonly GameNode[] =>
    node.outgoing.map((flow) => nodeAt(scope, flow)).filter((one) => !waits(one));
  return [...scope.nodes.values()].some((node) => {
    const seen = new Set<GameNode>();
    const open = waits(node) ? [] : [...next(node)];
    for (let one = open.pop(); one; one = open.pop()) {
      if (seen.has(one)) continue;
      seen.add(one);
      open.push(...next(one));
    }
    return seen.has(node);
  });
}
