import { supportedTable } from '../compile/elements/supported.ts';

const BEGIN = '<!-- elements: written by `node libs/engine/scripts/write-docs.ts` -->';
const END = '<!-- end of elements -->';

/** The README with the table of elements between its two marks. */
export function withElementTable(readme: string): string {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`The README of the engine lacks the marks ${BEGIN} and ${END}`);
  return `${readme.slice(0, from)}${BEGIN}\n\n${supportedTable()}\n\n${readme.slice(to)}`;
}
