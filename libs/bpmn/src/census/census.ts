import type { Findings } from '../diagnostics/diagnose.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { isMarkup } from '../schema/check-attributes.ts';
import { BPMN_NAMESPACE } from '../schema/meta-model.ts';
import { describe, type TypedFile } from '../schema/type-document.ts';
import type { TypedElement } from '../schema/typed-element.ts';
import { allElements, placeIn, type SourceElement } from '../source/source-element.ts';
import { IRRELEVANT_TO_EXECUTION } from './irrelevant.ts';

/**
 * Elements of the BPMN namespace by local name, as taken into the typed document. What the file holds beyond that
 * was reported when it was cut out. Elements below `extensionElements` are not counted.
 */
export function countTaken(file: TypedFile): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const count = (source: SourceElement): void => {
    if (source.namespace === BPMN_NAMESPACE) counts[source.localName] = (counts[source.localName] ?? 0) + 1;
  };
  for (const element of file.document.elements) {
    count(element.source);
    for (const written of element.writtenBySlot.values()) written.forEach(count);
  }
  return counts;
}

/** The same for what was cut out and reported: with `countTaken` it makes up all that stands in the file. */
export function countNotTaken(file: TypedFile): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const count = (source: SourceElement): void => {
    if (source.namespace === BPMN_NAMESPACE) counts[source.localName] = (counts[source.localName] ?? 0) + 1;
    if (source.name !== 'bpmn:extensionElements') source.children.forEach(count);
  };
  file.rejected.forEach(count);
  return counts;
}

/** Goes through everything that stands in the file: read, known to be irrelevant, or reported here. */
export function reportUnread(file: TypedFile, findings: Findings): void {
  visit(file.root, findings);
  reportForeign(file.foreign, findings);
}

function visit(element: TypedElement, findings: Findings): void {
  for (const name of Object.keys(element.source.attributes)) {
    const property = element.descriptor.propertiesByName[name];
    if (!property || isMarkup(name) || element.wasAsked(property.name) || isIrrelevant(element, property.name))
      continue;
    if (isDefault(element, property.name)) continue;
    findings.add(
      'W_NOT_READ',
      element,
      `${name}="${element.attribute(name)}" of ${describe(element)} has no effect here.`,
    );
  }
  for (const [slot, written] of element.writtenBySlot) {
    if (element.wasAsked(slot) || isIrrelevant(element, slot)) continue;
    for (const one of written)
      findings.add('W_NOT_READ', placeIn(one), `<${one.name}> of ${describe(element)} has no effect here.`);
  }
  for (const [slot, contained] of element.containedBySlot)
    for (const child of contained) {
      if (isIrrelevantElement(child)) continue;
      // What holds extensions is nothing by itself; below it every one must have been asked for.
      if (slot === 'extensionElements' || (element.wasAsked(slot) && child.wasRead)) visit(child, findings);
      else if (!isIrrelevant(element, slot)) reportUnreadElement(child, findings);
    }
}

function reportUnreadElement(element: TypedElement, findings: Findings): void {
  const code = codeOfUnread(element);
  findings.add(
    code,
    element,
    `${describe(element)} ${code === 'E_UNSUPPORTED' ? 'is not supported' : 'has no effect here'}.`,
  );
}

/** What moves tokens and is not read changes the meaning of the model: refuse. What only adds to it: warn. */
const codeOfUnread = (element: TypedElement): DiagnosticCode =>
  element.is('bpmn:FlowNode') ||
  element.is('bpmn:EventDefinition') ||
  element.is('bpmn:LoopCharacteristics') ||
  element.is('bpmn:Choreography') ||
  element.is('bpmn:GlobalConversation') ||
  element.is('bpmn:CallableElement')
    ? 'E_UNSUPPORTED'
    : 'W_NOT_READ';

function isIrrelevant(element: TypedElement, property: string): boolean {
  if (`.${property}` in IRRELEVANT_TO_EXECUTION) return true;
  return Object.keys(element.descriptor.allTypesByName).some(
    (type) => `${type}.${property}` in IRRELEVANT_TO_EXECUTION,
  );
}

const isIrrelevantElement = (element: TypedElement): boolean =>
  Object.keys(element.descriptor.allTypesByName).some((type) => type in IRRELEVANT_TO_EXECUTION);

/** A default written out says nothing beyond the standard. */
const isDefault = (element: TypedElement, property: string): boolean => {
  const value = element.descriptor.propertiesByName[property]?.default;
  return value !== undefined && String(value) === element.attribute(property);
};

function reportForeign(foreign: readonly SourceElement[], findings: Findings): void {
  const counts = new Map<string, { count: number; first: SourceElement; names: Set<string> }>();
  for (const top of foreign)
    for (const element of allElements(top)) {
      const entry = counts.get(element.namespace);
      if (entry) {
        entry.count += 1;
        entry.names.add(element.localName);
      } else counts.set(element.namespace, { count: 1, first: element, names: new Set([element.localName]) });
    }
  for (const [namespace, { count, first, names }] of counts) {
    const list = [...names].slice(0, 8).join(', ') + (names.size > 8 ? ', …' : '');
    if (namespace === BPMN_NAMESPACE)
      findings.add(
        'W_IN_EXTENSION',
        placeIn(first),
        `${count} element(s) of the BPMN namespace below extensionElements are not read: ${list}.`,
      );
    else
      findings.add(
        'I_FOREIGN',
        placeIn(first),
        `${count} extension element(s) of namespace "${namespace}" have no effect: ${list}.`,
      );
  }
}
