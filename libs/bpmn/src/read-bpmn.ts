import { countNotTaken, countTaken, reportUnread } from './census/census.ts';
import { Findings } from './diagnostics/diagnose.ts';
import { readCollaboration } from './elements/collaboration.ts';
import { readRoots } from './elements/roots.ts';
import { readCompensation, readProcess } from './elements/scope.ts';
import { readEventDefinition } from './elements/event-definitions.ts';
import type { ProcessModel } from './model.ts';
import { checkRules } from './rules/index.ts';
import { checkAttributes } from './schema/check-attributes.ts';
import { checkReferences } from './schema/check-references.ts';
import { BPMN_NAMESPACE, descriptorOf, USUAL_PREFIXES } from './schema/meta-model.ts';
import { takeWithModdle } from './schema/take-with-moddle.ts';
import { typeDocument, type TypedFile } from './schema/type-document.ts';
import { decodeXml } from './source/decode.ts';
import { DEFAULT_LIMITS, type ReadLimits } from './source/limits.ts';
import { scanXml } from './source/scan.ts';
import type { SourceElement } from './source/source-element.ts';
import { FILE_START } from './source/text-positions.ts';
import { resolveAstralReferences } from './source/well-formed.ts';

export interface BpmnSource {
  /** Name for the diagnostics. */
  readonly file: string;
  readonly xml: string | Uint8Array;
  readonly limits?: Partial<ReadLimits>;
}

/**
 * Reads one BPMN 2.0 file. Never throws for bad input: whatever stands in the way is among `diagnostics`, and a file
 * that cannot be read at all gives an empty model with the reason.
 */
export async function readBpmn(source: BpmnSource): Promise<ProcessModel> {
  const findings = new Findings(source.file);
  const xml = textWithinLimits(source, findings);
  const typed = xml === null ? null : typeFile(xml, { ...DEFAULT_LIMITS, ...source.limits }, findings);
  if (xml === null || !typed) return emptyModel(findings);
  checkAttributes(typed.document, findings);
  checkReferences(typed.document, findings);
  await takeWithModdle(xml, typed, findings);
  const model = readModel(typed, findings);
  reportUnread(typed, findings);
  checkRules(model, typed.document, findings);
  return { ...model, diagnostics: findings.sorted() };
}

/** Bytes to text, with the cap on size first; null where the file is refused. */
export function textWithinLimits(source: BpmnSource, findings: Findings): string | null {
  const { bytesMax } = { ...DEFAULT_LIMITS, ...source.limits };
  if (source.xml.length > bytesMax) {
    findings.add(
      'E_CAP_BYTES',
      { position: FILE_START },
      `The file has ${source.xml.length} bytes, expected at most ${bytesMax}.`,
    );
    return null;
  }
  const text = decodeXml(source.xml, findings);
  return text && resolveAstralReferences(text);
}

/** Text to elements with types; null where the file is refused. */
export function typeFile(xml: string, limits: ReadLimits, findings: Findings): TypedFile | null {
  const root = scanXml(xml, USUAL_PREFIXES, limits, findings);
  const definitions = descriptorOf('bpmn:Definitions');
  if (!root || !definitions) return null;
  if (!isDefinitions(root)) {
    findings.add(
      'E_NOT_BPMN',
      root,
      `The root is <${root.name}>, expected <definitions> of the namespace ${BPMN_NAMESPACE}.`,
    );
    return null;
  }
  return typeDocument(root, definitions, findings);
}

function readModel({ root, ...file }: TypedFile, findings: Findings): ProcessModel {
  const roots = root.children('rootElements');
  const compensation = readCompensation(file.document);
  // Read on behalf of whoever refers to them: events their triggers, expressions their language.
  for (const one of roots) readEventDefinition(one);
  root.text('expressionLanguage');
  const plane = file.document.ofType('bpmndi:BPMNPlane').flatMap((one) => one.contained('planeElement'));
  return {
    file: findings.file,
    definitionsId: root.text('id') ?? '',
    targetNamespace: root.text('targetNamespace') ?? '',
    processes: roots.filter((one) => one.is('bpmn:Process')).map((one) => readProcess(one, compensation)),
    collaborations: roots.filter((one) => one.type === 'bpmn:Collaboration').map(readCollaboration),
    ...readRoots(roots),
    census: countTaken({ root, ...file }),
    notTaken: countNotTaken({ root, ...file }),
    diagram: {
      shapes: plane.filter((one) => one.is('bpmndi:BPMNShape')).flatMap((one) => one.references('bpmnElement')),
      edges: plane.filter((one) => one.is('bpmndi:BPMNEdge')).flatMap((one) => one.references('bpmnElement')),
    },
    diagnostics: [],
  };
}

const isDefinitions = (root: SourceElement): boolean => root.name === 'bpmn:definitions';

const emptyModel = (findings: Findings): ProcessModel => ({
  file: findings.file,
  definitionsId: '',
  targetNamespace: '',
  processes: [],
  collaborations: [],
  ...readRoots([]),
  census: {},
  diagram: { shapes: [], edges: [] },
  diagnostics: findings.sorted(),
});
