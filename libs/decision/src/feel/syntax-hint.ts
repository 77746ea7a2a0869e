/** What authors who know other languages write in FEEL, and what to write instead. */
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/&&/, 'write "and" instead of &&'],
  [/\|\|/, 'write "or" instead of ||'],
  [/===?/, 'compare with a single ='],
  [/!(?!=)/, 'write not(…) instead of !'],
  [/'/, 'texts stand in double quotes: "…"'],
  [/[«»„“”]/, 'texts stand in straight double quotes: "…"'],
  [/\?[^?]*:/, 'write if … then … else … instead of ? :'],
  [/;/, 'write one expression, without ;'],
  [/\$\{|^#\{/, 'write the expression itself, without ${…}'],
  [/%/, 'write modulo(a, b) instead of %'],
];

/** What to try where a text is not FEEL; `from` is the place where reading stopped. Null where nothing is known. */
export const syntaxHint = (text: string, from: number): string | null => {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => `"${' '.repeat(quoted.length - 2)}"`);
  if ((plain.match(/"/g)?.length ?? 0) % 2 === 1) return 'close the text with a double quote';
  const balance = unbalanced(plain);
  if (balance) return balance;
  if (/\bif\b/.test(plain) && !/\belse\b/.test(plain)) return 'an if needs its else: if … then … else …';
  const near = plain.slice(Math.max(0, from - 3), from + 40);
  return HABITS.find(([habit]) => habit.test(near))?.[1] ?? null;
};

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const unbalanced = (text: string): string | null => {
  // Ranges may open with a bracket that closes elsewhere: ]1..5[
  if (text.includes('..')) return null;
  const open: string[] = [];
  for (const char of text) {
    if (CLOSING[char]) open.push(CLOSING[char]);
    else if (')]}'.includes(char) && open.pop() !== char) return `"${char}" closes nothing that was opened`;
  }
  return open.length ? `"${open.at(-1)}" is missing` : null;
};
