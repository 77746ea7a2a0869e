import { Findings } from '../diagnostics/diagnose.ts';
import { textWithinLimits, typeFile, type BpmnSource } from '../read-bpmn.ts';
import { newModdle } from '../schema/meta-model.ts';
import { blanked } from '../schema/take-with-moddle.ts';
import type { TypedElement } from '../schema/typed-element.ts';
import { DEFAULT_LIMITS } from '../source/limits.ts';
import { is, type BpmnNode } from './bpmn-node.ts';

export interface Tree {
  readonly definitions: BpmnNode;
  /** The same elements with their positions. */
  readonly byId: ReadonlyMap<string, TypedElement>;
}

/** The moddle tree a modeller would have of the file; null where it cannot be read, which `readBpmn` reports. */
export async function readTree(source: BpmnSource): Promise<Tree | null> {
  const reported = new Findings(source.file);
  const xml = textWithinLimits(source, reported);
  const typed = xml === null ? null : typeFile(xml, { ...DEFAULT_LIMITS, ...source.limits }, reported);
  if (xml === null || !typed) return null;
  try {
    const { rootElement } = await newModdle().fromXML(blanked(xml, typed.cuts));
    const definitions = rootElement as unknown as BpmnNode;
    listFlows(definitions);
    return { definitions, byId: typed.document.byId };
  } catch {
    // The one reason moddle throws is a text it cannot parse: `E_READER_WARNING` says so with its reason.
    return null;
  }
}

/** A file may leave out the lists `incoming` and `outgoing`; the flows say it all. A modeller fills them likewise. */
function listFlows(definitions: BpmnNode): void {
  const outgoing = new Map<BpmnNode, BpmnNode[]>();
  const incoming = new Map<BpmnNode, BpmnNode[]>();
  for (const flow of flowsBelow(definitions.rootElements ?? [])) {
    enter(outgoing, flow.sourceRef, flow);
    enter(incoming, flow.targetRef, flow);
  }
  for (const [node, flows] of outgoing)
    Object.assign(node, { outgoing: [...new Set([...(node.outgoing ?? []), ...flows])] });
  for (const [node, flows] of incoming)
    Object.assign(node, { incoming: [...new Set([...(node.incoming ?? []), ...flows])] });
}

function* flowsBelow(nodes: readonly BpmnNode[]): Generator<BpmnNode> {
  for (const node of nodes) {
    if (is(node, 'bpmn:SequenceFlow')) yield node;
    yield* flowsBelow(node.flowElements ?? []);
  }
}

function enter(flows: Map<BpmnNode, BpmnNode[]>, end: BpmnNode | undefined, flow: BpmnNode): void {
  if (!end) return;
  const known = flows.get(end);
  if (known) known.push(flow);
  else flows.set(end, [flow]);
}
