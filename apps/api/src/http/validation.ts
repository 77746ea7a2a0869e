import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { pointerToken } from '@fallspur/kernel';
import type { FieldProblem } from '@fallspur/contract';
import { FIELDS_MAX } from './problem-of.ts';
import { problem } from './problem.ts';

/** Bodies and queries exactly as their DTO says: what is not named there is refused, not dropped. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      problem('REQUEST_INVALID', { fields: errors.flatMap((error) => fieldsOf(error)).slice(0, FIELDS_MAX) }),
  });

const fieldsOf = ({ property, constraints = {}, children = [] }: ValidationError, parent = ''): FieldProblem[] => {
  const path = `${parent}/${pointerToken(property)}`;
  return [
    ...Object.entries(constraints).map(([rule, message]) => ({ path, message: sentence(rule, message) })),
    ...children.flatMap((child) => fieldsOf(child, path)),
  ];
};

/** A DTO's own German sentence, or ours for the rules of class-validator. */
const sentence = (rule: string, message: string): string => {
  if (rule === 'whitelistValidation') return 'diese Angabe ist hier nicht vorgesehen';
  return SENTENCES[rule] ?? message;
};

const SENTENCES: Readonly<Record<string, string>> = {
  isString: 'erwartet wird Text',
  isInt: 'erwartet wird eine ganze Zahl',
  isNumber: 'erwartet wird eine Zahl',
  isBoolean: 'erwartet wird ja oder nein (true/false)',
  isArray: 'erwartet wird eine Liste',
  isObject: 'erwartet wird ein Objekt',
  isUuid: 'erwartet wird eine UUID',
  isNotEmpty: 'darf nicht leer sein',
  isDefined: 'die Angabe fehlt',
  nestedValidation: 'erwartet wird ein Objekt oder eine Liste von Objekten',
  isEnum: 'ist keiner der vorgesehenen Werte',
  isIn: 'ist keiner der vorgesehenen Werte',
  min: 'ist zu klein',
  max: 'ist zu gross',
  minLength: 'ist zu kurz',
  maxLength: 'ist zu lang',
  isLength: 'ist zu kurz oder zu lang',
  arrayMinSize: 'hat zu wenige Einträge',
  arrayMaxSize: 'hat zu viele Einträge',
  matches: 'hat nicht die erwartete Form',
};
