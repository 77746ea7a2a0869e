import type { ModdleElement, ModdleWarning } from 'bpmn-moddle';
import type { Findings } from '../diagnostics/diagnose.ts';
import { FILE_START } from '../source/text-positions.ts';
import { newModdle } from './meta-model.ts';
import type { CutOut, TypedFile } from './type-document.ts';

/**
 * Hands the file, without what was cut out, to bpmn-moddle and compares what it made of it with what stands in the
 * file: every warning becomes a diagnostic, and an element it lost is an error. Two readers agree, or we say so.
 */
export async function takeWithModdle(xml: string, file: TypedFile, findings: Findings): Promise<void> {
  let read;
  try {
    read = await newModdle().fromXML(blanked(xml, file.cuts));
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    findings.add('E_READER_WARNING', { position: FILE_START }, `The reader gave up: ${reason}`);
    return;
  }
  for (const warning of read.warnings) reportWarning(warning, file, findings);
  const expected = countBy(file.document.elements.map((element) => element.type));
  const taken = countBy(typesBelow(read.rootElement));
  for (const [type, count] of expected) {
    const missing = count - (taken.get(type) ?? 0);
    if (missing !== 0)
      findings.add(
        'E_DROPPED_BY_READER',
        file.root,
        `${missing} of ${count} elements of type ${type} were lost in reading.`,
      );
  }
}

function reportWarning(warning: ModdleWarning, file: TypedFile, findings: Findings): void {
  // References and unknown attributes are judged, with better positions, by `references.ts` and the census.
  if (warning.message.startsWith('unresolved reference') || warning.message.startsWith('unknown attribute')) return;
  if (warning.message.startsWith('unsupported document encoding')) return;
  const id = warning.element?.id;
  const place = (id && file.document.byId.get(id)) || { position: FILE_START };
  findings.add('E_READER_WARNING', place, warning.message.replaceAll(/\s+/g, ' '));
}

/** White space instead of the cuts, so that every position stays. */
export function blanked(xml: string, cuts: readonly CutOut[]): string {
  let text = '';
  let done = 0;
  for (const { start, end } of cuts.toSorted((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    text += xml.slice(done, from) + xml.slice(from, end).replaceAll(/[^\r\n]/g, ' ');
    done = end;
  }
  return text + xml.slice(done);
}

function* typesBelow(root: ModdleElement): Generator<string> {
  const stack = [root];
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next.$type;
    for (const property of next.$descriptor.properties) {
      if (property.isReference || property.isAttr || !Object.hasOwn(next, property.name)) continue;
      const value = next[property.name];
      for (const child of Array.isArray(value) ? value : [value]) if (isTyped(child)) stack.push(child);
    }
  }
}

/** Foreign extension elements are generic: they have a type but no descriptor of a package. */
const isTyped = (value: unknown): value is ModdleElement =>
  typeof value === 'object' &&
  value !== null &&
  '$descriptor' in value &&
  Array.isArray((value as ModdleElement).$descriptor.properties) &&
  !('isGeneric' in (value as ModdleElement).$descriptor);

function countBy(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
