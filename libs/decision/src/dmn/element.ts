/** An element of a DMN file as dmn-moddle read it, and safe ways to look into it. */
export interface Element {
  readonly $type: string;
  readonly [property: string]: unknown;
}

const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && typeof (value as { $type?: unknown }).$type === 'string';

/** `decisionTable` for `dmn:DecisionTable`. */
export const kindOfElement = (element: Element): string => {
  const local = element.$type.slice(element.$type.indexOf(':') + 1);
  return local.charAt(0).toLowerCase() + local.slice(1);
};

export const childOf = (element: Element, name: string): Element | null => {
  const child = element[name];
  return isElement(child) ? child : null;
};

export const childrenOf = (element: Element, name: string): readonly Element[] => {
  const children = element[name];
  return Array.isArray(children) ? children.filter(isElement) : [];
};

/** An attribute or text child, trimmed; empty where it is missing. */
export const attribute = (element: Element, name: string): string => {
  const value = element[name];
  return typeof value === 'string' ? value.trim() : value === undefined || value === null ? '' : String(value);
};

export const idOf = (element: Element): string => attribute(element, 'id');

/** The name an element is known by to others: that of its variable, else its own. */
export const variableNameOf = (element: Element): string => {
  const variable = childOf(element, 'variable');
  return (variable && attribute(variable, 'name')) || attribute(element, 'name');
};

/** Type of an element's variable, else of its expression. */
export const typeRefOf = (element: Element): string => {
  const variable = childOf(element, 'variable');
  return (variable && attribute(variable, 'typeRef')) || attribute(element, 'typeRef');
};
