import { inner } from '../../feel/compile/scope.ts';
import type { Shape, Shapes } from '../../feel/syntax.ts';
import { newContext, PLAIN_NAME } from '../../feel/values/value.ts';
import type { Element } from '../element.ts';
import { attribute, childOf, childrenOf, kindOfElement } from '../element.ts';
import { conform } from '../types.ts';
import type { CompileBoxed } from './index.ts';

/** Entries see the ones before them; an entry without a name is the result. */
export const compileContext: CompileBoxed = (element, known, compiler) => {
  const names: Record<string, Shape> = { ...known };
  const entries = childrenOf(element, 'contextEntry').map((entry) => {
    const variable = childOf(entry, 'variable');
    const value = childOf(entry, 'value');
    const type = compiler.typeOf(variable ? attribute(variable, 'typeRef') : '', entry);
    const compiled = {
      name: variable && attribute(variable, 'name'),
      type,
      value: compiler.boxed(value, names),
    };
    if (compiled.name && (isFunction(value) || mustBeKnown(compiled.name, type.shape, names)))
      names[compiled.name] = type.shape;
    return compiled;
  });
  return (scope) => {
    const built = newContext();
    const within = inner(scope, built);
    for (const { name, type, value } of entries) {
      const result = conform(value(within), type, scope.run);
      if (!name) return result;
      built[name] = result;
    }
    return built;
  };
};

const isFunction = (value: Element | null): boolean =>
  value !== null && (kindOfElement(value) === 'functionDefinition' || attribute(value, 'text').startsWith('function'));

/** A plain word is read as a name anyway, unless it hides one of another shape. */
const mustBeKnown = (name: string, shape: Shape, names: Shapes): boolean =>
  shape !== null || !PLAIN_NAME.test(name) || Object.hasOwn(names, name);
