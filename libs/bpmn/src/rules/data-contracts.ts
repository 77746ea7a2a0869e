import type { TypedElement } from '../schema/typed-element.ts';
import { isExecutable, type Rule, type RuleContext } from './rule-context.ts';

/** Where a file draws data, they have to be those of the message, trigger, collection or called element. [BPMN 10.3, 10.4] */
export const dataContracts: Rule = (context) => {
  const executed = (type: string): readonly TypedElement[] =>
    context.document.ofType(type).filter((element) => isExecutable(element) !== false);
  for (const task of executed('bpmn:Task')) messagesOfTask(task, context);
  for (const type of ['bpmn:SendTask', 'bpmn:ReceiveTask', 'bpmn:MessageEventDefinition'])
    for (const one of executed(type)) messageOfOperation(one, context);
  for (const event of executed('bpmn:Event')) triggersOfEvent(event, context);
  for (const loop of executed('bpmn:MultiInstanceLoopCharacteristics')) collectionsOfLoop(loop, context);
  for (const call of executed('bpmn:CallActivity')) calledData(call, context);
  for (const association of executed('bpmn:DataAssociation')) directions(association, context);
  for (const callable of executed('bpmn:CallableElement')) boundService(callable, context);
};

/** What is offered as a service says which of its inputs and outputs carry the operation's messages. [BPMN 8.4.3] */
function boundService(callable: TypedElement, context: RuleContext): void {
  const offers = callable.writtenReferences('supportedInterfaceRef').length > 0;
  const bound = callable.contained('ioBinding').length > 0;
  if (offers && !bound) offence(callable, 'it is offered as a service and binds no operation', context);
}

/** Who names both a message and an operation means the message the operation takes or gives. [BPMN 8.4.3, 10.5.5] */
function messageOfOperation(element: TypedElement, context: RuleContext): void {
  const operation = refers(element, 'operationRef', context);
  const message = refers(element, 'messageRef', context);
  if (!operation || !message) return;
  const exchanged = ['inMessageRef', 'outMessageRef'].map((property) => refers(operation, property, context));
  if (exchanged.some(Boolean) && !exchanged.includes(message))
    offence(
      element,
      `it names the message ${message.id}, which the operation ${operation.id} does not exchange`,
      context,
    );
}

function messagesOfTask(task: TypedElement, context: RuleContext): void {
  const operation = refers(task, 'operationRef', context);
  const message = refers(task, 'messageRef', context);
  if (task.type === 'bpmn:SendTask') carries(task, 'dataInputs', message, context);
  if (task.type === 'bpmn:ReceiveTask') carries(task, 'dataOutputs', message, context);
  if (task.type !== 'bpmn:ServiceTask' || !operation) return;
  carries(task, 'dataInputs', refers(operation, 'inMessageRef', context), context);
  carries(task, 'dataOutputs', refers(operation, 'outMessageRef', context), context);
}

function carries(task: TypedElement, property: string, message: TypedElement | undefined, context: RuleContext): void {
  const [item] = task.contained('ioSpecification').flatMap((specification) => specification.contained(property));
  const demanded = message && refers(message, 'itemRef', context);
  if (item && message && demanded && !sameItem(refers(item, 'itemSubjectRef', context), demanded))
    offence(task, `${item.id} is not of the item definition ${demanded.id}, which ${message.id} carries`, context);
}

function triggersOfEvent(event: TypedElement, context: RuleContext): void {
  const items = [...event.contained('dataInputs'), ...event.contained('dataOutputs')];
  if (items.length === 0) return;
  const referenced = event.writtenReferences('eventDefinitionRef').map((id) => context.document.find(id));
  const triggers = [...event.contained('eventDefinitions'), ...referenced].filter((one) => one !== undefined);
  // Without a trigger the data are those of the process.
  if (triggers.length === 0) return;
  if (triggers.length !== items.length)
    return offence(event, `it has ${items.length} data for ${triggers.length} triggers`, context);
  for (const [index, trigger] of triggers.entries()) {
    const root = ['messageRef', 'signalRef', 'errorRef', 'escalationRef']
      .map((name) => refers(trigger, name, context))
      .find(Boolean);
    const demanded = root && (refers(root, 'itemRef', context) ?? refers(root, 'structureRef', context));
    const item = items[index];
    if (item && root && demanded && !sameItem(refers(item, 'itemSubjectRef', context), demanded))
      offence(event, `${item.id} is not of the item definition ${demanded.id}, which ${root.id} carries`, context);
  }
}

/** The item of an instance is one of what the collection holds many of. [BPMN 10.3.9] */
function collectionsOfLoop(loop: TypedElement, context: RuleContext): void {
  for (const [collectionRef, itemProperty] of [
    ['loopDataInputRef', 'inputDataItem'],
    ['loopDataOutputRef', 'outputDataItem'],
  ] as const) {
    const collection = refers(loop, collectionRef, context);
    const [item] = loop.contained(itemProperty);
    const many = collection && refers(collection, 'itemSubjectRef', context);
    const one = item && refers(item, 'itemSubjectRef', context);
    if (!many || !one) continue;
    if (one.attribute('isCollection')?.trim() === 'true')
      offence(loop, `${itemProperty} is itself a collection`, context);
    else if (many.attribute('isCollection')?.trim() === 'true' && structure(many) !== structure(one))
      offence(loop, `${itemProperty} is not what ${collection.id} holds`, context);
  }
}

/** Only a called element of the same file can be compared. [BPMN 10.3.6] */
function calledData(call: TypedElement, context: RuleContext): void {
  const target = context.document.find(call.attribute('calledElement') ?? '');
  if (!target?.is('bpmn:CallableElement')) return;
  for (const property of ['dataInputs', 'dataOutputs'] as const) {
    const [given, demanded] = [call, target].map((element) =>
      element
        .contained('ioSpecification')
        .flatMap((specification) => specification.contained(property))
        .map((item) => structure(refers(item, 'itemSubjectRef', context)))
        .sort(),
    );
    if (given?.join('\n') !== demanded?.join('\n'))
      offence(
        call,
        `its ${property} are ${given?.length}, those of ${target.id} are ${demanded?.length}, or of other items`,
        context,
      );
  }
}

/** What comes into a process is not written in it, what goes out is not read. [BPMN 10.4.1] */
function directions(association: TypedElement, context: RuleContext): void {
  const ofProcess = (item: TypedElement | undefined, type: string): boolean =>
    item?.type === type && item.parent?.parent?.type === 'bpmn:Process';
  if (ofProcess(refers(association, 'targetRef', context), 'bpmn:DataInput'))
    offence(association, 'it writes an input of the process', context);
  if (ofProcess(refers(association, 'sourceRef', context), 'bpmn:DataOutput'))
    offence(association, 'it reads an output of the process', context);
}

const refers = (element: TypedElement, property: string, { document }: RuleContext): TypedElement | undefined => {
  const [written] = element.writtenReferences(property);
  return written === undefined ? undefined : document.find(written);
};

const sameItem = (given: TypedElement | undefined, demanded: TypedElement): boolean =>
  given === demanded || (given?.attribute('structureRef') !== undefined && structure(given) === structure(demanded));

const structure = (definition: TypedElement | undefined): string =>
  definition?.attribute('structureRef') ?? definition?.id ?? '';

const offence = (element: TypedElement, what: string, { report }: RuleContext): void =>
  report('E_DATA_CONTRACT', element, `${element.source.localName} ${element.id}: ${what}.`);
