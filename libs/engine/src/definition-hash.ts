import { canonicalBpmn } from '@fallspur/bpmn';
import { canonicalJson } from '@fallspur/kernel';
import { sha256Hex } from '@fallspur/kernel/hash';
import type { DefinitionSource } from './definition.ts';

/** What the hash is made over; a change of the rules below gets a new name here. */
const FORM = 'fallspur-definition-1';

/**
 * The identity of a definition: SHA-256 over its canonical BPMN, DMN and fact schemas, and over what says how they are
 * read (process, case kind, profile). Moved shapes, reformatted files and renamed files keep it. [decisions.md 14]
 */
export function definitionHash(source: DefinitionSource): string {
  const bpmn = canonicalBpmn(source.bpmn).text ?? withoutLayout(source.bpmn.xml);
  const dmn = source.dmn.map(({ xml }) => withoutLayout(xml)).sort();
  const { process, caseKind, profile, facts } = source;
  return sha256Hex(canonicalJson({ form: FORM, process, caseKind, profile, bpmn, dmn, facts }));
}

// Between tags white space says nothing; inside a text it is kept.
const withoutLayout = (xml: string): string =>
  xml
    .replaceAll('\r\n', '\n')
    .replace(/<dmndi:DMNDI[\s>][^]*?<\/dmndi:DMNDI>/g, '')
    .replace(/>\s+</g, '><')
    .trim()
    .normalize('NFC');
