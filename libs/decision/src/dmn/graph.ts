import type { Diagnostic } from '@fallspur/kernel';
import type { DecisionTableWords, FeelFault } from '../api.ts';
import { normalName } from '../feel/values/value.ts';
import type { Evaluate } from '../feel/compile/scope.ts';
import type { Shape, Shapes } from '../feel/syntax.ts';
import type { Finding } from './compiler.ts';
import { boxedCompiler } from './compiler.ts';
import { isBoxed } from './boxed/index.ts';
import type { Element } from './element.ts';
import { attribute, childOf, childrenOf, idOf, kindOfElement, typeRefOf, variableNameOf } from './element.ts';
import { DecisionError, decisionFault } from './fault.ts';
import type { DmnFile } from './file.ts';
import { tableWordsOf } from './table-words.ts';
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
  /** As people read it. */
  readonly title: string;
  readonly table: DecisionTableWords | null;
  /** Names of all elements of its file: a decision sees of them only what it requires. */
  readonly neighbours: ReadonlySet<string>;
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
  const units = unitsOf(
    files,
    (fault, element, file) => diagnostics.push(asDiagnostic(fault, element, file)),
    (typeRef, element, file) =>
      diagnostics.push(
        asDiagnostic(
          {
            code: 'W_DMN_UNKNOWN_TYPE',
            message: `the type "${typeRef}" is not defined; values are taken as they are`,
            hint: 'use a type of FEEL (string, number, boolean, date, …) or add an item definition of that name',
          },
          element,
          file,
        ),
      ),
  );
  const drafts = units.flatMap((unit) => draftsOf(unit));
  diagnostics.push(...duplicatesIn(drafts));
  const byId = Map.groupBy(drafts, ({ node }) => node.id);
  // A file's own elements come first: modellers give unrelated files the same namespace.
  const find = (unit: Unit, href: string): GraphNode | null => {
    const [namespace, id] = [href.slice(0, href.indexOf('#')) || unit.namespace, href.slice(href.indexOf('#') + 1)];
    const named = (byId.get(id) ?? []).filter((draft) => draft.unit.namespace === namespace);
    return (named.find((found) => found.unit === unit) ?? named[0])?.node ?? null;
  };

  for (const { node, element, unit } of drafts) {
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
  for (const { node, element, unit } of drafts) compileLogic(node, element, unit, diagnostics);
  return { nodes: drafts.map(({ node }) => node), diagnostics };
};

interface Draft {
  readonly node: Mutable<GraphNode>;
  readonly element: Element;
  readonly unit: Unit;
}

function draftsOf(unit: Unit): readonly Draft[] {
  const elements = childrenOf(unit.root, 'drgElement').filter((element) => KINDS.includes(kindOfElement(element)));
  const visible = elements.filter((element) => kindOfElement(element) !== 'businessKnowledgeModel');
  const neighbours = new Set(visible.map((element) => normalName(variableNameOf(element))));
  return elements.map((element) => ({ node: draft(element, unit, neighbours), element, unit }));
}

/** Ids must be unique in a file, those of decisions among all files, because they are asked by id alone. */
const duplicatesIn = (drafts: readonly Draft[]): readonly Diagnostic[] => {
  const seen = new Set<string>();
  return drafts.flatMap(({ node, element, unit }) => {
    const key = node.kind === 'decision' ? node.id : `${unit.file.file}#${node.id}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `the id "${node.id}" is used more than once; only the first element is found by it`;
    return [{ code: 'E_DMN_DUPLICATE_ID', severity: 'error', message, ...located(element, unit.file) }];
  });
};

function unitsOf(
  files: readonly DmnFile[],
  report: (fault: FeelFault, element: Element, file: DmnFile) => void,
  unknownType: (typeRef: string, element: Element, file: DmnFile) => void,
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
    const types = itemTypes(
      definitions,
      (fault, element) => report(fault, element, file),
      (typeRef, element) => unknownType(typeRef, element, file),
    );
    return { file, root, namespace: attribute(root, 'namespace'), imports, types };
  });
}

const KINDS: readonly string[] = ['decision', 'inputData', 'businessKnowledgeModel', 'decisionService'];

const draft = (element: Element, unit: Unit, neighbours: ReadonlySet<string>): Mutable<GraphNode> => {
  return {
    kind: kindOfElement(element) as GraphNode['kind'],
    neighbours,
    id: idOf(element) || attribute(element, 'name'),
    name: variableNameOf(element),
    file: unit.file.file,
    title: attribute(element, 'name') || idOf(element),
    table: tableWordsOf(element),
    type: unit.types.typeOf(typeRefOf(element), element),
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
  if (!logic) {
    if (node.kind === 'decision')
      diagnostics.push({
        code: 'W_DMN_NO_LOGIC',
        severity: 'warning',
        message: `decision "${node.name}" holds no logic; its answer is always null`,
        ...located(element, unit.file),
      });
    return;
  }
  const names = new Set<string>();
  const paths = new Set<string>();
  const compiler = boxedCompiler({
    language: attribute(unit.root, 'expressionLanguage'),
    findType: unit.types.findType,
    typeOf: unit.types.typeOf,
    report: (finding, at) => diagnostics.push(asDiagnostic(finding, idOf(at) ? at : element, unit.file)),
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
    node.logic = () => {
      throw new DecisionError(error.code, error.message, [node.id]);
    };
  }
  node.names = names;
  node.paths = paths;
}

const logicOf = (element: Element): Element | null => {
  const logic = childOf(element, 'decisionLogic') ?? childOf(element, 'encapsulatedLogic');
  return logic && isBoxed(logic) ? logic : null;
};

const knownNames = (node: GraphNode): Shapes => {
  const known: Record<string, Shape> = node.kind === 'businessKnowledgeModel' ? { [node.name]: null } : {};
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
  const position = id ? file.positionOf(id) : undefined;
  return {
    file: file.file,
    ...(id ? { elementIds: [id] } : {}),
    ...(name ? { elementName: name } : {}),
    ...(position ? { position } : {}),
  };
};

const asDiagnostic = ({ code, message, hint }: Finding, element: Element, file: DmnFile): Diagnostic => ({
  code,
  severity: code.startsWith('W_') ? 'warning' : 'error',
  message,
  ...(hint ? { hint } : {}),
  ...located(element, file),
});

const missing = (href: string, element: Element, file: DmnFile): Diagnostic => ({
  code: 'E_DMN_MISSING_REQUIREMENT',
  severity: 'error',
  message: `requires "${href}", which none of the files holds`,
  hint: 'add the file with that element, or correct the reference',
  ...located(element, file),
});
