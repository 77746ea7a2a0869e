import type { Json } from '@fallspur/kernel';

/** How somebody types a value; `typed`: told by what it looks like. */
export type Kind = 'typed' | 'text' | 'number' | 'boolean' | 'none' | 'json';

/** Texts may stand where a figure belongs, so that only what is neither text nor figure begins with a kind of its own. */
export const kindOf = (value: Json): Kind => {
  if (typeof value === 'boolean') return 'boolean';
  return value !== null && typeof value === 'object' ? 'json' : 'typed';
};

/** What a text typed without saying its kind is taken for. */
export const looksLike = (text: string): Exclude<Kind, 'typed' | 'json'> => {
  const word = text.trim().toLowerCase();
  if (word === '') return 'none';
  if (word === 'ja' || word === 'nein') return 'boolean';
  return figureIn(word) === undefined ? 'text' : 'number';
};

export const typedAs = (value: Json): string =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);

/** What was typed, as the process gets it; undefined where it is not of its kind. */
export const valueTyped = (kind: Kind, text: string): Json | undefined => {
  switch (kind) {
    case 'typed':
      return valueTyped(looksLike(text), text);
    case 'none':
      return null;
    case 'text':
      return text;
    case 'boolean':
      return /^(ja|true)$/i.test(text.trim());
    case 'number':
      return figureIn(text);
    case 'json':
      return parsed(text);
  }
};

/** «1'250», «12,5»: the figure; undefined where it is none. What begins with a zero counts nothing, it is a number to call. */
const figureIn = (text: string): number | undefined => {
  const digits = text
    .trim()
    .replace(/['’\s]/g, '')
    .replace(',', '.');
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
};

const parsed = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** «ja», «1250», «B, C»: a value as one line. */
export const shownValue = (value: Json): string => {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.map(shownItem).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const shownItem = (item: unknown): string => shownValue(item as Json);
