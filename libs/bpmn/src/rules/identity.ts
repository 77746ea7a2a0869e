import type { Rule } from './rule-context.ts';

/** What execution has to name needs an id; a flow without one is named by its ends. [BPMN 8.3.1] */
const NAMED_BY_EXECUTION = [
  'bpmn:Process',
  'bpmn:FlowNode',
  'bpmn:Message',
  'bpmn:Signal',
  'bpmn:Error',
  'bpmn:Escalation',
];

export const identity: Rule = ({ document, report }) => {
  for (const element of document.elements)
    // The event a multi-instance activity throws by itself is named by nobody.
    if (
      !element.id &&
      element.type !== 'bpmn:ImplicitThrowEvent' &&
      NAMED_BY_EXECUTION.some((type) => element.is(type))
    )
      report('E_ID_MISSING', element, `<${element.source.name}>${element.name ? ` «${element.name}»` : ''} has no id.`);
};
