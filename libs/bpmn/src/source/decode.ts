import type { Findings } from '../diagnostics/diagnose.ts';
import { FILE_START, TextPositions } from './text-positions.ts';

/**
 * Text of a file: by byte order mark, else by the XML declaration, else UTF-8. A declaration that does not fit
 * is reported; null where the named encoding is unknown or the bytes are not what they have to be. [XML 1.0, 4.3.3]
 */
export function decodeXml(xml: string | Uint8Array, findings: Findings): string | null {
  if (typeof xml === 'string') return textAsGiven(xml, findings);
  const marked = byteOrderMark(xml);
  const declared = declaredEncoding(new TextDecoder('latin1').decode(xml.subarray(0, 200)));
  if (marked) {
    if (declared && !declared.toLowerCase().startsWith(marked.slice(0, 5)))
      warnOfMismatch(findings, `The file says encoding "${declared}", its byte order mark says ${marked}.`);
    return new TextDecoder(marked).decode(xml);
  }
  const label = declared ?? 'utf-8';
  const decoder = decoderFor(label);
  if (!decoder) {
    findings.add('E_ENCODING_UNKNOWN', { position: FILE_START }, `The encoding "${label}" is not known here.`);
    return null;
  }
  if (decoder.encoding === 'utf-8') return utf8OrRefusal(xml, findings);
  if (hasNonAscii(xml) && asUtf8(xml) !== null)
    warnOfMismatch(findings, `The file says encoding "${label}", but its bytes look like UTF-8; read as "${label}".`);
  return decoder.decode(xml);
}

function textAsGiven(text: string, findings: Findings): string {
  const declared = declaredEncoding(text.slice(0, 200));
  if (declared && !/^utf-?(8|16)$/i.test(declared))
    findings.add(
      'I_ENCODING_LABEL',
      { position: FILE_START },
      `The first line names encoding "${declared}"; the text was handed in already decoded.`,
    );
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** The standard calls bytes that are no UTF-8 a fatal error: guessing would put wrong letters into names of people. */
function utf8OrRefusal(bytes: Uint8Array, findings: Findings): string | null {
  const text = asUtf8(bytes);
  if (text !== null) return text;
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, validPrefix(bytes)), { stream: true });
  const offset = new TextEncoder().encode(before).length;
  const byte = (bytes[offset] ?? 0).toString(16).toUpperCase();
  findings.add(
    'E_ENCODING_BYTES',
    { position: new TextPositions(before).at(before.length) },
    `The file counts as UTF-8, but byte ${offset + 1} (0x${byte}) is none.`,
  );
  return null;
}

/** By halving: a prefix is valid up to its last, perhaps unfinished, character or it is not. */
function validPrefix(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (asUtf8(bytes.subarray(0, middle), true) === null) invalid = middle;
    else valid = middle;
  }
  return valid;
}

function asUtf8(bytes: Uint8Array, mayEndInside = false): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: mayEndInside });
  } catch {
    // The only reason a fatal decoder throws is a byte sequence that is no UTF-8: that is the answer.
    return null;
  }
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    const decoder = new TextDecoder(label);
    // Bytes without a mark whose declaration can be read as ASCII are not UTF-16, whatever they say.
    return decoder.encoding.startsWith('utf-16') ? new TextDecoder('utf-8') : decoder;
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

const declaredEncoding = (head: string): string | null =>
  /^\uFEFF?(?:ï»¿)?\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/.exec(head)?.[1] ?? null;

const hasNonAscii = (bytes: Uint8Array): boolean => bytes.some((byte) => byte > 127);

const warnOfMismatch = (findings: Findings, message: string): void =>
  findings.add('W_ENCODING_MISMATCH', { position: FILE_START }, message);
