import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { impureGlobals } from './rules.ts';

/** Everything a file imports, in order: static, dynamic, re-exported, types too. */
export const importsOf = (text: string): readonly string[] =>
  ts.preProcessFile(text, true, true).importedFiles.map((found) => found.fileName);

/** The file a relative import means, from the root: `./b.ts` in `libs/x/src/a.ts` is `libs/x/src/b.ts`. */
export const resolveRelative = (file: string, specifier: string): string =>
  posix.normalize(posix.join(posix.dirname(file), specifier));

export const isRelative = (specifier: string): boolean => specifier.startsWith('.');

/** Whether Node itself brings it, with or without `node:`. */
export const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] ?? '');

/** `@scope/name/deep` and `name/deep` belong to `@scope/name` and `name`; `node:` stays as it is. */
export const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

/** Clock, chance and environment a file reads as values: `Date`, `process`, `Math.random`, … */
export const impurityOf = (file: string, text: string): readonly string[] => {
  const read = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isPropertyAccessExpression(node)) {
      const whole = node.getText();
      if (whole === 'Math.random' || whole === 'Temporal.Now') read.add(whole);
      visit(node.expression);
      return;
    }
    if (ts.isIdentifier(node) && Object.hasOwn(impureGlobals, node.text))
      if (isDeclaration(node)) declared.add(node.text);
      else if (!isMemberName(node)) read.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  // Who has a `process` of his own means that one: scopes are ESLint's business, here it need not cry wolf.
  return [...read].filter((name) => !declared.has(name));
};

const isDeclaration = (node: ts.Identifier): boolean => {
  const { parent } = node;
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isImportSpecifier(parent)) &&
    parent.name === node
  );
};

const isMemberName = (node: ts.Identifier): boolean => {
  const { parent } = node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isBindingElement(parent)) &&
    (parent.name === node || ('propertyName' in parent && parent.propertyName === node))
  );
};
