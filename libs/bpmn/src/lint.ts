import type { Diagnostic } from '@fallspur/kernel';
import { Findings } from './diagnostics/diagnose.ts';
import type { FlowNode, ProcessModel, Scope, SequenceFlow } from './model.ts';

/**
 * Modelling conventions after eCH-0158, as warnings: names one can use on the phone, questions at gateways, lanes, a
 * complete drawing, at most one start without a trigger. Heuristics on purpose small: they nudge, they do not judge.
 */
export function lint(model: ProcessModel): readonly Diagnostic[] {
  const findings = new Findings(model.file);
  for (const process of model.processes) {
    severalNoneStarts(process.scope, findings);
    lanes(process.scope, model, findings);
    for (const scope of scopesOf(process.scope)) {
      for (const node of scope.nodes) {
        names(node, findings);
        deciding(node, scope, findings);
      }
      drawn(scope, model, findings);
    }
  }
  return findings.sorted();
}

function severalNoneStarts(scope: Scope, findings: Findings): void {
  const starts = scope.nodes.filter((node) => node.type === 'startEvent' && node.eventDefinitions.length === 0);
  if (starts[1])
    findings.add(
      'W_SEVERAL_NONE_STARTS',
      starts[1],
      `${scope.id} has ${starts.length} start events without a trigger, expected at most one.`,
      starts.filter((start) => start !== starts[1]).map(({ id }) => id),
    );
}

const UNNAMED_BY_HABIT = new Set([
  'parallelGateway',
  'exclusiveGateway',
  'inclusiveGateway',
  'eventBasedGateway',
  'complexGateway',
]);

function names(node: FlowNode, findings: Findings): void {
  if (!node.name.trim()) {
    if (!UNNAMED_BY_HABIT.has(node.type)) findings.add('W_NAME_MISSING', node, `${node.type} ${node.id} has no name.`);
    return;
  }
  if (isTask(node) && node.name.trim().split(/\s+/).length < 2)
    findings.add('W_TASK_NAME', node, `«${node.name}» (${node.id}) is one word, expected object and verb.`);
}

const isTask = (node: FlowNode): boolean => /task$/i.test(node.type);

function deciding(node: FlowNode, scope: Scope, findings: Findings): void {
  if ((node.type !== 'exclusiveGateway' && node.type !== 'inclusiveGateway') || node.outgoing.length < 2) return;
  if (!node.name.trim().endsWith('?'))
    findings.add('W_GATEWAY_QUESTION', node, `${node.type} ${node.id} «${node.name}» decides, but asks no question.`);
  for (const flow of scope.flows)
    if (flow.source === node.id && !flow.name.trim())
      findings.add('W_FLOW_LABEL', flow, `The flow ${flow.id} after ${node.id} has no label.`, [node.id]);
}

/** Black boxes and pure sketches have no lanes; a process with user tasks needs to say who. */
function lanes(scope: Scope, model: ProcessModel, findings: Findings): void {
  const nodes = scope.nodes.filter((node) => node.type !== 'boundaryEvent');
  const without = nodes.filter((node) => node.lanes.length === 0);
  const process = model.processes.find((one) => one.scope === scope);
  if (!process || nodes.length === 0) return;
  if (without.length === nodes.length) findings.add('W_NO_LANES', process, `The process ${process.id} has no lanes.`);
  else for (const node of without) findings.add('W_NOT_IN_LANE', node, `${node.type} ${node.id} stands in no lane.`);
}

function drawn(scope: Scope, { diagram }: ProcessModel, findings: Findings): void {
  const shapes = new Set(diagram.shapes);
  const edges = new Set(diagram.edges);
  const missing = (element: FlowNode | SequenceFlow, what: string): void =>
    findings.add('W_NOT_DRAWN', element, `${element.id} has no ${what} in the diagram.`);
  for (const node of scope.nodes) if (!shapes.has(node.id)) missing(node, 'shape');
  for (const flow of scope.flows) if (!edges.has(flow.id)) missing(flow, 'edge');
}

function* scopesOf(scope: Scope): Generator<Scope> {
  yield scope;
  for (const node of scope.nodes) if (node.scope) yield* scopesOf(node.scope);
}
