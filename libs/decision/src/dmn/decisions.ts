import type { DecisionAnswer, DecisionModel, FeelFault, ReadDecisions } from '../api.ts';
import { attempt } from '../feel/feel.ts';
import type { Run } from '../feel/run.ts';
import { newRun } from '../feel/run.ts';
import { fromJson, toJson } from '../feel/values/json.ts';
import type { Context } from '../feel/values/value.ts';
import { DecisionError, decisionFault } from './fault.ts';
import { readFile } from './file.ts';
import type { Graph, GraphNode } from './graph.ts';
import { graphOf } from './graph.ts';
import { Session } from './session.ts';

/** The door to DMN: reads files once; what cannot be read is told in `diagnostics`, never thrown. */
export const readDecisions: ReadDecisions = async (files) =>
  decisionModel(graphOf(await Promise.all(files.map(readFile))));

function decisionModel({ nodes, diagnostics }: Graph): DecisionModel {
  const decisions = nodes.filter((node) => node.kind === 'decision');
  const services = nodes.filter((node) => node.kind === 'decisionService');
  const find = (id: string): GraphNode | undefined =>
    decisions.find((node) => node.id === id) ??
    services.find((node) => node.id === id) ??
    decisions.find((node) => node.name === id) ??
    services.find((node) => node.name === id);

  const gathered = (id: string, what: 'names' | 'paths'): readonly string[] => {
    const node = find(id);
    return [...new Set(node ? reachable(node).flatMap((reached) => [...reached[what]]) : [])];
  };

  return {
    decisions: decisions.map(({ id, name, file, title, table }) => ({ id, name, file, title, table })),
    diagnostics,
    namesOf: (id) => gathered(id, 'names'),
    pathsOf: (id) => gathered(id, 'paths').toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    evaluate(id, variables, surroundings) {
      const node = find(id);
      if (!node)
        return decisionFault(
          new DecisionError(
            'E_DMN_UNKNOWN_DECISION',
            `no decision "${id}"; the model holds: ${decisions.map((known) => known.id).join(', ') || 'none'}`,
          ),
        );
      return guarded(() => {
        const run = newRun(surroundings);
        const session = new Session(fromJson(variables) as Context, run);
        const answer = node.service ? served(node, session, run) : decided(node, session, run);
        return run.warnings.length ? { ...answer, warnings: run.warnings } : answer;
      });
    },
  };
}

/** What leaves as the answer must be JSON; only explanations may show other values as text. */
const decided = (node: GraphNode, session: Session, run: Run): DecisionAnswer => {
  const { value, answer } = session.decide(node);
  return { ...answer, output: toJson(value, run) };
};

const served = (node: GraphNode, session: Session, run: Run): DecisionAnswer => {
  const { value, required } = session.serve(node);
  return { kind: 'decision', decision: node.id, inputs: {}, rules: [], output: toJson(value, run), required };
};

const reachable = (start: GraphNode): readonly GraphNode[] => {
  const found = new Set([start]);
  for (const node of found) {
    for (const { node: next } of node.requires) found.add(next);
    for (const next of node.service?.outputs ?? []) found.add(next);
  }
  return [...found];
};

const guarded = (body: () => DecisionAnswer): DecisionAnswer | FeelFault => {
  try {
    return attempt(body);
  } catch (error) {
    if (error instanceof DecisionError) return decisionFault(error);
    throw error;
  }
};
