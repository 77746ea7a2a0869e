import { problem } from './problem.ts';

/** `"3"` for the version of a task. [decisions.md 13] */
export const etagOf = (version: number): string => `"${version}"`;

/** The version a caller has seen. 428 without the header; what is no ETag of ours matches nothing. */
export const versionFromIfMatch = (header: string | undefined): number => {
  if (header === undefined || header.trim() === '') throw problem('IF_MATCH_MISSING');
  const seen = /^(?:W\/)?"(0|[1-9]\d{0,14})"$/.exec(header.trim())?.[1];
  if (seen === undefined) throw problem('TASK_CHANGED_MEANWHILE');
  return Number(seen);
};
