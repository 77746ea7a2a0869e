import { BUILTINS } from './builtins/index.ts';
import type { Node } from './syntax.ts';
import { nameOf } from './syntax.ts';

/** What an expression reads: every name, and every path from its variables, longest first. */
export interface Mentions {
  readonly names: readonly string[];
  readonly paths: readonly string[];
  /** Functions it calls that are neither built in nor of its own making. */
  readonly calls: readonly string[];
}

/** Local names of the text (loop variables, parameters) and the path each stands for, null where it stands for none. */
type Locals = ReadonlyMap<string, string | null>;

export const mentionsOf = (root: Node): Mentions => {
  const names = new Set<string>();
  const paths = new Set<string>();
  const calls = new Set<string>();
  const note = (path: string | null): string | null => {
    if (path !== null) paths.add(path);
    return path;
  };

  const visitAll = (nodes: readonly Node[], locals: Locals): null => {
    for (const node of nodes) visit(node, locals);
    return null;
  };

  /** Visits a node and answers the path it denotes, null where it computes something. */
  const visit = (node: Node, locals: Locals): string | null => {
    switch (node.type) {
      case 'VariableName': {
        const name = nameOf(node);
        if (locals.has(name)) return locals.get(name)!;
        names.add(name);
        return note(name);
      }
      case 'PathExpression': {
        const [target, , member] = node.children;
        const base = visit(target!, locals);
        const name = nameOf(member!);
        names.add(name);
        return base === null ? null : note(`${base}.${name}`);
      }
      case 'FilterExpression':
        return visitFilter(node, locals);
      case 'ParenthesizedExpression':
      case 'Expression':
      case 'IterationContext':
        return node.children.length === 1 || node.type === 'ParenthesizedExpression'
          ? visit(node.children[node.type === 'ParenthesizedExpression' ? 1 : 0]!, locals)
          : visitAll(node.children, locals);
      case 'FunctionInvocation': {
        const [target, ...rest] = node.children;
        const called = target!.type === 'VariableName' ? nameOf(target!) : null;
        if (called === null || !BUILTINS.has(called) || locals.has(called)) visit(target!, locals);
        if (called !== null && !BUILTINS.has(called) && !locals.has(called)) calls.add(called);
        return visitAll(rest, locals);
      }
      case 'ForExpression':
      case 'QuantifiedExpression':
        return visitLoop(node, locals);
      case 'FunctionDefinition': {
        const parameters = node.children.find((child) => child.type === 'FormalParameters')?.children ?? [];
        const inner = new Map(locals);
        for (const parameter of parameters) inner.set(nameOf(parameter.children[0]!), null);
        return visitAll(
          node.children.filter((child) => child.type === 'FunctionBody'),
          inner,
        );
      }
      case 'Context': {
        const inner = new Map(locals);
        for (const entry of node.children.filter((child) => child.type === 'ContextEntry')) {
          visit(entry.children.at(-1)!, inner);
          inner.set(nameOf(entry.children[0]!).replace(/^"|"$/g, ''), null);
        }
        return null;
      }
      case 'NamedParameter':
        visit(node.children.at(-1)!, locals);
        return null;
      case 'Type':
        return null;
      default:
        return visitAll(node.children, locals);
    }
  };

  // Inside `list[…]` a bare name may be an entry of the elements or a variable: both paths are told.
  const visitFilter = (node: Node, locals: Locals): string | null => {
    const base = visit(node.children[0]!, locals);
    const inner = new Map(locals).set('item', base);
    const before = new Set(paths);
    visit(node.children[2]!, inner);
    if (base !== null)
      for (const path of [...paths]) if (!before.has(path) && !path.startsWith(`${base}.`)) note(`${base}.${path}`);
    return base;
  };

  const visitLoop = (node: Node, locals: Locals): null => {
    const inner = new Map(locals);
    const loops = node.children.find((child) => child.type === 'InExpressions')?.children ?? [];
    for (const loop of loops) inner.set(nameOf(loop.children[0]!), visit(loop.children.at(-1)!, inner));
    inner.set('partial', null);
    visit(node.children.at(-1)!, inner);
    return null;
  };

  visit(root, new Map());
  return {
    names: [...names],
    calls: [...calls],
    paths: [...paths].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
  };
};
