import type { Diagnostic } from '@fallspur/kernel';
import { Findings } from './diagnostics/diagnose.ts';
import { textWithinLimits, typeFile, type BpmnSource } from './read-bpmn.ts';
import { isMarkup } from './schema/check-attributes.ts';
import { isDiagram } from './schema/meta-model.ts';
import type { TypedElement } from './schema/typed-element.ts';
import { textOf, type SourceElement } from './source/source-element.ts';
import { DEFAULT_LIMITS } from './source/limits.ts';

/** Which text the definition hash is made over; a change of the rules below gets a new name here. */
export const CANONICAL_BPMN_FORM = 'fallspur-bpmn-1';

export interface CanonicalBpmn {
  /** Null where the file cannot be read; `diagnostics` says why. */
  readonly text: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The same text for files that say the same: one line an element, in document order. In: every element of BPMN and
 * `zeebe:` with its attributes and texts, documentation and text annotations too, for they were approved as well.
 * Out: the drawing (shapes may move), comments, white space between elements, prefixes and order of attributes,
 * the name of the tool, and extensions of other tools, which have no effect here.
 */
export function canonicalBpmn(source: BpmnSource): CanonicalBpmn {
  const findings = new Findings(source.file);
  const xml = textWithinLimits(source, findings);
  const typed = xml === null ? null : typeFile(xml, { ...DEFAULT_LIMITS, ...source.limits }, findings);
  if (!typed) return { text: null, diagnostics: findings.sorted() };
  const lines = [CANONICAL_BPMN_FORM];
  writeElement(typed.root, 0, lines);
  return { text: `${lines.join('\n')}\n`, diagnostics: findings.sorted() };
}

const ABOUT_THE_TOOL = new Set(['exporter', 'exporterVersion']);

function writeElement(element: TypedElement, depth: number, lines: string[]): void {
  if (isDiagram(element.source)) return;
  const written = new Map([...element.writtenBySlot.values()].flat().map((source) => [source, null]));
  const typed = new Map(element.allContained.map((child) => [child.source, child]));
  // Containers that hold only what is left out leave no trace themselves.
  if (element.type === 'bpmn:ExtensionElements' && typed.size === 0) return;
  lines.push(
    line(element.source, depth, element.descriptor.bodyProperty !== undefined, (name) => isKept(element, name)),
  );
  for (const child of element.source.children) {
    const held = typed.get(child);
    if (held) writeElement(held, depth + 1, lines);
    else if (written.has(child)) lines.push(line(child, depth + 1, true, () => true));
  }
}

const isKept = (element: TypedElement, name: string): boolean =>
  !ABOUT_THE_TOOL.has(name) &&
  (element.descriptor.propertiesByName[name] !== undefined ||
    name === 'xsi:type' ||
    (!isMarkup(name) && !name.includes(':')));

function line(source: SourceElement, depth: number, hasBody: boolean, isKeptHere: (name: string) => boolean): string {
  const attributes = Object.keys(source.attributes)
    .filter(isKeptHere)
    .sort()
    .map((name) => ` ${name}=${quoted(name === 'xsi:type' ? typeName(source) : (source.attributes[name] ?? ''))}`);
  const text = hasBody ? textOf(source) : '';
  return `${' '.repeat(depth)}${source.name}${attributes.join('')}${text ? ` ${quoted(text)}` : ''}`;
}

/** Quoted as JSON, in Unicode normal form NFC: the same letters are the same bytes. */
const quoted = (value: string): string => JSON.stringify(value.normalize('NFC'));

/** The prefix inside a value is as free as any other. */
const typeName = (source: SourceElement): string => {
  const written = source.attributes['xsi:type'] ?? '';
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? 'xmlns' : written.slice(0, colon);
  return `${source.namespaces[prefix] ?? prefix}:${written.slice(colon + 1)}`;
};
