import dmn13 from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' };

/** The meta-model dmn-moddle reads by: its own for DMN 1.3, and what 1.4 and 1.5 added to the boxed expressions. */

const property = (name: string, type: string) => ({ name, type, xml: { serialize: 'property' } });
const attributeOf = (name: string) => ({ name, isAttr: true, type: 'String' });
const expression = (name: string, ...properties: readonly object[]) => ({
  name,
  superClass: ['Expression'],
  properties,
});

const ADDED_TYPES = [
  // moddle spells it otherwise than the standard
  {
    name: 'OrganizationUnit',
    superClass: ['BusinessContextElement'],
    properties: ['decisionMade', 'decisionOwned'].map((name) => ({
      ...property(name, 'DMNElementReference'),
      isMany: true,
    })),
  },
  { name: 'ChildExpression', properties: [attributeOf('id'), { name: 'value', type: 'Expression' }] },
  { name: 'TypedChildExpression', superClass: ['ChildExpression'], properties: [attributeOf('typeRef')] },
  expression(
    'Conditional',
    property('if', 'ChildExpression'),
    property('then', 'ChildExpression'),
    property('else', 'ChildExpression'),
  ),
  expression('Filter', property('in', 'ChildExpression'), property('match', 'ChildExpression')),
  ...['For', 'Some', 'Every'].map((name) =>
    expression(
      name,
      attributeOf('iteratorVariable'),
      property('in', 'TypedChildExpression'),
      property(name === 'For' ? 'return' : 'satisfies', 'ChildExpression'),
    ),
  ),
];

const withTypeConstraint = (type: { name: string; properties?: readonly object[] }) =>
  type.name === 'ItemDefinition'
    ? {
        ...type,
        properties: [
          ...(type.properties ?? []),
          { name: 'typeConstraint', type: 'UnaryTests', xml: { serialize: 'property' } },
        ],
      }
    : type;

export const DMN_PACKAGE = { ...dmn13, types: [...dmn13.types.map(withTypeConstraint), ...ADDED_TYPES] };

const MODEL_NAMESPACES = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20151101/dmn11.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
  'https://www.omg.org/spec/DMN/20240513/MODEL/',
];
const DIAGRAM_NAMESPACES = [
  'http://www.omg.org/spec/DMN/20180521/DMNDI/',
  'https://www.omg.org/spec/DMN/20211108/DMNDI/',
  'https://www.omg.org/spec/DMN/20230324/DMNDI/',
];

/** DMN 1.1 to 1.6 differ for us only in their namespaces: all are read under that of 1.3. Null where none is declared. */
export const asOneVersion = (xml: string): string | null => {
  let found = false;
  const rewritten = xml.replace(
    /(xmlns(?::[\w.-]+)?\s*=\s*)(["'])([^"']*)\2/g,
    (whole, before: string, quote: string, uri: string) => {
      if (MODEL_NAMESPACES.includes(uri)) {
        found = true;
        return `${before}${quote}${dmn13.uri}${quote}`;
      }
      return DIAGRAM_NAMESPACES.includes(uri)
        ? `${before}${quote}https://www.omg.org/spec/DMN/20191111/DMNDI/${quote}`
        : whole;
    },
  );
  return found ? rewritten : null;
};
