import type { TypedElement } from '../schema/typed-element.ts';
import { textOf } from '../source/source-element.ts';
import { isExecutable, type Rule, type RuleContext } from './rule-context.ts';

/** Expressions and values with a form of their own. [BPMN 8.4.7, 8.4.8] */
export const expressions: Rule = (context) => {
  for (const expression of context.document.ofType('bpmn:Expression')) formal(expression, context);
  for (const [type, property] of MIME_TYPES) formats(type, property, MIME, 'E_FORMAT_MIME', 'a MIME type', context);
  for (const [type, property] of URIS) formats(type, property, URI, 'E_FORMAT_URI', 'a URI', context);
  for (const property of context.document.ofType('bpmn:MultiInstanceLoopCharacteristics'))
    booleanConditions(property, context);
};

function formal(expression: TypedElement, { report }: RuleContext): void {
  const text = textOf(expression.source).trim();
  if (expression.is('bpmn:FormalExpression')) {
    if (text === '' && isExecutable(expression) !== false)
      report(
        'E_EXPRESSION_EMPTY',
        placed(expression),
        `<${expression.source.localName}> of ${ownerOf(expression)} is empty.`,
      );
    // A leading `=` says FEEL even without a type.
  } else if (isExecutable(expression) && !text.startsWith('='))
    report(
      'E_EXPRESSION_INFORMAL',
      placed(expression),
      `<${expression.source.localName}> of ${ownerOf(expression)} is written as natural language, without a type: "${text.slice(0, 60)}".`,
    );
}

function booleanConditions(loop: TypedElement, { document, report }: RuleContext): void {
  const conditions = [
    ...loop.contained('completionCondition'),
    ...loop.contained('complexBehaviorDefinition').flatMap((one) => one.contained('condition')),
  ];
  for (const condition of conditions) {
    const written = condition.attribute('evaluatesToTypeRef');
    const structure = written === undefined ? undefined : document.find(written)?.attribute('structureRef');
    const isNumber = /^=?\s*-?[\d.]+$/.test(textOf(condition.source).trim());
    const type = structure ?? written ?? (isNumber ? 'number' : undefined);
    if (type !== undefined && !/bool/i.test(type))
      report(
        'E_EXPRESSION_TYPE',
        placed(condition),
        `<${condition.source.localName}> of ${ownerOf(condition)} yields "${type}", expected a boolean.`,
      );
  }
}

const MIME_TYPES = [
  ['bpmn:Documentation', 'textFormat'],
  ['bpmn:TextAnnotation', 'textFormat'],
  ['bpmn:ScriptTask', 'scriptFormat'],
] as const;
const MIME = /^[\w.+-]+\/[\w.+*-]+(\s*;.*)?$/;

const URIS = [
  ['bpmn:FormalExpression', 'language'],
  ['bpmn:Definitions', 'expressionLanguage'],
  ['bpmn:Transaction', 'method'],
] as const;
// Characters of RFC 3986, a percent sign only before two hex digits.
const URI = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;

function formats(
  type: string,
  property: string,
  pattern: RegExp,
  code: 'E_FORMAT_MIME' | 'E_FORMAT_URI',
  expected: string,
  { document, report }: RuleContext,
): void {
  for (const element of document.ofType(type)) {
    const value = element.attribute(property)?.trim();
    if (value && !pattern.test(value))
      report(code, placed(element), `${property}="${value}" of ${element.id || ownerOf(element)} is not ${expected}.`);
  }
}

const placed = (element: TypedElement): { position: TypedElement['position']; id: string; name: string } => {
  const owner = nearestWithId(element);
  return { position: element.position, id: owner?.id ?? '', name: owner?.name ?? '' };
};

const ownerOf = (element: TypedElement): string => nearestWithId(element.parent)?.id ?? 'the file';

function nearestWithId(from: TypedElement | null): TypedElement | null {
  for (let at = from; at; at = at.parent) if (at.id && at.is('bpmn:BaseElement')) return at;
  return null;
}
