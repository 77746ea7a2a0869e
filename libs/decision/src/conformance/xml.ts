/** Just enough XML for the test files of the corpus: elements, attributes, text. Not for anything that is uploaded. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

export const readXml = (xml: string): XmlElement => {
  const stack: Open[] = [{ name: '', attributes: {}, children: [], text: '' }];
  for (const [, cdata, closing, name, attributes = '', selfClosing, text] of xml.matchAll(TOKEN)) {
    const open = stack.at(-1)!;
    if (cdata !== undefined) open.text += cdata;
    else if (text !== undefined) open.text += plain(text);
    else if (name === undefined) continue;
    else if (closing) stack.at(-2)!.children.push(stack.pop()!);
    else {
      const element = { name: local(name), attributes: attributesOf(attributes), children: [], text: '' };
      if (selfClosing) open.children.push(element);
      else stack.push(element);
    }
  }
  const root = stack[0]!.children[0];
  if (!root || stack.length !== 1) throw new Error(`not well-formed XML: "${xml.slice(0, 60)}…"`);
  return root;
};

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [local(name!), plain(double ?? single ?? '')]),
  );
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, digits?: string, entity?: string) => {
      if (entity !== undefined) return ENTITIES[entity] ?? whole;
      return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(digits));
    });

export const childrenNamed = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);
export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  childrenNamed(element, name)[0];
