import type { FlowNode } from '@fallspur/bpmn';
import { linkSourcesOf, linkTargetsOf } from '../links.ts';
import type { CompiledElement, ElementContext } from './element.ts';
import { PASS } from './element.ts';

export const isLink = (node: FlowNode): boolean => node.eventDefinitions.some(({ kind }) => kind === 'link');

/** One end of a flow the diagram does not draw. [BPMN 2.0.2, 10.5.5] */
export function linkThrow(node: FlowNode, { scope, report }: ElementContext): CompiledElement | null {
  const targets = linkTargetsOf(scope, node);
  if (isMixed(node)) report.error('E_LINK_MIXED', node, 'ein werfender Link sagt nichts anderes');
  else if (node.outgoing.length > 0) report.error('E_LINK_FLOW', node, 'ein werfender Link hat keinen Ausgang');
  else if (targets.length === 1) return PASS;
  else
    report.error(
      'E_LINK_TARGET',
      node,
      `der Link führt zu ${targets.length} fangenden Links seines Namens im selben Teil des Ablaufs`,
      'es braucht genau einen',
    );
  return null;
}

/** The other end: passed when a throw event of its name is reached. */
export function linkCatch(node: FlowNode, { scope, report }: ElementContext): CompiledElement | null {
  if (isMixed(node)) report.error('E_LINK_MIXED', node, 'ein fangender Link wartet auf nichts anderes');
  else if (node.incoming.length > 0) report.error('E_LINK_FLOW', node, 'ein fangender Link hat keinen Eingang');
  else if (linkSourcesOf(scope, node).length === 0)
    report.error('E_LINK_SOURCE', node, 'kein werfender Link seines Namens führt hierher');
  else return PASS;
  return null;
}

const isMixed = (node: FlowNode): boolean => node.eventDefinitions.length > 1;
