// bpmn-moddle, dmn-moddle and zeebe-bpmn-moddle ship no types at their main door.
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    $type: string;
    $parent?: ModdleElement;
    $attrs: Record<string, string>;
    $descriptor: { name: string; properties: readonly { name: string; ns: { localName: string } }[] };
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
  }
}
declare module 'dmn-moddle' {
  import type { ModdleElement, ParseResult } from 'bpmn-moddle';
  export class DmnModdle {
    constructor(packages?: Record<string, unknown>, options?: Record<string, unknown>);
    fromXML(xml: string, typeName?: string, options?: Record<string, unknown>): Promise<ParseResult>;
    toXML(element: ModdleElement, options?: Record<string, unknown>): Promise<{ xml: string }>;
  }
}
