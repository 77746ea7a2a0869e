import { relative } from 'node:path';
import type { Diagnostic } from '@fallspur/kernel';

/** A path as one would type it here; absolute where it lies outside. */
export const shownPath = (file: string): string => {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
};

/** `file:line:column CODE message — hint`, as editors and people can follow it. */
export const findingLine = ({ file, position, code, message, hint }: Diagnostic): string =>
  `${file === undefined ? '?' : shownPath(file)}:${position?.line ?? 1}:${position?.column ?? 1} ${code} ${message}${hint ? ` — ${hint}` : ''}`;
