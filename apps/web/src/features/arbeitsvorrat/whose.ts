import type { Session, TaskRow } from '@fallspur/contract';

/** Roles that may do a task; empty: anybody of the office. */
export const rolesOf = ({ role }: Pick<TaskRow, 'role'>): readonly string[] =>
  role === null ? [] : role.split(',').map((one) => one.trim());

/** Whether this session may do it; the API decides anew. */
export const isForMe = (row: Pick<TaskRow, 'role'>, { roles }: Pick<Session, 'roles'>): boolean => {
  const wanted = rolesOf(row);
  return wanted.length === 0 || wanted.some((role) => roles.includes(role));
};
