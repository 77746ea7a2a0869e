/** Syntax of FEEL's regular expressions: XPath 3.1 without back-references, which no linear-time engine can have. */
export type Pattern =
  | { readonly kind: 'set'; readonly has: (codePoint: number) => boolean; readonly weight: number }
  | { readonly kind: 'start' | 'end' | 'empty' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'group'; readonly index: number; readonly part: Pattern }
  | {
      readonly kind: 'repeat';
      readonly part: Pattern;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    };

export interface PatternFlags {
  readonly dotAll: boolean;
  readonly multiLine: boolean;
  readonly ignoreCase: boolean;
  readonly extended: boolean;
  readonly literal: boolean;
}

/** Not a regular expression of FEEL; the function that got it answers null. */
export class PatternError extends Error {}

type CharSet = (codePoint: number) => boolean;

const DEPTH_MAX = 50;
const REPEAT_MAX = 1_000;

const digit: CharSet = (c) => /\p{Nd}/u.test(String.fromCodePoint(c));
const space: CharSet = (c) => c === 0x20 || c === 0x09 || c === 0x0a || c === 0x0d;
const word: CharSet = (c) => !/[\p{P}\p{Z}\p{C}]/u.test(String.fromCodePoint(c));
const nameStart: CharSet = (c) => /[:_\p{L}\p{Nl}]/u.test(String.fromCodePoint(c));
const nameChar: CharSet = (c) => /[-.:_\p{L}\p{Nl}\p{Nd}\p{M}·]/u.test(String.fromCodePoint(c));
const not =
  (set: CharSet): CharSet =>
  (c) =>
    !set(c);
const ESCAPED_SETS: Readonly<Record<string, CharSet>> = {
  d: digit,
  D: not(digit),
  s: space,
  S: not(space),
  w: word,
  W: not(word),
  i: nameStart,
  I: not(nameStart),
  c: nameChar,
  C: not(nameChar),
};
const ESCAPED_CHARS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const SYNTAX = '\\|.?*+(){}-[]^$';

/** Reads a pattern; throws {@link PatternError}. */
export const parsePattern = (text: string, flags: PatternFlags): { pattern: Pattern; groups: number } => {
  const chars = Array.from(flags.extended ? withoutBlanks(text) : text);
  let at = 0;
  let groups = 0;
  let depth = 0;

  const peek = (): string | undefined => {
    return chars[at];
  };
  const fail = (what: string): never => {
    throw new PatternError(`${what} at character ${at + 1} of the pattern`);
  };
  const expect = (char: string): void => {
    if (peek() !== char) fail(`expected "${char}", got ${peek() === undefined ? 'the end' : `"${peek()}"`}`);
    at++;
  };
  const single = (char: string): Pattern => ({ kind: 'set', has: foldCase(equals(char.codePointAt(0)!)), weight: 1 });
  const foldCase = (set: CharSet): CharSet =>
    flags.ignoreCase ? (c) => set(c) || set(otherCase(c, 'lower')) || set(otherCase(c, 'upper')) : set;

  const choice = (): Pattern => {
    if (++depth > DEPTH_MAX) fail('groups nested too deeply');
    const parts = [sequence()];
    while (peek() === '|') {
      at++;
      parts.push(sequence());
    }
    depth--;
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  };

  const sequence = (): Pattern => {
    const parts: Pattern[] = [];
    for (let char = peek(); char !== undefined && char !== '|' && char !== ')'; char = peek()) parts.push(piece());
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
  };

  const piece = (): Pattern => {
    let part = atom();
    const range = quantifier();
    if (!range) return part;
    const lazy = peek() === '?';
    if (lazy) at++;
    part = { kind: 'repeat', part, ...range, lazy };
    if (['*', '+', '?', '{'].includes(peek() ?? '')) fail('a quantifier after a quantifier');
    return part;
  };

  const quantifier = (): { min: number; max: number } | null => {
    const char = peek();
    if (char === '*' || char === '+' || char === '?') {
      at++;
      return { min: char === '+' ? 1 : 0, max: char === '?' ? 1 : Infinity };
    }
    if (char !== '{') return null;
    at++;
    const min = number() ?? fail('expected a number');
    let max = min;
    if (peek() === ',') {
      at++;
      max = number() ?? Infinity;
    }
    expect('}');
    if (max < min) fail('a quantifier whose end is before its start');
    return { min, max };
  };

  const number = (): number | null => {
    let digits = '';
    while (/^[0-9]$/.test(peek() ?? '')) digits += chars[at++];
    if (!digits) return null;
    if (Number(digits) > REPEAT_MAX) fail(`more than ${REPEAT_MAX} repetitions`);
    return Number(digits);
  };

  const atom = (): Pattern => {
    const char = peek() ?? fail('expected a character');
    at++;
    switch (char) {
      case '(':
        return group();
      case '[':
        return weighted(charClass);
      case '.':
        return { kind: 'set', has: flags.dotAll ? () => true : (c) => c !== 0x0a && c !== 0x0d, weight: 1 };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '\\':
        return { kind: 'set', has: foldCase(escape()), weight: 2 };
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ')':
      case ']':
        at--;
        return fail(`unexpected "${char}"`);
      default:
        return single(char);
    }
  };

  /** A class weighs as much as it is long: each of its members may be asked for a character. */
  const weighted = (read: () => CharSet): Pattern => {
    const from = at;
    const has = read();
    return { kind: 'set', has, weight: at - from };
  };

  const group = (): Pattern => {
    let index = -1;
    if (chars[at] === '?') {
      if (chars[at + 1] !== ':') fail('a group of unknown kind "(?"');
      at += 2;
    } else index = ++groups;
    const part = choice();
    expect(')');
    return index < 0 ? part : { kind: 'group', index, part };
  };

  const escape = (): CharSet => {
    const char = chars[at++] ?? fail('expected a character after "\\"');
    if (char === 'p' || char === 'P') {
      const property = unicodeProperty();
      return char === 'p' ? property : not(property);
    }
    const set = ESCAPED_SETS[char];
    if (set) return set;
    if (/[1-9]/.test(char)) fail('back-references are not supported');
    const plain = ESCAPED_CHARS[char] ?? (SYNTAX.includes(char) ? char : fail(`unknown escape "\\${char}"`));
    return equals(plain.codePointAt(0)!);
  };

  const unicodeProperty = (): CharSet => {
    const close = chars.indexOf('}', at);
    if (chars[at] !== '{' || close < 0) fail('expected "{" and "}" after \\p');
    const name = chars.slice(at + 1, close).join('');
    at = close + 1;
    const block = BLOCKS[name];
    if (block) return between(block[0], block[1]);
    if (!/^[A-Z][a-z]?$/.test(name)) return fail(`unknown property "${name}"`);
    let matcher: RegExp;
    try {
      matcher = new RegExp(`^\\p{${name}}$`, 'u');
    } catch {
      return fail(`unknown property "${name}"`);
    }
    return (c) => matcher.test(String.fromCodePoint(c));
  };

  const charClass = (): CharSet => {
    if (++depth > DEPTH_MAX) fail('classes nested too deeply');
    const negated = chars[at] === '^';
    if (negated) at++;
    const sets: CharSet[] = [];
    let except: CharSet | null = null;
    while (chars[at] !== ']') {
      if (chars[at] === '-' && chars[at + 1] === '[') {
        at += 2;
        except = charClass();
        if (chars[at] !== ']') fail('expected "]" after a subtracted class');
        break;
      }
      sets.push(foldCase(classItem()));
    }
    if (!sets.length) fail('an empty class');
    at++;
    depth--;
    const any: CharSet = (c) => sets.some((set) => set(c));
    const base = negated ? not(any) : any;
    return except ? (c) => base(c) && !except!(c) : base;
  };

  const classItem = (): CharSet => {
    const first = chars[at] ?? fail('a class without "]"');
    const from = classChar(first);
    if (typeof from !== 'number') return from;
    if (chars[at] !== '-' || chars[at + 1] === ']' || chars[at + 1] === '[') return equals(from);
    at++;
    const to = classChar(chars[at] ?? fail('a class without "]"'));
    if (typeof to !== 'number' || to < from) return fail('a range out of order in a class');
    return between(from, to);
  };

  const classChar = (char: string): number | CharSet => {
    if (char === '[') fail('"[" inside a class');
    at++;
    if (char !== '\\') return char.codePointAt(0)!;
    const next = chars[at] ?? '';
    if (next in ESCAPED_SETS || next === 'p' || next === 'P') return escape();
    escape();
    return (ESCAPED_CHARS[next] ?? next).codePointAt(0)!;
  };

  if (flags.literal) return { pattern: { kind: 'sequence', parts: chars.map(single) }, groups: 0 };
  const pattern = choice();
  if (peek() !== undefined) fail(`unexpected "${peek()}"`);
  return { pattern, groups };
};

/** The flag `x` lets a pattern be written with blanks; inside a class they count. */
const withoutBlanks = (text: string): string =>
  text.replace(/(\[[^\]]*\])|[ \t\r\n]+/g, (_, set?: string) => set ?? '');

const BLOCKS: Readonly<Record<string, readonly [number, number]>> = {
  IsBasicLatin: [0x00, 0x7f],
  'IsLatin-1Supplement': [0x80, 0xff],
  'IsLatinExtended-A': [0x100, 0x17f],
  'IsLatinExtended-B': [0x180, 0x24f],
  IsGreek: [0x370, 0x3ff],
  IsCyrillic: [0x400, 0x4ff],
};

const equals =
  (codePoint: number): CharSet =>
  (c) =>
    c === codePoint;
const between =
  (from: number, to: number): CharSet =>
  (c) =>
    c >= from && c <= to;
const otherCase = (c: number, direction: 'lower' | 'upper'): number => {
  const char = String.fromCodePoint(c);
  const other = direction === 'lower' ? char.toLowerCase() : char.toUpperCase();
  const point = other.codePointAt(0)!;
  return other.length === String.fromCodePoint(point).length ? point : c;
};
