import type { Page } from '@fallspur/contract';
import { connectionLost, problemOf } from './problem.ts';
import { reportConnection } from './connection.ts';
import { readYourWrites } from './read-your-writes.ts';

export interface SendOptions {
  /** Version of what is acted on; travels as `If-Match: "<version>"`. */
  readonly ifMatch?: number;
  /** Made when the form was opened: the same key is the same command, however often it is sent. */
  readonly idempotencyKey?: string;
}

const written = readYourWrites(() => Date.now());

/** Reads one answer of `/api`; throws an `ApiProblem`. After a command it waits until the read models contain it. */
export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  answerOf<T>(await ask(written.path(path), { headers: { accept: 'application/json' }, ...(signal && { signal }) }));

const ROWS_AT_ONCE = 200;

/** The whole of a list, page by page: for lists one needs entirely (to choose from, to print, to add up). */
export async function getAll<T extends Page<unknown>>(path: string, signal?: AbortSignal): Promise<T> {
  const page = (number: number) =>
    get<T>(`${path}${path.includes('?') ? '&' : '?'}size=${ROWS_AT_ONCE}&page=${number}`, signal);
  const first = await page(1);
  const rows = [...first.rows];
  for (let number = 2; rows.length < first.total; number++) {
    const more = (await page(number)).rows;
    if (more.length === 0) break;
    rows.push(...more);
  }
  return { ...first, rows };
}

/** Sends a command; throws an `ApiProblem`. */
export async function send<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  { ifMatch, idempotencyKey }: SendOptions = {},
): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  const response = await ask(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const answer = await answerOf<T>(response);
  written.remember(answer);
  return answer;
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    reportConnection('lost');
    throw connectionLost();
  }
  if (response.ok) {
    reportConnection('found');
    return response;
  }
  const problem = await problemOf(response);
  reportConnection(problem.problem.status === 0 ? 'lost' : 'found');
  throw problem;
}

const answerOf = async <T>(response: Response): Promise<T> =>
  response.status === 204 ? (undefined as T) : ((await response.json()) as T);
