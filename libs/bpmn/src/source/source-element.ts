import type { SourcePosition } from '@fallspur/kernel';

/** An element exactly as it stands in the file, before anybody asks what it means. */
export interface SourceElement {
  /** Name with the usual prefix of its namespace, e.g. `bpmn:userTask`, whatever prefix the file uses. */
  readonly name: string;
  readonly localName: string;
  readonly prefix: string;
  readonly namespace: string;
  /** Decoded values by name with the usual prefix; attributes without a prefix keep none. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Prefixes in force here: prefix of the file -> usual prefix, `<prefix>$uri` -> namespace. */
  readonly namespaces: Readonly<Record<string, string>>;
  readonly parent: SourceElement | null;
  readonly children: readonly SourceElement[];
  readonly texts: readonly TextRun[];
  readonly position: SourcePosition;
  /** Offsets of the first character and behind the last. */
  readonly start: number;
  readonly end: number;
}

export interface TextRun {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** All character data of an element, exactly as written; '' where only white space stands. */
export function textOf(element: SourceElement): string {
  const text = element.texts.map((run) => run.value).join('');
  return text.trim() === '' ? '' : text;
}

/** Every element of the tree, parents before children, in document order. */
export function* allElements(root: SourceElement): Generator<SourceElement> {
  const stack: SourceElement[] = [root];
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i--) stack.push(next.children[i] as SourceElement);
  }
}

/** Where an element stands that may have no id, or is no part of BPMN: its position, named by the next around it that is. */
export function placeIn(element: SourceElement): {
  readonly position: SourceElement['position'];
  readonly id?: string | undefined;
  readonly name?: string | undefined;
} {
  let at: SourceElement | null = element;
  while (at && (at.prefix !== 'bpmn' || !at.attributes.id)) at = at.parent;
  return { position: element.position, id: at?.attributes.id, name: at?.attributes.name };
}
