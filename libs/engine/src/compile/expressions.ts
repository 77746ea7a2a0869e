import type { Expression, FlowNode, SequenceFlow } from '@fallspur/bpmn';
import type { FeelExpression, ParseFeel } from '@fallspur/decision';
import type { Report } from './report.ts';

type Place = FlowNode | SequenceFlow;

/** Parses what the diagram writes, once; a fault is reported with its element and answers null. */
export class Expressions {
  readonly parse: ParseFeel;
  readonly report: Report;
  constructor(parse: ParseFeel, report: Report) {
    this.parse = parse;
    this.report = report;
  }

  /** A condition or script: always FEEL, with or without the leading `=`. */
  feel(expression: Expression | string, place: Place): FeelExpression | null {
    const text = typeof expression === 'string' ? expression : expression.text;
    const source = text.trim().replace(/^=/, '').trim();
    const parsed = this.parse(source);
    if (!('kind' in parsed)) return parsed;
    const position = typeof expression === 'string' ? place.position : expression.position;
    this.report.error(
      'E_FEEL',
      { ...place, position },
      `«${source}» ist kein gültiger FEEL-Ausdruck: ${parsed.message}`,
    );
    return null;
  }

  /** A property of the diagram: `=…` is FEEL, anything else the text itself. */
  text(written: string | null | undefined, place: Place): FeelExpression | null {
    if (written === null || written === undefined || written.trim() === '') return null;
    return written.trim().startsWith('=') ? this.feel(written, place) : this.literal(written, place);
  }

  /** As `text`, but a number where the literal is one. */
  number(written: string | null | undefined, place: Place): FeelExpression | null {
    if (written !== null && written !== undefined && /^\s*-?\d+(\.\d+)?\s*$/.test(written))
      return this.feel(written.trim(), place);
    return this.text(written, place);
  }

  literal(text: string, place: Place): FeelExpression | null {
    return this.feel(`"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`, place);
  }
}
