import type { TypedElement } from '../schema/typed-element.ts';
import { isExecutable, type Rule, type RuleContext } from './rule-context.ts';

/** Inputs, outputs and their sets. Values do not pass through them here, but a contradiction is one. [BPMN 10.4] */
export const data: Rule = (context) => {
  // In a sketch the data are a drawing too.
  for (const item of context.document.ofType('bpmn:ItemAwareElement'))
    if (isExecutable(item) !== false) collection(item, context);
  for (const holder of context.document.elements) {
    membership(holder, 'dataInputs', 'inputSets', 'inputSet', 'dataInputRefs', context);
    membership(holder, 'dataOutputs', 'outputSets', 'outputSet', 'dataOutputRefs', context);
  }
  for (const set of context.document.ofType('bpmn:InputSet'))
    optionalMembers(set, 'dataInputRefs', ['optionalInputRefs', 'whileExecutingInputRefs'], context);
  for (const set of context.document.ofType('bpmn:OutputSet'))
    optionalMembers(set, 'dataOutputRefs', ['optionalOutputRefs', 'whileExecutingOutputRefs'], context);
  setsNameEachOther(context);
  for (const association of context.document.ofType('bpmn:DataAssociation')) dataAssociation(association, context);
  for (const task of context.document.ofType('bpmn:Task')) tasksWithMessages(task, context);
};

function collection(item: TypedElement, { document, report }: RuleContext): void {
  const definition = document.find(item.attribute('itemSubjectRef') ?? '');
  const written = item.attribute('isCollection');
  // Only these have the attribute, and mean false by leaving it out.
  const hasDefault = ['bpmn:DataObject', 'bpmn:DataInput', 'bpmn:DataOutput'].some((type) => item.is(type));
  if (!definition?.is('bpmn:ItemDefinition') || (written === undefined && !hasDefault)) return;
  const isCollection = written?.trim() === 'true';
  const demanded = definition.attribute('isCollection')?.trim() === 'true';
  if (isCollection !== demanded)
    report(
      'E_DATA_COLLECTION',
      item,
      `isCollection of ${item.id} is ${isCollection}, of its item definition ${demanded}.`,
      [definition.id],
    );
}

function membership(
  holder: TypedElement,
  items: string,
  sets: string,
  set: string,
  refs: string,
  { document, report }: RuleContext,
): void {
  const all = [...holder.contained(sets), ...holder.contained(set)];
  if (all.length === 0) return;
  const members = new Set(all.flatMap((one) => one.writtenReferences(refs)).map((id) => document.localId(id)));
  for (const item of holder.contained(items))
    if (!members.has(item.id)) report('E_DATA_SETS', item, `${item.source.localName} ${item.id} is in no set.`);
}

function optionalMembers(set: TypedElement, refs: string, optional: readonly string[], { report }: RuleContext): void {
  const members = set.writtenReferences(refs);
  for (const property of optional)
    for (const id of set.writtenReferences(property))
      if (!members.includes(id))
        report('E_DATA_SETS', set, `${property} names ${id}, which is not among ${refs} of the set.`, [id]);
}

function setsNameEachOther({ document, report }: RuleContext): void {
  const pairs = [
    ['bpmn:InputSet', 'outputSetRefs', 'inputSetRefs'],
    ['bpmn:OutputSet', 'inputSetRefs', 'outputSetRefs'],
  ] as const;
  for (const [type, there, back] of pairs)
    for (const set of document.ofType(type))
      for (const written of set.writtenReferences(there)) {
        const other = document.find(written);
        if (other && !other.writtenReferences(back).some((id) => document.localId(id) === set.id))
          report('E_DATA_SETS', set, `${set.id} names ${written}, which does not name it back.`, [written]);
      }
}

function dataAssociation(association: TypedElement, { document, report }: RuleContext): void {
  if (association.contained('transformation').length > 0 || association.contained('assignment').length > 0) return;
  const sources = association.writtenReferences('sourceRef');
  if (sources.length > 1)
    report(
      'E_DATA_ASSOCIATION',
      association,
      `${association.source.localName} ${association.id} has ${sources.length} sources and no transformation.`,
    );
  const [from, to] = [sources[0], association.writtenReferences('targetRef')[0]].map((id) => structureOf(id, document));
  if (from && to && from !== to)
    report(
      'E_DATA_ASSOCIATION',
      association,
      `${association.source.localName} ${association.id} joins "${from}" with "${to}".`,
    );
}

/** What an item holds; a drawn reference holds what the data it refers to do. */
function structureOf(id: string | undefined, document: RuleContext['document']): string | undefined {
  const item = id === undefined ? undefined : document.find(id);
  if (!item) return undefined;
  const [referenced] = ['dataObjectRef', 'dataStoreRef'].flatMap((property) => item.writtenReferences(property));
  const definition = document.find(item.attribute('itemSubjectRef') ?? '');
  if (!definition) return structureOf(referenced, document);
  return definition.attribute('structureRef') ?? definition.id;
}

/** Tasks that send, receive or call a service pass on exactly what their message or operation carries. [BPMN 10.3.3] */
function tasksWithMessages(task: TypedElement, { report }: RuleContext): void {
  const specification = task.contained('ioSpecification')[0];
  const calls = task.type === 'bpmn:ServiceTask' && task.writtenReferences('operationRef').length > 0;
  if (!specification && calls && isExecutable(task) !== false)
    report(
      'E_DATA_TASK',
      task,
      `serviceTask ${task.id} calls an operation and has no input set, expected one that carries its message.`,
    );
  if (!specification) return;
  const count = (property: string): number => specification.contained(property).length;
  const atMostOne = (property: string): void => {
    if (count(property) > 1)
      report(
        'E_DATA_TASK',
        task,
        `${task.source.localName} ${task.id} has ${count(property)} ${property}, expected at most one.`,
      );
  };
  const refers = (property: string): boolean => task.writtenReferences(property).length > 0;
  if (calls) ['inputSets', 'outputSets'].forEach(atMostOne);
  if (task.type === 'bpmn:SendTask' && refers('messageRef')) ['inputSets', 'dataInputs'].forEach(atMostOne);
  if (task.type === 'bpmn:ReceiveTask' && refers('messageRef')) ['outputSets', 'dataOutputs'].forEach(atMostOne);
}
