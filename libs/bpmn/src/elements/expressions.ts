import type { Expression } from '../model.ts';
import type { TypedElement } from '../schema/typed-element.ts';
import { textOf } from '../source/source-element.ts';

/** The expression a property holds, exactly as written; null where it is missing. [BPMN 8.4.7] */
export function readExpression(element: TypedElement, property: string): Expression | null {
  const expression = element.child(property);
  if (!expression) return null;
  const text = textOf(expression.source);
  return {
    text,
    language: expression.text('language') ?? languageOfFile(text, element),
    position: expression.position,
  };
}

/** A text element (`script`) as an expression. */
export function readTextExpression(
  element: TypedElement,
  property: string,
  languageProperty: string,
): Expression | null {
  const text = element.text(property);
  const language = element.text(languageProperty);
  return text === null ? null : { text, language, position: element.positionOf(property) };
}

/** A leading `=` is FEEL, whatever tools write at the top of their files by habit. */
const languageOfFile = (text: string, element: TypedElement): string | null =>
  text.trimStart().startsWith('=') ? null : (element.document.elements[0]?.text('expressionLanguage') ?? null);
