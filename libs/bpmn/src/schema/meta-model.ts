import { BpmnModdle, type ModdleDescriptor, type ModdleProperty } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { SourceElement } from '../source/source-element.ts';

/** The standard's meta-model as bpmn-moddle keeps it, with the `zeebe:` extension elements. */
export const newModdle = (): BpmnModdle => new BpmnModdle({ zeebe });

const model = newModdle();
const packages = model.getPackages();

export const BPMN_NAMESPACE = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** Namespace -> prefix used in this house, the same the reader uses. */
export const USUAL_PREFIXES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
  'http://www.w3.org/XML/1998/namespace': 'xml',
  ...Object.fromEntries(packages.map(({ uri, prefix }) => [uri, prefix])),
};

const KNOWN_PREFIXES = new Set(packages.map(({ prefix }) => prefix));
export const isKnownPrefix = (prefix: string): boolean => KNOWN_PREFIXES.has(prefix);

/** Prefixes of the diagram: shapes, edges, colours. */
const DIAGRAM_PREFIXES = new Set(['bpmndi', 'di', 'dc', 'bioc', 'color']);
export const isDiagram = (element: SourceElement): boolean => DIAGRAM_PREFIXES.has(element.prefix);

/** What the meta-model makes of a child: the property that takes it and, for elements, its type. */
export type Slot =
  | { readonly kind: 'element'; readonly property: ModdleProperty; readonly descriptor: ModdleDescriptor }
  | { readonly kind: 'reference' | 'value'; readonly property: ModdleProperty }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unknown' | 'misplaced' | 'unknownType' };

const SIMPLE = new Set(['String', 'Boolean', 'Integer', 'Real']);

/** Descriptor of a type, or null where no package knows it. */
export function descriptorOf(type: string): ModdleDescriptor | null {
  const known = descriptors.get(type);
  if (known !== undefined) return known;
  const found = lookUp(type);
  descriptors.set(type, found);
  return found;
}
const descriptors = new Map<string, ModdleDescriptor | null>();

function lookUp(type: string): ModdleDescriptor | null {
  try {
    return model.getType(type).$descriptor;
  } catch {
    // moddle has no question "do you know?", only an order that throws.
    return null;
  }
}

/** Which property of `parent` takes `child`; the same choice bpmn-moddle makes, made before it has to warn. */
export function slotOf(parent: ModdleDescriptor, child: SourceElement): Slot {
  const named = parent.propertiesByName[child.name];
  if (named && !named.isAttr) return slotByName(named, child);
  const pkg = model.getPackage(child.prefix);
  if (!pkg) {
    const any = parent.properties.find((property) => !property.isReference && property.type === 'Element');
    return any ? { kind: 'foreign' } : { kind: 'misplaced' };
  }
  // Aliases are lower case: `bpmn:UserTask` is no element of the standard.
  const isAlias = pkg.xml?.tagAlias === 'lowerCase';
  if (isAlias && /^[A-Z]/.test(child.localName)) return { kind: 'unknown' };
  const descriptor = descriptorOf(`${child.prefix}:${isAlias ? capitalised(child.localName) : child.localName}`);
  if (!descriptor) return { kind: 'unknown' };
  const property = parent.properties.find(
    (candidate) => !candidate.isVirtual && !candidate.isReference && candidate.type in descriptor.allTypesByName,
  );
  if (property) return { kind: 'element', property, descriptor };
  // Extension types need not descend from `Element` to stand among extensions.
  return { kind: 'misplaced' };
}

function slotByName(property: ModdleProperty, child: SourceElement): Slot {
  if (SIMPLE.has(property.type)) return { kind: 'value', property };
  if (property.isReference) return { kind: 'reference', property };
  const written = property.xml?.serialize === 'xsi:type' ? child.attributes['xsi:type'] : undefined;
  const descriptor = descriptorOf(written ? typeWritten(written, child) : property.type);
  return descriptor ? { kind: 'element', property, descriptor } : { kind: 'unknownType' };
}

/** `bpmn2:tFormalExpression` -> `bpmn:FormalExpression`. */
function typeWritten(written: string, child: SourceElement): string {
  const colon = written.indexOf(':');
  const prefixInFile = colon < 0 ? 'xmlns' : written.slice(0, colon);
  const prefix = child.namespaces[prefixInFile] ?? prefixInFile;
  const localName = written.slice(colon + 1);
  const typePrefix = model.getPackage(prefix)?.xml?.typePrefix;
  return `${prefix}:${typePrefix && localName.startsWith(typePrefix) ? localName.slice(typePrefix.length) : localName}`;
}

/** Values an enumeration of the meta-model allows; null for a type that is none. */
export function enumerationOf(type: string): readonly string[] | null {
  const [prefix, name] = type.split(':');
  const literals = packages
    .find((pkg) => pkg.prefix === prefix)
    ?.enumerations?.find((enumeration) => enumeration.name === name || enumeration.name === type)?.literalValues;
  return literals ? literals.map((literal) => literal.name) : null;
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
