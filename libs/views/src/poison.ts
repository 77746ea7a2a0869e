import { withPlainNames } from './names.ts';

/** Thrown by a handler that knows what is wrong with an event. The message is kept: it must name no person. */
export class PoisonEvent extends Error {
  readonly code: string;
  constructor(code: string, messageWithoutPersonalData: string) {
    super(messageWithoutPersonalData);
    this.name = 'PoisonEvent';
    this.code = code;
  }
}

/** A projection's own SQL does not compile: a bug in the projection, not in an event, so nothing is parked. */
export class ProjectionSqlError extends Error {
  constructor(projection: string, text: string, cause: unknown) {
    super(`Projection "${projection}": SQLite refuses "${text}": ${messageOf(cause)}`, { cause });
    this.name = 'ProjectionSqlError';
  }
}

export interface Fault {
  readonly code: string;
  /** Says where, never with which values: those may be personal. */
  readonly message: string;
}

// Primary SQLite result codes that speak of the data at hand: generic error, too big, constraint, mismatch, range.
const ABOUT_THE_EVENT = new Set([1, 18, 19, 20, 25]);

/** True when the event is to blame; false for a full disk, a closed file or a bug, which must stop the runner. */
export function isPoison(error: unknown): boolean {
  const { name, code, errcode } = error as { name?: unknown; code?: unknown; errcode?: unknown };
  if (name === 'ProjectionSqlError' || code === 'ERR_INVALID_STATE') return false;
  return code === 'ERR_SQLITE_ERROR' ? ABOUT_THE_EVENT.has(Number(errcode) & 0xff) : true;
}

/** What may be written down about a fault without risking personal data in the cache file or on a screen. */
export function faultOf(error: unknown): Fault {
  const { name, code, stack } = error as { name?: unknown; code?: unknown; stack?: unknown };
  if (name === 'PoisonEvent') return { code: String(code), message: messageOf(error) };
  if (code === 'ERR_SQLITE_ERROR' && isConstraint(error))
    return { code: 'CONSTRAINT', message: withPlainNames(messageOf(error)) };
  const kind = typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : safeName(name);
  return { code: kind, message: `${kind} ${placeOf(stack)}` };
}

// "UNIQUE constraint failed: tasks__v1b1.key" names a column and no value.
const isConstraint = (error: unknown): boolean => (Number((error as { errcode?: unknown }).errcode) & 0xff) === 19;

const safeName = (name: unknown): string => (typeof name === 'string' && /^\w+$/.test(name) ? name : 'Error');

function placeOf(stack: unknown): string {
  const frame = typeof stack === 'string' ? /\n\s*at (?:.*[/\\])?([\w.-]+:\d+:\d+)\)?/.exec(stack) : null;
  return frame?.[1] === undefined ? 'at an unknown place' : `at ${frame[1]}`;
}

const messageOf = (error: unknown): string => String((error as { message?: unknown }).message ?? error);
