import type { JsonObject } from '@fallspur/kernel';
import type { Chart } from './chart.ts';
import type { ChartGraph } from './graph.ts';
import { isSilent } from './graph.ts';
import { bindMachine } from './machine.ts';
import { normalise } from './normalise.ts';
import type { Report } from './report.ts';
import { reportVerdict } from './soundness/verdict.ts';
import type { Unreached } from './soundness/unreached.ts';
import { findStructure } from './structure.ts';
import type { EndlessPass } from './structured.ts';
import { structuredConfig } from './structured.ts';
import { tokenNetConfig } from './token-net.ts';

/**
 * Gives the verdict on the flow of a chart and turns it into its machine: structured where blocks nest, a token net
 * where they do not.
 */
export function encode(drawn: ChartGraph, report: Report, unreached: Unreached): Chart | null {
  const graph = normalise(drawn);
  if (graph.restarts) {
    reportVerdict(graph, false, report, unreached);
    return chartOf(graph, 'token-net', tokenNetConfig(graph));
  }
  const structure = findStructure(graph);
  reportVerdict(graph, !('reason' in structure), report, unreached);
  if ('reason' in structure) {
    const node = graph.nodes.get(structure.node);
    if (node) report.info('I_TOKEN_NET', node, `${structure.reason}: der Ablauf wird als Tokennetz ausgeführt`);
    return chartOf(graph, 'token-net', tokenNetConfig(graph));
  }
  const config = structuredConfig(graph, structure);
  if (isCycle(config)) {
    const node = graph.nodes.get(config.cycle[0] as string);
    if (node)
      report.error('E_ENDLESS', node, `der Kreis ${config.cycle.join(' → ')} enthält nichts, was wartet oder arbeitet`);
    return null;
  }
  return chartOf(graph, 'structured', config);
}

export function encodeTokenNet(drawn: ChartGraph): Chart {
  const graph = normalise(drawn);
  return chartOf(graph, 'token-net', tokenNetConfig(graph));
}

const isCycle = (config: JsonObject | EndlessPass): config is EndlessPass => 'cycle' in config;

const chartOf = (graph: ChartGraph, encoding: Chart['encoding'], config: JsonObject): Chart => ({
  id: graph.id,
  kind: graph.kind,
  scope: graph.scope,
  encoding,
  config,
  machine: bindMachine(config),
  graph,
  nodes: [...graph.nodes.keys()].filter((id) => !isSilent(id)),
  flows: [...graph.flows.keys()].filter((id) => !isSilent(id)),
  eventSubProcesses: graph.listeners,
});
