import type { ModdleProperty } from 'bpmn-moddle';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Findings } from '../diagnostics/diagnose.ts';
import { descriptorOf, isDiagram } from './meta-model.ts';
import { describe } from './type-document.ts';
import type { TypedDocument, TypedElement } from './typed-element.ts';

/** References without which an element means nothing. */
const DEMANDED: Readonly<Record<string, readonly string[]>> = {
  'bpmn:SequenceFlow': ['sourceRef', 'targetRef'],
  'bpmn:MessageFlow': ['sourceRef', 'targetRef'],
  'bpmn:Association': ['sourceRef', 'targetRef'],
  'bpmn:BoundaryEvent': ['attachedToRef'],
};

/** References nobody needs to carry out a process: dangling, they are worth a word and no more. */
const HARMLESS = new Set([
  'bpmn:categoryValueRef',
  'bpmn:itemSubjectRef',
  'bpmn:structureRef',
  'bpmn:dataStoreRef',
  'bpmn:extensionDefinitions',
  'bpmn:definition',
  'bpmn:evaluatesToTypeRef',
  'bpmn:supportedInterfaceRef',
  'bpmn:interfaceRef',
  'bpmn:endPointRefs',
  'bpmn:partitionElementRef',
  'bpmn:source',
  'bpmn:target',
  'bpmn:itemRef',
  'bpmn:import',
  'bpmn:supports',
  'bpmn:definitionalCollaborationRef',
  'bpmn:boundaryEventRefs',
  'bpmn:type',
  'bpmn:resourceRef',
  'bpmn:parameterRef',
]);

/** Every reference resolves, and to an element of the type the meta-model demands. [BPMN 8.3.1] */
export function checkReferences(document: TypedDocument, findings: Findings): void {
  for (const element of document.elements) {
    for (const property of element.descriptor.properties)
      if (property.isReference && !property.isVirtual) checkReference(element, property, document, findings);
    for (const demanded of DEMANDED[element.type] ?? [])
      if (element.writtenReferences(demanded).length === 0)
        findings.add('E_REFERENCE_MISSING', element, `${describe(element)} has no ${demanded}.`);
  }
}

function checkReference(
  element: TypedElement,
  property: ModdleProperty,
  document: TypedDocument,
  findings: Findings,
): void {
  for (const written of element.writtenReferences(property.name)) {
    const target = document.find(written);
    const name = property.ns.localName;
    if (!target) {
      findings.add(
        codeOfDangling(written, element, property),
        element,
        `${name} of ${describe(element)} names "${written}", which is not in the file.`,
      );
    } else if (property.type !== 'Element' && descriptorOf(property.type) && !target.is(property.type)) {
      findings.add(
        isDiagram(element.source)
          ? 'W_DIAGRAM'
          : isHarmlessTarget(element, target)
            ? 'W_REFERENCE_TYPE'
            : 'E_REFERENCE_TYPE',
        element,
        `${name} of ${describe(element)} names ${describe(target)}, expected ${readable(property.type)}.`,
      );
    }
  }
}

function codeOfDangling(written: string, element: TypedElement, property: ModdleProperty): DiagnosticCode {
  if (isDiagram(element.source)) return 'W_DIAGRAM';
  if (!isHarmless(element, property)) return 'E_REFERENCE_DANGLING';
  return isOutside(written, element) ? 'I_REFERENCE_OUTSIDE' : 'W_REFERENCE_DANGLING';
}

const isHarmless = (element: TypedElement, property: ModdleProperty): boolean =>
  HARMLESS.has(property.ns.name) || !isInProcess(element);

/** Some tools list pictures of data and texts in lanes too. */
const isHarmlessTarget = (element: TypedElement, target: TypedElement): boolean =>
  element.is('bpmn:Lane') && (target.is('bpmn:ItemAwareElement') || target.is('bpmn:Artifact'));

/** No token ever passes there; what execution reads of them has rules of its own. */
const isInProcess = (element: TypedElement): boolean =>
  !['bpmn:Association', 'bpmn:ConversationNode', 'bpmn:Relationship'].some((type) => element.is(type));

/** A name with the prefix of another namespace points into another file or to a type such as `xsd:string`. */
function isOutside(written: string, element: TypedElement): boolean {
  if (element.document.byId.has(written) || !written.includes(':')) return false;
  const namespace = element.source.namespaces[`${written.slice(0, written.indexOf(':'))}$uri`];
  const root = element.document.elements[0];
  return namespace !== undefined && namespace !== root?.attribute('targetNamespace');
}

const readable = (type: string): string => `an element of type ${type.replace('bpmn:', '')}`;
