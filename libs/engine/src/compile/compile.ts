import type { BpmnProcess, FlowNode, ProcessModel, Scope, SequenceFlow } from '@fallspur/bpmn';
import type { DecisionModel, ParseFeel } from '@fallspur/decision';
import type { Diagnostic } from '@fallspur/kernel';
import { parseFeel } from '@fallspur/decision';
import { hasErrors } from '@fallspur/kernel';
import type { CompiledDefinition, DefinitionSource, ElementTable, FlowTable, Mapping } from '../definition.ts';
import type { Chart } from './chart.ts';
import { chartsOf, isEventSubProcess, sharedJoins } from './charts.ts';
import { addQuestions, isAsked, waysOut } from './conditions.ts';
import type { CompiledElement } from './elements/element.ts';
import { ELEMENTS } from './elements/index.ts';
import { processOfGlobalTask } from './elements/global-task.ts';
import { beginsInstance, parallelStartOf } from './elements/instantiating.ts';
import { reportMarks } from './elements/not-yet.ts';
import { encode } from './encode.ts';
import { Expressions } from './expressions.ts';
import type { ChartGraph } from './graph.ts';
import { Report } from './report.ts';
import { reportCollaboration } from './soundness/report-collaboration.ts';
import { Unreached } from './soundness/unreached.ts';
import { indexOf } from './scope-index.ts';
import * as say from './vocabulary.ts';

export type CompileResult =
  | { readonly kind: 'compiled'; readonly definition: CompiledDefinition }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

export type Compile = (
  source: DefinitionSource,
  model: ProcessModel,
  decisions: DecisionModel,
  version: number,
  sha256: string,
) => CompileResult;

/**
 * Compiles a definition to charts and tables, or refuses it with every finding. `strict` refuses on any doubt,
 * `permissive` only on what cannot run. [engine.md 3]
 */
export const compilerWith =
  (parse: ParseFeel): Compile =>
  (source, model, decisions, version, sha256) => {
    const report = new Report(model.file, source.profile, [...model.diagnostics, ...decisions.diagnostics]);
    const process = findProcess(source, model, report);
    if (!process) return { kind: 'refused', diagnostics: report.diagnostics };

    const tables = new Tables(model, decisions, new Expressions(parse, report), report);
    for (const scope of scopesOf(process.scope)) tables.addScope(scope);
    if (hasErrors(report.diagnostics)) return { kind: 'refused', diagnostics: report.diagnostics };

    const charts: Record<string, Chart> = {};
    const unreached = new Unreached();
    for (const graph of tables.graphs) {
      const chart = encode(graph, report, unreached);
      if (chart) charts[chart.id] = chart;
    }
    unreached.report(report);
    reportCollaboration(model, process, report);
    if (hasErrors(report.diagnostics)) return { kind: 'refused', diagnostics: report.diagnostics };
    return {
      kind: 'compiled',
      definition: {
        process: source.process,
        name: process.name || process.id,
        version,
        sha256,
        caseKind: source.caseKind,
        ...(process.versionTag === null ? {} : { versionTag: process.versionTag }),
        profile: source.profile,
        charts,
        root: process.scope.id,
        elements: tables.elements,
        flows: tables.flows,
        decisions,
        diagnostics: report.diagnostics,
      },
    };
  };

export const compile: Compile = compilerWith(parseFeel);

function findProcess(source: DefinitionSource, model: ProcessModel, report: Report): BpmnProcess | undefined {
  const named = model.processes.find((process) => process.id === source.process);
  const executable = model.processes.filter((process) => process.executable);
  const process =
    named ?? processOfGlobalTask(model, source.process) ?? (executable.length === 1 ? executable[0] : undefined);
  if (!process)
    report.error(
      'E_PROCESS_NOT_FOUND',
      { id: source.process, name: '', position: { line: 1, column: 1 } },
      'dieser Prozess steht nicht in der Datei',
      `vorhanden: ${model.processes.map((one) => one.id).join(', ') || 'keiner'}`,
    );
  return process;
}

/** A scope and all scopes inside it, outermost first. */
function scopesOf(scope: Scope): readonly Scope[] {
  return [scope, ...scope.nodes.flatMap((node) => (node.scope ? scopesOf(node.scope) : []))];
}

class Tables {
  readonly elements: Record<string, ElementTable> = {};
  readonly flows: Record<string, FlowTable> = {};
  readonly graphs: ChartGraph[] = [];
  readonly model: ProcessModel;
  readonly decisions: DecisionModel;
  readonly expressions: Expressions;
  readonly report: Report;

  constructor(model: ProcessModel, decisions: DecisionModel, expressions: Expressions, report: Report) {
    this.model = model;
    this.decisions = decisions;
    this.expressions = expressions;
    this.report = report;
  }

  addScope(scope: Scope): void {
    const compiled = new Map<string, CompiledElement>();
    for (const node of scope.nodes) {
      reportMarks(node, this.report);
      const element = ELEMENTS[node.type](node, {
        model: this.model,
        decisions: this.decisions,
        scope,
        expressions: this.expressions,
        report: this.report,
        behindEventGateway: isBehindEventGateway(scope, node) && !parallelStartOf(node, scope),
      });
      if (element) compiled.set(node.id, element);
    }
    for (const flow of scope.flows) this.addFlow(scope, flow);
    for (const node of scope.nodes) addQuestions(node, this.flows, this.expressions);
    if (hasErrors(this.report.diagnostics)) return;

    const graphs = chartsOf(scope, (node) => {
      const element = compiled.get(node.id) as CompiledElement;
      return {
        role: element.role,
        resumedBy: element.resumedBy ?? 'done',
        terminates: element.terminates ?? false,
        ...waysOut(scope, node, element),
        resetFlows: node.outgoing.filter((flow) => say.resetFlow(flow) in this.flows),
      };
    });
    for (const graph of graphs) this.addGraph(scope, graph);
    for (const node of scope.nodes) this.addElement(scope, node, compiled.get(node.id) as CompiledElement, graphs);
  }

  private addGraph(scope: Scope, graph: ChartGraph): void {
    if (graph.kind !== 'handler' && graph.starts.length === 0 && scope.kind !== 'adHocSubProcess')
      this.report.error('E_START_MISSING', placeOf(this.model, scope), 'es gibt kein Startereignis');
    if (graph.kind === 'handler')
      for (const join of sharedJoins(scope, graph))
        this.report.notYet(
          join,
          `ein zusammenführendes Gateway, das auch vom nicht unterbrechenden Ereignis ${graph.id} erreicht wird,`,
        );
    this.graphs.push(graph);
  }

  private addFlow(scope: Scope, flow: SequenceFlow): void {
    const asks = isAsked(scope, flow, this.report);
    this.flows[flow.id] = {
      id: flow.id,
      name: flow.name,
      source: flow.source,
      target: flow.target,
      condition: flow.condition && asks ? this.expressions.feel(flow.condition, flow) : null,
    };
  }

  private addElement(scope: Scope, node: FlowNode, element: CompiledElement, graphs: readonly ChartGraph[]): void {
    const listensIn = node.attachedTo ?? node.id;
    const chart = graphs.find((graph) => graph.nodes.has(listensIn))?.id ?? scope.id;
    const begins = parallelStartOf(node, scope);
    this.elements[node.id] = {
      id: node.id,
      name: node.name,
      type: isEventSubProcess(node) ? 'eventSubProcess' : beginsInstance(node, scope) ? 'startEvent' : node.type,
      chart,
      line: node.position.line,
      lanes: node.lanes,
      behaviour: element.behaviour,
      inputs: this.mappings(node, node.zeebe.inputs),
      outputs: this.mappings(node, node.zeebe.outputs),
      boundary: indexOf(scope)
        .attachedTo(node.id)
        .map((other) => other.id),
      ...(element.loop ? { loop: element.loop } : {}),
      ...(begins ? { beginsBehind: begins.id } : {}),
    };
  }

  private mappings(node: FlowNode, written: readonly { source: string; target: string }[]): readonly Mapping[] {
    return written.flatMap(({ source, target }) => {
      const expression = this.expressions.text(source, node);
      return expression ? [{ target, source: expression }] : [];
    });
  }
}

const isBehindEventGateway = (scope: Scope, node: FlowNode): boolean =>
  indexOf(scope)
    .flowsTo(node.id)
    .some(({ source }) => indexOf(scope).node(source)?.type === 'eventBasedGateway');

function placeOf(model: ProcessModel, scope: Scope) {
  const process = model.processes.find((one) => one.scope.id === scope.id);
  const nodes = model.processes.flatMap((one) => scopesOf(one.scope)).flatMap((one) => one.nodes);
  return process ?? (nodes.find((node) => node.scope?.id === scope.id) as FlowNode);
}
