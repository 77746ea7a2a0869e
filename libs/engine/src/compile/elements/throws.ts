import type { EventDefinition, FlowNode } from '@fallspur/bpmn';
import type { RaisedFact, Throw } from '../../definition.ts';
import type { ElementContext } from './element.ts';
import { raisedFact } from './raised-fact.ts';

/** What a throwing event says: its fact, and everything else in document order. */
export interface Thrown {
  readonly raises: RaisedFact | null;
  readonly throws: readonly Throw[];
}

/** Null, with a diagnostic, where it cannot be told or is not run yet. */
export function thrownBy(node: FlowNode, context: ElementContext): Thrown | null {
  const said = node.eventDefinitions.map((definition) => throwOf(node, definition, context));
  if (said.includes(null)) return null;
  const throws = (said as (Throw | 'nothing')[]).filter((one) => one !== 'nothing');
  const own = raisedFact(node, null, context);
  if (own) return { raises: own, throws: throws.filter(({ kind }) => kind !== 'message') };
  return throws[0]?.kind === 'message'
    ? { raises: throws[0].raises, throws: throws.slice(1) }
    : { raises: null, throws };
}

/** One thing thrown; `nothing` where it is doubtful and left out. */
export function throwOf(
  node: FlowNode,
  definition: EventDefinition,
  context: ElementContext,
): Throw | 'nothing' | null {
  const { model, report } = context;
  switch (definition.kind) {
    case 'message': {
      const raises = raisedFact(node, definition.ref, context);
      if (raises) return { kind: 'message', raises };
      report.doubt('E_MESSAGE_MISSING', node, 'das werfende Ereignis nennt keine Nachricht', 'messageRef setzen');
      return 'nothing';
    }
    case 'signal': {
      const signal = definition.ref === null ? undefined : model.signals[definition.ref];
      if (signal) return { kind: 'signal', name: signal.name };
      report.error('E_SIGNAL_MISSING', node, 'das Signalereignis nennt kein Signal');
      return null;
    }
    case 'error':
    case 'escalation': {
      const roots = definition.kind === 'error' ? model.errors : model.escalations;
      return { kind: definition.kind, code: definition.ref === null ? null : (roots[definition.ref]?.code ?? null) };
    }
    case 'terminate':
      return { kind: 'terminate' };
    default:
      report.notYet(node, `ein werfendes Ereignis der Art «${definition.kind}»`);
      return null;
  }
}
