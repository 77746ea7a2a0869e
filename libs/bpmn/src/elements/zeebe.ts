import type { IoMapping, ZeebeExtensions } from '../model.ts';
import type { TypedElement } from '../schema/typed-element.ts';

/** The `zeebe:` extension elements of an element; expressions as written. */
export function readZeebe(element: TypedElement): ZeebeExtensions {
  const one = (type: string): TypedElement | null => element.extensions(type)[0] ?? null;
  const ioMapping = one('zeebe:IoMapping');
  return {
    userTask: one('zeebe:UserTask') !== null,
    taskDefinition: taskDefinition(one('zeebe:TaskDefinition'), one),
    assignment: assignment(one('zeebe:AssignmentDefinition')),
    schedule: schedule(one('zeebe:TaskSchedule')),
    priority: one('zeebe:PriorityDefinition')?.text('priority') ?? null,
    formId: one('zeebe:FormDefinition')?.text('formId') ?? null,
    calledDecision: calledDecision(one('zeebe:CalledDecision')),
    calledElement: calledElement(one('zeebe:CalledElement')),
    script: script(one('zeebe:Script')),
    inputs: mappings(ioMapping, 'inputParameters'),
    outputs: mappings(ioMapping, 'outputParameters'),
    multiInstance: collections(element.child('loopCharacteristics')),
    properties: named(one('zeebe:Properties')?.children('properties') ?? [], 'name'),
  };
}

const taskDefinition = (
  element: TypedElement | null,
  one: (type: string) => TypedElement | null,
): ZeebeExtensions['taskDefinition'] =>
  element && {
    type: element.text('type') ?? '',
    retries: element.text('retries'),
    headers: named(one('zeebe:TaskHeaders')?.children('values') ?? [], 'key'),
  };

const assignment = (element: TypedElement | null): ZeebeExtensions['assignment'] =>
  element && {
    assignee: element.text('assignee'),
    candidateGroups: element.text('candidateGroups'),
    candidateUsers: element.text('candidateUsers'),
  };

const schedule = (element: TypedElement | null): ZeebeExtensions['schedule'] =>
  element && { dueDate: element.text('dueDate'), followUpDate: element.text('followUpDate') };

const calledDecision = (element: TypedElement | null): ZeebeExtensions['calledDecision'] =>
  element && { decisionId: element.text('decisionId') ?? '', resultVariable: element.text('resultVariable') ?? '' };

const calledElement = (element: TypedElement | null): ZeebeExtensions['calledElement'] =>
  element && {
    processId: element.text('processId') ?? '',
    bindingType: element.text('bindingType'),
    versionTag: element.text('versionTag'),
    propagateAllChildVariables: optionalFlag(element, 'propagateAllChildVariables'),
    propagateAllParentVariables: optionalFlag(element, 'propagateAllParentVariables'),
  };

const script = (element: TypedElement | null): ZeebeExtensions['script'] =>
  element && { expression: element.text('expression') ?? '', resultVariable: element.text('resultVariable') ?? '' };

const mappings = (element: TypedElement | null, property: string): readonly IoMapping[] =>
  element?.children(property).map((mapping) => ({
    source: mapping.text('source') ?? '',
    target: mapping.text('target') ?? '',
  })) ?? [];

function collections(loop: TypedElement | null): ZeebeExtensions['multiInstance'] {
  const element = loop?.extensions('zeebe:LoopCharacteristics')[0];
  if (!element) return null;
  return {
    inputCollection: element.text('inputCollection'),
    inputElement: element.text('inputElement'),
    outputCollection: element.text('outputCollection'),
    outputElement: element.text('outputElement'),
  };
}

function named(elements: readonly TypedElement[], by: 'name' | 'key'): Readonly<Record<string, string>> {
  const values = Object.create(null) as Record<string, string>;
  for (const element of elements) {
    const name = element.text(by);
    if (name !== null) values[name] = element.text('value') ?? '';
  }
  return values;
}

const optionalFlag = (element: TypedElement, property: string): boolean | null =>
  element.text(property) === null ? null : element.flag(property);
