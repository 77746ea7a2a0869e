/** What XML forbids and the parser lets pass. Each check gives the offset of the first offence, or -1. */

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const ILLEGAL_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const CHARACTER_REFERENCE = /&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,9}));/y;
const ENTITY = /&(?:amp|lt|gt|quot|apos);/y;

/** First character XML 1.0 does not allow. [XML 1.0, 2.2] */
export function illegalCharacter(text: string): number {
  const control = text.search(ILLEGAL_CHARACTER);
  return control >= 0 || text.isWellFormed() ? control : text.search(LONE_SURROGATE);
}

/** First `&` in a stretch that begins no reference XML knows. [XML 1.0, 4.1; no DOCTYPE, so five names only] */
export function brokenReference(text: string): number {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    ENTITY.lastIndex = at;
    if (ENTITY.test(text)) continue;
    CHARACTER_REFERENCE.lastIndex = at;
    const match = CHARACTER_REFERENCE.exec(text);
    if (!match || !isCharacter(codePointOf(match))) return at;
  }
  return -1;
}

/** The parser decodes references beyond the Basic Multilingual Plane wrongly: they are resolved before it sees them. */
export const resolveAstralReferences = (text: string): string =>
  text.replace(
    /&#(?:x([0-9a-fA-F]{5,8})|([0-9]{5,9}));/g,
    (whole, hex: string | undefined, decimal: string | undefined) => {
      const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return point > 0xffff && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );

const codePointOf = (match: RegExpExecArray): number => (match[1] ? Number.parseInt(match[1], 16) : Number(match[2]));

const isCharacter = (point: number): boolean =>
  point === 9 ||
  point === 10 ||
  point === 13 ||
  (point >= 32 && point < 0xd800) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  (point >= 0x10000 && point <= 0x10ffff);
