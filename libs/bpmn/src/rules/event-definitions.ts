import type { EventDefinition, Expression, FlowNode, ProcessModel } from '../model.ts';
import { called, has, type Rule, type RuleContext, type ScopePlace } from './rule-context.ts';

/** What a trigger has to name before it can be carried out. [BPMN 10.5.5] */
export const eventDefinitions: Rule = (context) => {
  for (const at of context.scopes) {
    for (const node of at.scope.nodes)
      for (const definition of node.eventDefinitions) checkDefinition(definition, node, at, context);
    links(at, context);
  }
  linkReferences(context);
  sharedDefinitions(context);
};

function checkDefinition(
  definition: EventDefinition,
  node: FlowNode,
  { process }: ScopePlace,
  context: RuleContext,
): void {
  const { report, model } = context;
  switch (definition.kind) {
    case 'message':
    case 'signal':
      if (process.executable && definition.ref === null && !hasMessageFlow(node, model))
        report('E_EVENT_NO_REFERENCE', node, `The ${definition.kind} of ${called(node)} is not named.`);
      return;
    case 'escalation':
      if (isThrown(node) && process.executable && !(definition.ref && model.escalations[definition.ref]?.code))
        report('E_ESCALATION_CODE', node, `${called(node)} throws an escalation without a code.`);
      return;
    case 'timer':
      return timer(definition, node, process.executable, report);
    case 'conditional':
      if (process.executable && !definition.condition?.text.trim())
        report('E_EXPRESSION_EMPTY', node, `${called(node)} waits for a condition that is not written.`);
      return;
    default:
      return;
  }
}

/** A message flow says which message is meant as well as a name does. */
const hasMessageFlow = (node: FlowNode, model: ProcessModel): boolean =>
  model.collaborations.some(({ messageFlows }) =>
    messageFlows.some(({ source, target }) => source === node.id || target === node.id),
  );

const isThrown = (node: FlowNode): boolean => node.type === 'endEvent' || node.type === 'intermediateThrowEvent';

function timer(
  definition: Extract<EventDefinition, { kind: 'timer' }>,
  node: FlowNode,
  executable: boolean,
  report: RuleContext['report'],
): void {
  const given = [definition.date, definition.duration, definition.cycle].filter((one) => one !== null);
  if (given.length > 1 || (executable && given.length === 0))
    report('E_TIMER_COUNT', node, `The timer of ${called(node)} has ${given.length} times, expected one.`);
  if (!executable) return;
  literal(definition.date, ISO_DATE, 'a date', node, report);
  literal(definition.duration, ISO_DURATION, 'a duration', node, report);
  literal(definition.cycle, ISO_CYCLE, 'a repetition', node, report);
}

// Fractions of an hour and less: nobody can say how long half a month is.
const DURATION = String.raw`P(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?`;
const INSTANT = String.raw`\d{4}-?\d{2}-?\d{2}(?:T\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?(?:\[[^\]]+\])?)?`;
const ISO_DATE = new RegExp(`^${INSTANT}$`);
const ISO_DURATION = new RegExp(`^${DURATION}$`);
const ISO_CYCLE = new RegExp(
  `^R(?!0+/)\\d*/(?:${DURATION}|(?:${INSTANT}|${DURATION})/${INSTANT}|${INSTANT}/${DURATION})$`,
);

/** Expressions are judged when they are evaluated; a literal can be judged now. */
function literal(
  expression: Expression | null,
  pattern: RegExp,
  expected: string,
  node: FlowNode,
  report: RuleContext['report'],
): void {
  const text = expression?.text.trim();
  if (!expression || !text || text.startsWith('=') || pattern.test(text)) return;
  report(
    'E_TIMER_FORMAT',
    { ...node, position: expression.position },
    `"${text}" of ${called(node)} is not ${expected} of ISO 8601.`,
  );
}

/** A link joins two ends of one name on one level: several sources, one target. [BPMN 10.5.4] */
function links({ scope }: ScopePlace, context: RuleContext): void {
  const ends = scope.nodes.filter((node) => has(node, 'link'));
  const targets = Map.groupBy(
    ends.filter((node) => node.type === 'intermediateCatchEvent'),
    linkName,
  );
  const sources = Map.groupBy(
    ends.filter((node) => node.type === 'intermediateThrowEvent'),
    linkName,
  );
  for (const [name, [source]] of sources)
    if (source && !targets.has(name))
      context.report('E_LINK_NO_TARGET', source, `No link "${name}" catches what ${called(source)} throws.`);
  for (const [name, [target, ...others]] of targets) {
    if (!target) continue;
    if (!sources.has(name)) context.report('E_LINK_NO_SOURCE', target, `No link "${name}" leads to ${called(target)}.`);
    if (others.length > 0)
      context.report(
        'E_LINK_AMBIGUOUS',
        target,
        `${others.length + 1} links "${name}" catch on one level.`,
        others.map(({ id }) => id),
      );
  }
}

const linkName = (node: FlowNode): string => {
  const link = node.eventDefinitions.find(({ kind }) => kind === 'link');
  return link?.kind === 'link' ? (link.name ?? '') : '';
};

/** Where a file also pairs links by reference, both ends have to say the same. */
function linkReferences({ document, report }: RuleContext): void {
  const links = document.ofType('bpmn:LinkEventDefinition');
  for (const [one, other] of [
    ['target', 'source'],
    ['source', 'target'],
  ] as const)
    for (const link of links)
      for (const written of link.writtenReferences(one)) {
        const back = document.find(written)?.writtenReferences(other) ?? [];
        if (!back.some((reference) => document.localId(reference) === link.id))
          report(
            'E_LINK_NAMED_OTHER',
            link.parent ?? link,
            `The link ${link.id} names "${written}" as its ${one}, which does not name it back.`,
          );
      }
}

/** A trigger that several events share stands at the root of the file. */
function sharedDefinitions({ document, report }: RuleContext): void {
  for (const event of document.ofType('bpmn:Event'))
    for (const written of event.writtenReferences('eventDefinitionRef')) {
      const definition = document.find(written);
      if (definition?.is('bpmn:EventDefinition') && definition.parent?.type !== 'bpmn:Definitions')
        report(
          'E_EVENT_DEFINITION_SHARED',
          event,
          `${event.id} uses the trigger ${written}, which belongs to ${definition.parent?.id}.`,
          [written],
        );
    }
}
