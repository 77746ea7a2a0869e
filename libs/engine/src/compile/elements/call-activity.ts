import type { FlowNode } from '@fallspur/bpmn';
import type { Behaviour } from '../../definition.ts';
import type { CompileElement, ElementContext } from './element.ts';

type Call = Extract<Behaviour, { kind: 'call' }>;

/** Runs another process of the case and waits for it. The version is found when the token comes. */
export const compileCallActivity: CompileElement = (node, context) => {
  const { expressions, report } = context;
  const called = node.zeebe.calledElement;
  const written = called?.processId || node.calledElement;
  if (!written) {
    report.error('E_CALLED_MISSING', node, 'die Aufrufaktivität nennt keinen Prozess', 'zeebe:calledElement processId');
    return null;
  }
  // A reference may be qualified (`ns:Process_1`); an expression is taken as written.
  const process = expressions.text(written.startsWith('=') ? written : written.replace(/^.*:/, ''), node);
  const binding = bindingOf(node, context);
  if (!process || !binding) return null;
  const passesAll = called?.propagateAllParentVariables ?? true;
  const returnsAll = called?.propagateAllChildVariables ?? true;
  return { role: 'wait', behaviour: { kind: 'call', process, binding, passesAll, returnsAll } };
};

function bindingOf(node: FlowNode, { expressions, report }: ElementContext): Call['binding'] | null {
  const called = node.zeebe.calledElement;
  const version = node.zeebe.properties['version'];
  if (version !== undefined) {
    if (/^\d+$/.test(version)) return { version: Number(version) };
    report.error('E_CALLED_VERSION', node, `«${version}» ist keine Fassung`, 'Eigenschaft version: eine ganze Zahl');
    return null;
  }
  if (called?.bindingType === 'versionTag') {
    const versionTag = expressions.text(called.versionTag, node);
    if (!versionTag)
      report.error('E_CALLED_VERSION', node, 'bindet an eine Kennzeichnung (versionTag), nennt aber keine');
    return versionTag && { versionTag };
  }
  if (called?.bindingType === 'deployment')
    report.doubt(
      'E_CALLED_BINDING',
      node,
      'die Bindung «deployment» wird als «latest» gelesen: jeder Prozess wird für sich in Kraft gesetzt',
      'bindingType latest oder versionTag, oder die Eigenschaft version',
    );
  return 'latest';
}
