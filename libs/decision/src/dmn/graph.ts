import type { Diagnostic } from '@fallspur/kernel';
import type { FeelFault } from '../api.ts';
import type { Evaluate } from '../feel/compile/scope.ts';
import type { Shape, Shapes } from '../feel/syntax.ts';
import { boxedCompiler } from './compiler.ts';
import { isBoxed } from './boxed/index.ts';
import type { Element } from './element.ts';
import { attribute, childOf, childrenOf, idOf, kindOfElement, typeRefOf, variableNameOf } from './element.ts';
import { DecisionError, decisionFault } from './fault.ts';
import type { DmnFile } from './file.ts';
import { positionOfId } from './file.ts';
import { itemTypes } from './item-definitions.ts';
import type { ItemTypes } from './item-definitions.ts';
import type { ItemType } from './types.ts';

/** A node of the decision requirements graph, compiled. [DMN 1.5, chapter 6] */
export interface GraphNode {
  readonly kind: 'decision' | 'inputData' | 'businessKnowledgeModel' | 'decisionService';
  readonly id: string;
  /** Name under which others see its value. */
  readonly name: string;
  readonly file: string;
  readonly type: ItemType;
  readonly requires: readonly Requirement[];
  /** Decision logic, or the function of a business knowledge model; null where the model holds none. */
  readonly logic: Evaluate | null;
  readonly names: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
  /** Of a decision service. */
  readonly service: { readonly outputs: readonly GraphNode[]; readonly parameters: readonly GraphNode[] } | null;
}
/** A required node and the name it has here: an imported one stands under the name of its import. */
export interface Requirement {
  readonly node: GraphNode;
  readonly prefix: string | null;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Unit {
  readonly file: DmnFile;
  readonly root: Element;
  readonly namespace: string;
  /** Namespace of an import by its name. */
  readonly imports: ReadonlyMap<string, string>;
  readonly types: ItemTypes;
}
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Builds the graph over all files together. */
export const graphOf = (files: readonly DmnFile[]): Graph => {
  const diagnostics: Diagnostic[] = files.flatMap((file) => file.diagnostics);
  const units = unitsOf(files, (fault, element, file) => diagnostics.push(asDiagnostic(fault, element, file)));
  const byReference = new Map<string, { node: Mutable<GraphNode>; element: Element; unit: Unit }>();
  for (const unit of units)
    for (const element of childrenOf(unit.root, 'drgElement')) {
      const node = draft(element, unit);
      if (node) byReference.set(`${unit.namespace}#${node.id}`, { node, element, unit });
    }
  const find = (unit: Unit, href: string): GraphNode | null =>
    byReference.get(href.startsWith('#') ? unit.namespace + href : href)?.node ?? null;

  for (const { node, element, unit } of byReference.values()) {
    const required = (href: string): Requirement | null => {
      const target = find(unit, href);
      if (target) return { node: target, prefix: prefixOf(unit, href) };
      diagnostics.push(missing(href, element, unit.file));
      return null;
    };
    node.requires = referencesOf(element)
      .map(required)
      .filter((requirement) => requirement !== null);
    if (node.kind === 'decisionService') node.service = serviceOf(element, (href) => required(href)?.node ?? null);
  }
  for (const { node, element, unit } of byReference.values()) compileLogic(node, element, unit, diagnostics);
  const nodes = [...byReference.values()].map(({ node }) => node);
  return { nodes, diagnostics };
};

function unitsOf(
  files: readonly DmnFile[],
  report: (fault: FeelFault, element: Element, file: DmnFile) => void,
): readonly Unit[] {
  const roots = files.flatMap((file) => (file.root ? [{ file, root: file.root }] : []));
  const definitionsIn = (root: Element) =>
    childrenOf(root, 'itemDefinition').map((type) => [attribute(type, 'name'), type] as const);
  return roots.map(({ file, root }) => {
    const imports = new Map(
      childrenOf(root, 'import').map((element) => [attribute(element, 'name'), attribute(element, 'namespace')]),
    );
    const definitions = new Map(definitionsIn(root));
    for (const [prefix, namespace] of imports) {
      const imported = roots.find((other) => attribute(other.root, 'namespace') === namespace);
      for (const [name, type] of imported ? definitionsIn(imported.root) : [])
        definitions.set(`${prefix}.${name}`, type);
    }
    const types = itemTypes(definitions, (fault, element) => report(fault, element, file));
    return { file, root, namespace: attribute(root, 'namespace'), imports, types };
  });
}

const KINDS: readonly string[] = ['decision', 'inputData', 'businessKnowledgeModel', 'decisionService'];

const draft = (element: Element, unit: Unit): Mutable<GraphNode> | null => {
  const kind = kindOfElement(element);
  if (!KINDS.includes(kind)) return null;
  return {
    kind: kind as GraphNode['kind'],
    id: idOf(element) || attribute(element, 'name'),
    name: variableNameOf(element),
    file: unit.file.file,
    type: unit.types.typeOf(typeRefOf(element)),
    requires: [],
    logic: null,
    names: new Set(),
    paths: new Set(),
    service: null,
  };
};

const hrefOf = (element: Element, name: string): readonly string[] => {
  const reference = childOf(element, name);
  return reference ? [attribute(reference, 'href')] : [];
};

const referencesOf = (element: Element): readonly string[] => [
  ...childrenOf(element, 'informationRequirement').flatMap((requirement) => [
    ...hrefOf(requirement, 'requiredDecision'),
    ...hrefOf(requirement, 'requiredInput'),
  ]),
  ...childrenOf(element, 'knowledgeRequirement').flatMap((requirement) => hrefOf(requirement, 'requiredKnowledge')),
];

const prefixOf = (unit: Unit, href: string): string | null => {
  const namespace = href.slice(0, href.indexOf('#'));
  if (namespace === '' || namespace === unit.namespace) return null;
  return [...unit.imports].find(([, imported]) => imported === namespace)?.[0] ?? null;
};

function serviceOf(element: Element, find: (href: string) => GraphNode | null): NonNullable<GraphNode['service']> {
  const all = (name: string) =>
    childrenOf(element, name)
      .map((reference) => find(attribute(reference, 'href')))
      .filter((node) => node !== null);
  return { outputs: all('outputDecision'), parameters: [...all('inputData'), ...all('inputDecision')] };
}

function compileLogic(node: Mutable<GraphNode>, element: Element, unit: Unit, diagnostics: Diagnostic[]): void {
  const logic = logicOf(element);
  if (!logic) return;
  const names = new Set<string>();
  const paths = new Set<string>();
  const compiler = boxedCompiler({
    findType: unit.types.findType,
    typeOf: unit.types.typeOf,
    report: (fault, at) => diagnostics.push(asDiagnostic(fault, idOf(at) ? at : element, unit.file)),
    mention: (mentionedPaths, mentionedNames) => {
      mentionedPaths.forEach((path) => paths.add(path));
      mentionedNames.forEach((name) => names.add(name));
    },
  });
  try {
    node.logic = compiler.boxed(logic, knownNames(node));
  } catch (error) {
    if (!(error instanceof DecisionError)) throw error;
    diagnostics.push(asDiagnostic(decisionFault(error), element, unit.file));
  }
  node.names = names;
  node.paths = paths;
}

const logicOf = (element: Element): Element | null => {
  const logic = childOf(element, 'decisionLogic') ?? childOf(element, 'encapsulatedLogic');
  return logic && isBoxed(logic) ? logic : null;
};

const knownNames = (node: GraphNode): Shapes => {
  const known: Record<string, Shape> = {};
  for (const { node: required, prefix } of node.requires) {
    if (prefix === null) known[required.name] = required.type.shape;
    else known[prefix] = { ...(known[prefix] as Shapes | undefined), [required.name]: required.type.shape };
  }
  return known;
};

const located = (
  element: Element,
  file: DmnFile,
): Pick<Diagnostic, 'file' | 'elementIds' | 'elementName' | 'position'> => {
  const id = idOf(element);
  const name = attribute(element, 'name');
  const position = id ? positionOfId(file.xml, id) : undefined;
  return {
    file: file.file,
    ...(id ? { elementIds: [id] } : {}),
    ...(name ? { elementName: name } : {}),
    ...(position ? { position } : {}),
  };
};

const asDiagnostic = (fault: FeelFault, element: Element, file: DmnFile): Diagnostic => ({
  code: fault.code,
  severity: 'error',
  message: fault.message,
  ...located(element, file),
});

const missing = (href: string, element: Element, file: DmnFile): Diagnostic => ({
  code: 'E_DMN_MISSING_REQUIREMENT',
  severity: 'error',
  message: `requires "${href}", which none of the files holds`,
  hint: 'add the file with that element, or correct the reference',
  ...located(element, file),
});
