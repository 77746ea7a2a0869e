import { ValidateBy } from 'class-validator';

/** A text of no more lines that hold something, counted without cutting it into pieces: it may be megabytes of nothing but line ends. */
export const HasLinesAtMost = (most: number): PropertyDecorator =>
  ValidateBy({
    name: 'hasLinesAtMost',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && !hasMoreLines(value, most),
      defaultMessage: () => `hat mehr als ${most} Zeilen; bitte teilen Sie die Tabelle auf`,
    },
  });

const hasMoreLines = (text: string, most: number): boolean => {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= most; at = text.indexOf('\n', at + 1))
    if (!EMPTY.has(text[at + 1])) lines++;
  return lines > most;
};

// What follows a line end where there is no line, or nothing on it.
const EMPTY: ReadonlySet<string | undefined> = new Set([undefined, '\n', '\r']);
