import { Parser } from 'saxen';
import type { Findings } from '../diagnostics/diagnose.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { ReadLimits } from './limits.ts';
import type { SourceElement, TextRun } from './source-element.ts';
import { TextPositions } from './text-positions.ts';
import { brokenReference, illegalCharacter } from './well-formed.ts';

type Growing = { -readonly [Key in keyof SourceElement]: SourceElement[Key] } & {
  children: Growing[];
  texts: TextRun[];
  parent: Growing | null;
};

/**
 * One pass over the text: every element with its attributes, texts, offsets and position. Null where the file is
 * refused: malformed, a DOCTYPE, or beyond a limit; the reason is then among the findings.
 * `usualPrefixes` maps namespaces to the prefixes used in `SourceElement.name`.
 */
export function scanXml(
  xml: string,
  usualPrefixes: Readonly<Record<string, string>>,
  limits: ReadLimits,
  findings: Findings,
): SourceElement | null {
  return new Scan(xml, limits, findings).run(usualPrefixes);
}

/** Thrown through the parser, which cannot be stopped inside a tag. */
const REFUSED = new Error('refused');

class Scan {
  readonly #xml: string;
  readonly #limits: ReadLimits;
  readonly #findings: Findings;
  readonly #positions: TextPositions;
  readonly #parser = new Parser({ proxy: true });
  readonly #open: Growing[] = [];
  #root: Growing | null = null;
  #refused = false;
  #elements = 0;
  /** Behind the last markup seen. The parser's own positions cost a walk from the top each time. */
  #cursor = 0;

  constructor(xml: string, limits: ReadLimits, findings: Findings) {
    this.#xml = xml;
    this.#limits = limits;
    this.#findings = findings;
    this.#positions = new TextPositions(xml);
  }

  run(usualPrefixes: Readonly<Record<string, string>>): SourceElement | null {
    const illegal = illegalCharacter(this.#xml);
    if (illegal >= 0) {
      this.#malformed(illegal, `character U+${hex(this.#xml.charCodeAt(illegal))} is not allowed in XML`);
      return null;
    }
    try {
      this.#listen(usualPrefixes).parse(this.#xml);
    } catch (stop) {
      if (stop !== REFUSED) throw stop;
    }
    if (!this.#refused && !this.#root) this.#malformed(0, 'there is no root element');
    return this.#refused ? null : this.#root;
  }

  #listen(usualPrefixes: Readonly<Record<string, string>>): Parser {
    return this.#parser
      .ns({ ...usualPrefixes })
      .on('openTag', (element, decode) => this.#openTag(element, decode))
      .on('closeTag', (_element, _decode, selfClosing) => this.#closeTag(selfClosing))
      .on('text', (text, decode) => this.#text(text, decode))
      .on('cdata', (text) => {
        const start = this.#nextMarkup();
        this.#cursor = start + '<![CDATA['.length + text.length + ']]>'.length;
        this.#open.at(-1)?.texts.push({ value: newlines(text), start, end: this.#cursor });
      })
      .on('comment', (text) => {
        const start = this.#nextMarkup();
        this.#cursor = start + '<!--'.length + text.length + '-->'.length;
        if (/--|-$/.test(text)) this.#malformed(start, 'a comment holds `--`');
      })
      .on('question', (text) => (this.#cursor = this.#nextMarkup() + text.length))
      .on('attention', (text) => this.#attention(text))
      .on('error', (error, context) => this.#parserError(error, context))
      .on('warn', (error) => {
        // The parser would go on warning to the end of the tag, however long: one reason is enough.
        if (this.#refused) throw REFUSED;
        this.#malformed(this.#nextMarkup(), error.message);
      });
  }

  #openTag(
    tag: { name: string; attrs: Record<string, string> | false; ns: Record<string, string> },
    decode: (text: string) => string,
  ): void {
    const start = this.#nextMarkup();
    const end = this.#tagEnd(start);
    this.#cursor = end;
    this.#elements += 1;
    if (this.#elements > this.#limits.elementsMax)
      return this.#refuse('E_CAP_ELEMENTS', start, `more than ${this.#limits.elementsMax} XML elements`);
    if (this.#open.length >= this.#limits.depthMax)
      return this.#refuse('E_CAP_DEPTH', start, `elements nested deeper than ${this.#limits.depthMax}`);
    if (this.#root && this.#open.length === 0) return this.#malformed(start, 'a second root element');
    const element: Growing = {
      ...nameParts(tag.name, tag.ns),
      attributes: this.#attributes(tag.attrs || {}, decode, start, end),
      namespaces: tag.ns,
      parent: this.#open.at(-1) ?? null,
      children: [],
      texts: [],
      position: this.#positions.at(start),
      start,
      end,
    };
    element.parent?.children.push(element);
    this.#root ??= element;
    this.#open.push(element);
  }

  #closeTag(selfClosing: boolean): void {
    const element = this.#open.pop();
    if (!selfClosing) this.#cursor = this.#tagEnd(this.#nextMarkup());
    if (element) element.end = this.#cursor;
  }

  #text(text: string, decode: (text: string) => string): void {
    const start = this.#nextMarkup() - text.length;
    const broken = brokenReference(text);
    if (broken >= 0) return this.#malformed(start + broken, 'a `&` that begins no reference; write `&amp;`');
    const bracket = text.indexOf(']]>');
    if (bracket >= 0) return this.#malformed(start + bracket, '`]]>` in text; write `]]&gt;`');
    this.#open.at(-1)?.texts.push({ value: decodeShort(newlines(text), decode), start, end: start + text.length });
  }

  #attributes(
    raw: Record<string, string>,
    decode: (text: string) => string,
    start: number,
    end: number,
  ): Record<string, string> {
    const attributes = Object.create(null) as Record<string, string>;
    for (const [name, value] of Object.entries(raw)) {
      const offence = value.includes('<') ? value.indexOf('<') : brokenReference(value);
      if (offence >= 0) {
        const at = this.#xml.indexOf(value, start);
        this.#malformed((at >= 0 && at < end ? at : start) + offence, `attribute ${name} holds a bare \`<\` or \`&\``);
      }
      attributes[name] = decodeShort(value.replace(/\r\n|[\t\r\n]/g, ' '), decode);
    }
    // An ordinary object cannot hold this name: the parser would lose it without a word.
    if (/\s__proto__\s*=/.test(this.#xml.slice(start, end))) this.#malformed(start, 'attribute name __proto__');
    return attributes;
  }

  #attention(text: string): void {
    const start = this.#nextMarkup();
    this.#cursor = start + text.length;
    if (/^<!DOCTYPE/i.test(text)) this.#refuse('E_DOCTYPE', start, 'a document type declaration');
    else this.#malformed(start, 'a declaration that XML does not know here');
  }

  #parserError(error: Error, context: () => { line: number; column: number }): void {
    // Asked once a file: the parser walks from the top to answer.
    const { line, column } = context();
    this.#report('E_XML_MALFORMED', { line: line + 1, column: column + 1 }, error.message);
  }

  #malformed(offset: number, what: string): void {
    this.#refuse('E_XML_MALFORMED', offset, what);
  }

  #refuse(code: DiagnosticCode, offset: number, what: string): void {
    this.#report(code, this.#positions.at(Math.max(0, offset)), what);
  }

  #report(code: DiagnosticCode, position: { line: number; column: number }, what: string): void {
    // The first reason is the true one; what follows is often only its echo.
    if (!this.#refused) this.#findings.add(code, { position }, `The file is refused: ${what}.`);
    this.#refused = true;
    this.#parser.stop();
  }

  #nextMarkup(): number {
    const next = this.#xml.indexOf('<', this.#cursor);
    return next < 0 ? this.#xml.length : next;
  }

  /** Behind the `>` of the tag at `start`, quotes skipped as the parser does. */
  #tagEnd(start: number): number {
    for (let at = start + 1; at < this.#xml.length; at++) {
      const unit = this.#xml[at];
      if (unit === '>') return at + 1;
      if (unit === '"' || unit === "'") {
        const close = this.#xml.indexOf(unit, at + 1);
        if (close >= 0) at = close;
      }
    }
    return this.#xml.length;
  }
}

const nameParts = (
  name: string,
  namespaces: Record<string, string>,
): Pick<SourceElement, 'name' | 'localName' | 'prefix' | 'namespace'> => {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  return { name, prefix, localName: name.slice(colon + 1), namespace: namespaces[`${prefix}$uri`] ?? '' };
};

// XML hands every line end on as one line feed. [XML 1.0, 2.11]
const newlines = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

// The parser's decoder leaves texts of up to three characters alone; `&#9;` has four, so nothing is lost.
const decodeShort = (text: string, decode: (text: string) => string): string =>
  text.includes('&') ? decode(text) : text;

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');
