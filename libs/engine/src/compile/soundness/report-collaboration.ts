import type { BpmnProcess, ProcessModel, Scope } from '@fallspur/bpmn';
import type { Report } from '../report.ts';
import { judgeCollaboration } from './collaboration.ts';

/** Markings looked at when a definition is compiled: a verdict of seconds, not of minutes. */
const MARKINGS_MAX = 20_000;

/** Says whether the participants of a file come to wait for each other for ever. [decisions.md 17] */
export function reportCollaboration(model: ProcessModel, process: BpmnProcess, report: Report): void {
  const others = partnersOf(model, process);
  // What is stuck by itself is reported already, and would only be said again.
  if (others.length === 0 || report.diagnostics.some(({ code }) => ALONE.has(code))) return;
  const together = { ...model, processes: [process, ...others] };
  const answer = together.processes.some(({ scope }) => hasSideWays(scope) || hasWideChoice(scope))
    ? null
    : judgeCollaboration(together, MARKINGS_MAX);
  if (!answer || answer.neverStuck === null)
    report.info(
      'I_COLLABORATION_NOT_EXPLORED',
      process,
      'die Beteiligten zusammen wurden nicht vollständig untersucht',
    );
  else if (!answer.neverStuck)
    report.doubt(
      'E_COLLABORATION_STUCK',
      process,
      'die Beteiligten warten aufeinander',
      `Kürzester Weg dahin: ${(answer.stuckAfter ?? []).join(' → ')}`,
    );
}

const ALONE: ReadonlySet<string> = new Set(['E_DEADLOCK', 'E_UNBOUNDED', 'E_NO_WAY_TO_END', 'E_TOO_MANY_MARKINGS']);

/** The processes messages are drawn to and from, and those they exchange messages with. */
function partnersOf(model: ProcessModel, process: BpmnProcess): readonly BpmnProcess[] {
  const home = new Map(model.processes.flatMap((one) => idsIn(one.scope).map((id) => [id, one] as const)));
  const flows = model.collaborations.flatMap(({ messageFlows }) => messageFlows);
  const found = new Set([process]);
  for (const one of found)
    for (const { source, target } of flows) {
      const [from, to] = [home.get(source), home.get(target)];
      if (from === one && to) found.add(to);
      if (to === one && from) found.add(from);
    }
  return [...found].filter((one) => one !== process);
}

/** An inclusive gateway of many ways has more combinations than there is time for: two to the number of its ways. */
const WAYS_MAX = 8;

const hasWideChoice = ({ nodes, flows }: Scope): boolean =>
  nodes.some((node) => {
    if (node.scope !== null && hasWideChoice(node.scope)) return true;
    const isGateway = node.type === 'inclusiveGateway' || node.type === 'complexGateway';
    if (isGateway) return Math.max(node.incoming.length, node.outgoing.length) > WAYS_MAX;
    return (
      node.outgoing.length > WAYS_MAX &&
      node.type !== 'exclusiveGateway' &&
      flows.some(({ source, condition }) => source === node.id && condition !== null)
    );
  });

const idsIn = (scope: Scope): readonly string[] =>
  scope.nodes.flatMap((node) => [node.id, ...(node.scope ? idsIn(node.scope) : [])]);

/** Event subprocesses and chosen activities are not judged together: one could wake what looks stuck. */
const hasSideWays = (scope: Scope): boolean =>
  scope.nodes.some(
    (node) =>
      node.scope !== null &&
      (node.scope.kind === 'eventSubProcess' || node.scope.kind === 'adHocSubProcess' || hasSideWays(node.scope)),
  );
