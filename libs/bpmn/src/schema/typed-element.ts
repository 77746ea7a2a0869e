import type { SourcePosition } from '@fallspur/kernel';
import type { ModdleDescriptor, ModdleProperty } from 'bpmn-moddle';
import { textOf, type SourceElement } from '../source/source-element.ts';

/**
 * An element with its type of the meta-model. Readers ask it by property name, and it remembers what was asked:
 * the census reports whatever stands in the file and nobody asked for.
 */
export class TypedElement {
  readonly source: SourceElement;
  readonly descriptor: ModdleDescriptor;
  readonly parent: TypedElement | null;
  /** The property of the parent that holds it. */
  readonly slot: string;
  /** Contained elements by property name, in document order. */
  readonly #contained = new Map<string, TypedElement[]>();
  /** Elements that only hold a text: references (`incoming`) and values (`script`). */
  readonly #written = new Map<string, SourceElement[]>();
  readonly #asked = new Set<string>();
  #given = '';
  readonly document: TypedDocument;

  constructor(
    source: SourceElement,
    descriptor: ModdleDescriptor,
    parent: TypedElement | null,
    slot: string,
    document: TypedDocument,
  ) {
    this.source = source;
    this.descriptor = descriptor;
    this.parent = parent;
    this.slot = slot;
    this.document = document;
  }

  /** e.g. `bpmn:UserTask`. */
  get type(): string {
    return this.descriptor.name;
  }
  get position(): SourcePosition {
    return this.source.position;
  }
  /** '' where the element has none, and was given none. */
  get id(): string {
    return this.source.attributes.id ?? this.#given;
  }
  /** What no reference names may be left without an id, but execution names it all the same. [BPMN 8.3.1] */
  nameAs(id: string): void {
    this.#given = id;
    this.document.byId.set(id, this);
  }
  get name(): string {
    return this.source.attributes.name ?? '';
  }
  is(type: string): boolean {
    return type in this.descriptor.allTypesByName;
  }

  // --- asking, which the census counts as "taken into the model" -----------------------------------------------

  /** Text of an attribute or of an element that holds only a text; null where it is not written. */
  text(property: string): string | null {
    this.#asked.add(property);
    const element = this.#written.get(property)?.[0];
    return element ? textOf(element) : (this.attribute(property) ?? null);
  }

  /** Where such a text stands. */
  positionOf(property: string): SourcePosition {
    return this.#written.get(property)?.[0]?.position ?? this.position;
  }

  /** An attribute of type boolean, else the default of the standard, else false. */
  flag(property: string): boolean {
    const written = this.text(property)?.trim();
    if (written !== undefined) return written === 'true' || written === '1';
    return this.descriptor.propertiesByName[property]?.default === true;
  }

  /** An attribute of type integer, else the default of the standard, else null. */
  integer(property: string): number | null {
    const written = this.text(property);
    const value = written === null ? this.descriptor.propertiesByName[property]?.default : Number(written.trim());
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
  }

  children(property: string): readonly TypedElement[] {
    this.#asked.add(property);
    return this.#contained.get(property) ?? [];
  }

  child(property: string): TypedElement | null {
    return this.children(property)[0] ?? null;
  }

  /** Ids a reference property names, as written but for a prefix that only names the namespace of this file. */
  references(property: string): readonly string[] {
    this.#asked.add(property);
    return this.writtenReferences(property).map((written) => this.document.localId(written));
  }

  reference(property: string): string | null {
    return this.references(property)[0] ?? null;
  }

  /** Extension elements of a type, e.g. `zeebe:TaskDefinition`. */
  extensions(type: string): readonly TypedElement[] {
    const values = this.child('extensionElements')?.children('values') ?? [];
    const found = values.filter((value) => value.type === type);
    for (const value of found) this.document.askedExtensions.add(value);
    return found;
  }

  // --- looking without taking: for the rules and the census ----------------------------------------------------

  attribute(property: string): string | undefined {
    return this.source.attributes[property];
  }
  contained(property: string): readonly TypedElement[] {
    return this.#contained.get(property) ?? [];
  }
  get allContained(): readonly TypedElement[] {
    return [...this.#contained.values()].flat();
  }
  get containedBySlot(): ReadonlyMap<string, readonly TypedElement[]> {
    return this.#contained;
  }
  get writtenBySlot(): ReadonlyMap<string, readonly SourceElement[]> {
    return this.#written;
  }
  /** A reader that only passes by an element does not read it. */
  get wasRead(): boolean {
    return this.#asked.size > 0 || this.document.askedExtensions.has(this);
  }
  wasAsked(property: string): boolean {
    return this.#asked.has(property);
  }
  writtenReferences(property: string): readonly string[] {
    const elements = this.#written.get(property)?.map((element) => textOf(element).trim()) ?? [];
    const attribute = this.attribute(property)?.split(/\s+/) ?? [];
    return [...elements, ...attribute].filter((id) => id !== '');
  }

  /** For the one who builds the tree. */
  holds(property: ModdleProperty, held: TypedElement | SourceElement): void {
    if (held instanceof TypedElement) append(this.#contained, property.name, held);
    else append(this.#written, property.name, held);
  }
}

/** All typed elements of a file, and whom an id names. */
export class TypedDocument {
  readonly byId = new Map<string, TypedElement>();
  readonly elements: TypedElement[] = [];
  readonly #byType = new Map<string, readonly TypedElement[]>();
  readonly askedExtensions = new Set<TypedElement>();

  /** The element a reference names; QName prefixes only say "this file's namespace". */
  find(reference: string): TypedElement | undefined {
    return this.byId.get(this.localId(reference));
  }

  localId(reference: string): string {
    if (this.byId.has(reference)) return reference;
    const local = reference.slice(reference.indexOf(':') + 1);
    return this.byId.has(local) ? local : reference;
  }

  /** Only once the tree is built: the answer is kept. */
  ofType(type: string): readonly TypedElement[] {
    const known = this.#byType.get(type);
    if (known) return known;
    const found = this.elements.filter((element) => element.is(type));
    this.#byType.set(type, found);
    return found;
  }
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
