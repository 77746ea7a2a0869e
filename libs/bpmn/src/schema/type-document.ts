import type { ModdleDescriptor } from 'bpmn-moddle';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Findings } from '../diagnostics/diagnose.ts';
import { allElements, placeIn, type SourceElement } from '../source/source-element.ts';
import { isDiagram, isKnownPrefix, slotOf } from './meta-model.ts';
import { TypedDocument, TypedElement } from './typed-element.ts';

/** Stretches of the file the meta-model has no place for; each has its diagnostic. */
export interface CutOut {
  readonly start: number;
  readonly end: number;
}

export interface TypedFile {
  readonly document: TypedDocument;
  readonly root: TypedElement;
  readonly cuts: readonly CutOut[];
  /** Elements without a place, each reported, with all they hold. */
  readonly rejected: readonly SourceElement[];
  /** Foreign and misused elements below `extensionElements`, by name. */
  readonly foreign: readonly SourceElement[];
}

// The same test bpmn-moddle applies: an id it refuses would drop its element.
const ID = /^([a-z][\w-.]*:)?[a-z_][\w-.]*$/i;

/** Gives every element its type; whatever has none is reported and cut out, so that the reader drops nothing. */
export function typeDocument(root: SourceElement, descriptor: ModdleDescriptor, findings: Findings): TypedFile {
  const document = new TypedDocument();
  const cuts: CutOut[] = [];
  const rejected: SourceElement[] = [];
  const foreign: SourceElement[] = [];
  const usedIds = new Set<string>();

  const reject = (code: DiagnosticCode, source: SourceElement, message: string): void => {
    const { id, name } = source.attributes;
    const place = id ? { position: source.position, id, name } : placeIn(source);
    const below = [...allElements(source)].length - 1;
    const lost = below > 0 ? `${message} With it ${below} element(s) below are not read.` : message;
    findings.add(isDiagram(source) ? 'W_DIAGRAM' : code, place, lost);
    cuts.push(source);
    rejected.push(source);
  };

  const take = (
    source: SourceElement,
    type: ModdleDescriptor,
    parent: TypedElement | null,
    slot: string,
  ): TypedElement => {
    const element = new TypedElement(source, type, parent, slot, document);
    document.elements.push(element);
    if (element.id && type.idProperty) document.byId.set(element.id, element);
    if (!type.bodyProperty) rejectTexts(element);
    for (const child of source.children) place(child, element);
    return element;
  };

  const place = (child: SourceElement, parent: TypedElement): void => {
    const slot = slotOf(parent.descriptor, child);
    const inExtension = parent.type === 'bpmn:ExtensionElements';
    switch (slot.kind) {
      case 'foreign':
        foreign.push(child);
        return;
      case 'value':
      case 'reference':
        if (child.children.length > 0)
          return reject('E_UNKNOWN_ELEMENT', child, `<${child.name}> holds elements, expected only text.`);
        if (!slot.property.isMany && parent.writtenBySlot.has(slot.property.name)) return repeated(child, parent);
        parent.holds(slot.property, child);
        return;
      case 'element': {
        if (!slot.property.isMany && parent.containedBySlot.has(slot.property.name)) return repeated(child, parent);
        if (!idIsUsable(child, slot.descriptor)) return;
        parent.holds(slot.property, take(child, slot.descriptor, parent, slot.property.name));
        return;
      }
      default:
        if (!isKnownPrefix(child.prefix)) {
          findings.add(
            'W_FOREIGN_MISPLACED',
            placeIn(child),
            `<${child.name}> of another namespace stands in ${describe(parent)}.`,
          );
          rejected.push(child);
          cuts.push(child);
          return;
        }
        if (inExtension && !isDiagram(child)) {
          foreign.push(child);
          cuts.push(child);
          return;
        }
        // The schema allows it in places where the meta-model has no property for it.
        if (child.name === 'bpmn:documentation')
          reject('W_NOT_READ', child, `<documentation> of ${describe(parent)} is not read.`);
        else reject(...reasonOf(slot.kind, child, parent));
    }
  };

  const repeated = (child: SourceElement, parent: TypedElement): void =>
    reject(
      'E_REPEATED_ELEMENT',
      child,
      `<${child.name}> stands again in ${describe(parent)}, which may hold only one.`,
    );

  const idIsUsable = (child: SourceElement, type: ModdleDescriptor): boolean => {
    const id = child.attributes.id;
    if (!id || !type.idProperty) return true;
    if (!ID.test(id)) {
      reject('E_ID_ILLEGAL', child, `The id "${id}" of <${child.name}> is not an id of XML.`);
      return false;
    }
    // Tables of the engine are kept by id, and no table of JavaScript can hold this one.
    if (id === '__proto__') {
      reject('E_ID_ILLEGAL', child, `The id "${id}" of <${child.name}> cannot be used here.`);
      return false;
    }
    if (usedIds.has(id)) {
      reject('E_ID_DUPLICATE', child, `The id "${id}" of <${child.name}> is used before.`);
      return false;
    }
    usedIds.add(id);
    return true;
  };

  const rejectTexts = (element: TypedElement): void => {
    for (const run of element.source.texts) {
      if (run.value.trim() === '') continue;
      const text = run.value.trim().slice(0, 40);
      if (element.type === 'bpmn:ExtensionElements' || !element.source.prefix.startsWith('bpmn'))
        findings.add('W_IN_EXTENSION', element, `The text "${text}" in <${element.source.name}> is not read.`);
      else
        findings.add(
          'E_UNEXPECTED_TEXT',
          element,
          `The text "${text}" stands in ${describe(element)}, expected elements.`,
        );
      cuts.push(run);
    }
  };

  if (idIsUsable(root, descriptor)) {
    const typed = take(root, descriptor, null, '');
    nameFlows(document);
    return { document, root: typed, cuts, rejected, foreign };
  }
  const typed = new TypedElement(root, descriptor, null, '', document);
  return { document, root: typed, cuts, rejected, foreign };
}

/** A flow without id is named by its ends, and numbered where several join the same. */
function nameFlows(document: TypedDocument): void {
  for (const flow of document.ofType('bpmn:SequenceFlow')) {
    if (flow.id) continue;
    const [source = '', target = ''] = ['sourceRef', 'targetRef'].map((end) => flow.writtenReferences(end)[0]);
    const name = `${document.localId(source)}-${document.localId(target)}`;
    let id = name;
    for (let number = 2; document.byId.has(id); number++) id = `${name}-${number}`;
    flow.nameAs(id);
  }
}

function reasonOf(
  kind: 'unknown' | 'misplaced' | 'unknownType',
  child: SourceElement,
  parent: TypedElement,
): [DiagnosticCode, SourceElement, string] {
  if (kind === 'unknownType')
    return ['E_UNKNOWN_TYPE', child, `The type "${child.attributes['xsi:type']}" of <${child.name}> is not known.`];
  if (kind === 'unknown')
    return ['E_UNKNOWN_ELEMENT', child, `<${child.name}> in ${describe(parent)} is no element of BPMN 2.0.`];
  return ['E_MISPLACED_ELEMENT', child, `<${child.name}> may not stand in ${describe(parent)}.`];
}

export const describe = (element: TypedElement): string =>
  `<${element.source.name}${element.id ? ` id="${element.id}"` : ''}>`;
