/**
 * Text as it is compared in a search: lower case, without accents, in words of Latin letters where there are such. German
 * umlauts are found both ways («Müller», «Muller», «Mueller»).
 */
export const foldedWords = (text: string): readonly string[] => {
  const plain = wordsOf(folded(text));
  const spelt = wordsOf(
    folded(text.normalize('NFC').replace(/[äöü]/gi, (letter) => SPELT[letter.toLowerCase()] ?? letter)),
  );
  return [...new Set([...plain, ...spelt])];
};

/** Does every word of the question begin a word of the text? */
export const matchesAll = (words: readonly string[], question: readonly string[]): boolean =>
  question.every((asked) => words.some((word) => word.startsWith(asked)));

export const questionWords = (question: string): readonly string[] => wordsOf(folded(question));

const SPELT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

// Letters no decomposition takes apart.
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ə: 'e',
};

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıħŋə]/g, (letter) => LETTERS[letter] ?? letter);

const wordsOf = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
