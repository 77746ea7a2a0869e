import { BUILTINS } from './builtins/index.ts';

/** The built-in function an author may have meant: one that is nearly spelled so, or begins with the same word. */
export const nearFunction = (name: string): string | null => {
  const names = [...BUILTINS.keys()];
  const spelled = names
    .map((known) => ({ known, away: distance(name.toLowerCase(), known) }))
    .filter(({ known, away }) => away <= (known.length < 8 ? 1 : 2) && name.length > 4)
    .sort((a, b) => a.away - b.away)[0];
  if (spelled) return spelled.known;
  const [first = '', ...rest] = name.split(' ');
  return rest.length ? (names.find((known) => known.startsWith(`${first} `)) ?? null) : null;
};

const LONGEST_NAME = 40;

/** Letters to change, add or drop; blanks count as letters. [Levenshtein] */
const distance = (a: string, b: string): number => {
  if (a.length > LONGEST_NAME || Math.abs(a.length - b.length) > 2) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min(row[j]! + Number(letter !== other), row[j + 1]! + 1, next[j]! + 1));
    row = next;
  }
  return row.at(-1)!;
};
