import { DmnModdle } from 'dmn-moddle';
import type { Diagnostic, SourcePosition } from '@fallspur/kernel';
import type { Element } from './element.ts';
import { asOneVersion, DMN_PACKAGE } from './schema.ts';

/** One DMN file, read but not yet understood. */
export interface DmnFile {
  readonly file: string;
  /** Null where the file could not be read; then the diagnostics say why. */
  readonly root: Element | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the element with this id begins; undefined where the text does not show it. */
  readonly positionOf: (id: string) => SourcePosition | undefined;
}

/** Characters of one file; decision tables of an authority are far smaller. */
const FILE_LENGTH_MAX = 5_000_000;

export const readFile = async ({ file, xml }: { readonly file: string; readonly xml: string }): Promise<DmnFile> => {
  const refused = (code: string, message: string, hint: string, position?: SourcePosition): DmnFile => ({
    file,
    root: null,
    positionOf: () => undefined,
    diagnostics: [{ code, severity: 'error', message, file, hint, ...(position ? { position } : {}) }],
  });
  if (xml.length > FILE_LENGTH_MAX)
    return refused(
      'E_DMN_TOO_LARGE',
      `the file has ${xml.length} characters, at most ${FILE_LENGTH_MAX} are read`,
      'split the model',
    );
  if (/<!DOCTYPE/i.test(xml))
    return refused(
      'E_DMN_DOCTYPE',
      'a DOCTYPE is not accepted, because entities can hide or multiply content',
      'remove the DOCTYPE',
      positionOf(xml, /<!DOCTYPE/i),
    );
  const source = asOneVersion(xml);
  if (source === null)
    return refused(
      'E_DMN_NAMESPACE',
      'the file declares no DMN namespace of version 1.1 to 1.6',
      'save it as DMN 1.3 with a DMN modeler',
    );
  try {
    const { rootElement, warnings } = await new DmnModdle({ dmn: DMN_PACKAGE }).fromXML(source);
    const diagnostics = warnings
      .filter((warning) => !isForeign(warning.message))
      .map((warning) => asDiagnostic(file, warning.message));
    return { file, root: rootElement, diagnostics, positionOf: positionsIn(xml) };
  } catch (error) {
    // moddle throws for XML that is not well-formed; its message ends with the position
    const message = error instanceof Error ? error.message : String(error);
    return refused(
      'E_DMN_NOT_READABLE',
      message.split('\n')[0]!,
      'open it in a DMN modeler and save it again',
      positionIn(message),
    );
  }
};

// Elements of other vendors' namespaces do not decide anything.
const isForeign = (message: string): boolean => /^unknown attribute|unparsable content <(?!dmn:)[\w-]+:/.test(message);

/** What moddle says of content it could not take, in words of the file. */
const READINGS: readonly (readonly [RegExp, string, (match: RegExpExecArray) => string, string])[] = [
  [
    /content <([^\s/>]+).*duplicate ID <(.*)>/s,
    'E_DMN_DUPLICATE_ID',
    ([, tag, id]) => `the id "${id}" is used more than once; this <${tag}> is not read`,
    'give each element an id of its own',
  ],
  [
    /content <([^\s/>]+)/,
    'E_DMN_UNKNOWN_CONTENT',
    ([, tag]) => `<${tag}> may not stand here, or is no element of DMN; it is not read`,
    'correct its name or place, or remove it',
  ],
  [
    /unresolved reference <(.*)>/,
    'W_DMN_REFERENCE',
    ([, id]) => `something refers to "${id}", which the file does not hold`,
    'correct the reference, or remove the shape of what was deleted',
  ],
];

const asDiagnostic = (file: string, warning: string): Diagnostic => {
  const position = positionIn(warning);
  const place = position ? { position } : {};
  for (const [pattern, code, message, hint] of READINGS) {
    const match = pattern.exec(warning);
    if (!match) continue;
    return {
      code,
      severity: code.startsWith('W_') ? 'warning' : 'error',
      message: message(match),
      file,
      hint,
      ...place,
    };
  }
  const dropped = /unparsable content|unknown|illegal/.test(warning);
  return {
    code: dropped ? 'E_DMN_UNKNOWN_CONTENT' : 'W_DMN_REFERENCE',
    severity: dropped ? 'error' : 'warning',
    message: warning.replace(/\s+/g, ' ').trim(),
    file,
    ...place,
  };
};

const positionIn = (message: string): SourcePosition | undefined => {
  const match = /line: (\d+)\s+column: (\d+)/.exec(message);
  return match ? { line: Number(match[1]) + 1, column: Number(match[2]) + 1 } : undefined;
};

const positionOf = (xml: string, what: RegExp): SourcePosition | undefined => {
  const at = xml.search(what);
  if (at < 0) return undefined;
  const before = xml.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
};

/** Where elements begin, by id: read once a file, because a broken one has thousands of findings. */
const positionsIn = (xml: string): ((id: string) => SourcePosition | undefined) => {
  let known: ReadonlyMap<string, SourcePosition> | null = null;
  return (id) => (known ??= positionsById(xml)).get(id);
};

const TAG = /<[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*/g;
const ID = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/;

const positionsById = (xml: string): ReadonlyMap<string, SourcePosition> => {
  const positions = new Map<string, SourcePosition>();
  let [line, lineStart] = [1, 0];
  for (const { 0: tag, index } of xml.matchAll(TAG)) {
    for (let next = xml.indexOf('\n', lineStart); next >= 0 && next < index; next = xml.indexOf('\n', lineStart)) {
      line++;
      lineStart = next + 1;
    }
    const found = ID.exec(tag);
    const id = found && (found[1] ?? found[2]!);
    if (id && !positions.has(id)) positions.set(id, { line, column: index - lineStart + 1 });
  }
  return positions;
};
