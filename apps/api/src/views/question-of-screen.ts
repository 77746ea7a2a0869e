import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { TaskQuery } from '@fallspur/contract';
import { TaskQueryDto } from '../tasks/tasks.dto.ts';

const FILTERS = ['scope', 'due', 'at', 'passed', 'q', 'municipality'] as const;

/**
 * What the worklist asks when a screen has this query string. What no filter is, or cannot be read, does not filter;
 * the screen leaves its default out, which is the whole office.
 */
export const questionOfScreen = (query: string): TaskQuery => {
  const given = new URLSearchParams(query);
  const filters = FILTERS.flatMap((name) => {
    const value = given.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  const question = plainToInstance(TaskQueryDto, Object.fromEntries(filters));
  const unreadable = new Set(validateSync(question).map(({ property }) => property));
  const readable = Object.entries(question).filter(([name, value]) => value !== undefined && !unreadable.has(name));
  return { scope: 'office', ...Object.fromEntries(readable) };
};
