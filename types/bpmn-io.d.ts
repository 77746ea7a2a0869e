// bpmn-moddle, dmn-moddle, saxen and zeebe-bpmn-moddle ship no types at their main door.
declare module 'bpmn-moddle' {
  export interface ModdleProperty {
    name: string;
    type: string;
    ns: { name: string; prefix: string; localName: string };
    isAttr?: boolean;
    isMany?: boolean;
    isReference?: boolean;
    isVirtual?: boolean;
    isBody?: boolean;
    isId?: boolean;
    default?: unknown;
    xml?: { serialize?: string };
  }
  export interface ModdleDescriptor {
    name: string;
    properties: readonly ModdleProperty[];
    propertiesByName: Record<string, ModdleProperty | undefined>;
    allTypesByName: Record<string, unknown>;
    idProperty?: ModdleProperty;
    bodyProperty?: ModdleProperty;
  }
  export interface ModdlePackage {
    prefix: string;
    uri: string;
    xml?: { tagAlias?: string; typePrefix?: string };
    enumerations?: readonly { name: string; literalValues: readonly { name: string }[] }[];
  }
  export interface ModdleElement {
    $type: string;
    $parent?: ModdleElement;
    $attrs: Record<string, string>;
    $descriptor: ModdleDescriptor;
    id?: string;
    [property: string]: unknown;
  }
  export interface ModdleWarning {
    message: string;
    element?: ModdleElement;
    property?: string;
    value?: string;
    context?: { line?: number; column?: number };
    error?: Error;
  }
  export interface ParseResult {
    rootElement: ModdleElement;
    references: readonly { element: ModdleElement; id: string; property: string }[];
    warnings: readonly ModdleWarning[];
    elementsById: Record<string, ModdleElement>;
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>, options?: Record<string, unknown>);
    fromXML(xml: string, typeName?: string, options?: Record<string, unknown>): Promise<ParseResult>;
    toXML(element: ModdleElement, options?: Record<string, unknown>): Promise<{ xml: string }>;
    create(type: string, attrs?: Record<string, unknown>): ModdleElement;
    getPackages(): readonly ModdlePackage[];
    getPackage(uriOrPrefix: string): ModdlePackage | undefined;
    /** Throws for a type no package knows. */
    getType(name: string): { $descriptor: ModdleDescriptor };
  }
}
declare module 'saxen' {
  export interface ParserElement {
    readonly name: string;
    readonly originalName: string;
    readonly attrs: Record<string, string> | false;
    readonly ns: Record<string, string>;
  }
  type ContextGetter = () => { line: number; column: number; data: string };
  type Decode = (text: string) => string;
  export class Parser {
    constructor(options: { proxy: true });
    ns(uriToPrefix: Record<string, string>): this;
    on(
      event: 'openTag',
      hook: (element: ParserElement, decode: Decode, selfClosing: boolean, context: ContextGetter) => void,
    ): this;
    // Its README leaves out `decode`; the code hands it over.
    on(
      event: 'closeTag',
      hook: (element: ParserElement, decode: Decode, selfClosing: boolean, context: ContextGetter) => void,
    ): this;
    on(
      event: 'text' | 'comment' | 'attention',
      hook: (text: string, decode: Decode, context: ContextGetter) => void,
    ): this;
    on(event: 'cdata' | 'question', hook: (text: string, context: ContextGetter) => void): this;
    on(event: 'error' | 'warn', hook: (error: Error, context: ContextGetter) => void): this;
    parse(xml: string): Error | null;
    stop(): void;
  }
}
// bpmnlint has types inside, but its doors lead to untyped CommonJS.
declare module 'bpmnlint' {
  export interface Report {
    readonly id?: string;
    readonly message: string;
    readonly category: 'off' | 'warn' | 'error' | 'info' | 'rule-error';
    /** Ours: further elements the finding is about. */
    readonly others?: readonly string[];
  }
  export interface Reporter {
    report(id: string | undefined, message: string, context?: { readonly others?: readonly string[] }): void;
  }
  export interface RuleDefinition<Node> {
    /** `false` leaves out what is below the node. */
    check(node: Node, reporter: Reporter): boolean | void;
  }
  export interface Config {
    readonly extends?: string | readonly string[];
    readonly rules?: Readonly<Record<string, 'off' | 'warn' | 'error' | 'info'>>;
  }
  export class Linter {
    constructor(options: { readonly resolver: object; readonly config?: Config });
    lint(moddleRoot: unknown): Promise<Readonly<Record<string, readonly Report[]>>>;
  }
}
declare module 'bpmnlint/lib/resolver/static-resolver.js' {
  export default class StaticResolver {
    constructor(bundle: Readonly<Record<string, unknown>>);
  }
}
declare module 'bpmnlint/rules/*' {
  const rule: () => import('bpmnlint').RuleDefinition<never>;
  export default rule;
}
declare module 'dmn-moddle' {
  import type { ModdleElement, ParseResult } from 'bpmn-moddle';
  export class DmnModdle {
    constructor(packages?: Record<string, unknown>, options?: Record<string, unknown>);
    fromXML(xml: string, typeName?: string, options?: Record<string, unknown>): Promise<ParseResult>;
    toXML(element: ModdleElement, options?: Record<string, unknown>): Promise<{ xml: string }>;
  }
}
