import type { ModdleProperty } from 'bpmn-moddle';
import type { Findings } from '../diagnostics/diagnose.ts';
import { textOf } from '../source/source-element.ts';
import { enumerationOf, isDiagram, isKnownPrefix } from './meta-model.ts';
import { describe } from './type-document.ts';
import type { TypedDocument, TypedElement } from './typed-element.ts';

/** Attributes the meta-model does not know, and values their type does not allow. */
export function checkAttributes(document: TypedDocument, findings: Findings): void {
  const foreign = new Map<string, { count: number; first: TypedElement }>();
  for (const element of document.elements) {
    for (const [name, value] of Object.entries(element.source.attributes)) {
      const property = element.descriptor.propertiesByName[name];
      if (property) checkValue(element, property, value, findings);
      else if (isForeign(name)) countForeign(foreign, element, name);
      else if (!isMarkup(name))
        findings.add(
          isDiagram(element.source) ? 'W_DIAGRAM' : 'W_UNKNOWN_ATTRIBUTE',
          element,
          `The attribute ${name}="${value}" of ${describe(element)} is not known.`,
        );
    }
    for (const [name, written] of element.writtenBySlot) {
      const property = element.descriptor.propertiesByName[name];
      if (property && !property.isReference)
        for (const one of written) checkValue(element, property, textOf(one), findings);
    }
  }
  for (const [namespace, { count, first }] of foreign)
    findings.add('I_FOREIGN', first, `${count} attribute(s) of the namespace ${namespace} have no effect.`);
}

function checkValue(element: TypedElement, property: ModdleProperty, value: string, findings: Findings): void {
  const expected = expectation(property.type, value.trim());
  if (expected)
    findings.add(
      isDiagram(element.source) ? 'W_DIAGRAM' : 'E_ATTRIBUTE_VALUE',
      element,
      `${property.ns.localName}="${value}" of ${describe(element)}: expected ${expected}.`,
    );
}

/** What would have been right, or null where the value is. */
function expectation(type: string, value: string): string | null {
  if (type === 'Boolean') return /^(true|false|0|1)$/.test(value) ? null : 'true or false';
  if (type === 'Integer') return /^[+-]?\d{1,15}$/.test(value) ? null : 'a whole number';
  if (type === 'Real') return Number.isFinite(Number(value)) && value !== '' ? null : 'a number';
  const allowed = enumerationOf(type);
  return !allowed || allowed.includes(value) ? null : `one of ${allowed.join(', ')}`;
}

/** Namespace declarations and schema hints say something about the XML, not about the process. */
export const isMarkup = (name: string): boolean => /^(xmlns(:|$)|xsi:|xml:)/.test(name);

const isForeign = (name: string): boolean => {
  const colon = name.indexOf(':');
  return colon > 0 && !isMarkup(name) && !isKnownPrefix(name.slice(0, colon));
};

function countForeign(
  counts: Map<string, { count: number; first: TypedElement }>,
  element: TypedElement,
  name: string,
): void {
  const prefix = name.slice(0, name.indexOf(':'));
  const namespace = element.source.namespaces[`${prefix}$uri`] ?? prefix;
  const known = counts.get(namespace);
  if (known) known.count += 1;
  else counts.set(namespace, { count: 1, first: element });
}
