import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { NOT_KEPT, SECURITY_HEADERS } from './headers.ts';
import { problemValue } from './problem.ts';
import type { ProblemCode } from './problem-of.ts';

/**
 * Bytes that never become a request, for Node's parser refuses them: nobody but this function can answer them, and it
 * answers as everywhere else, with a problem.
 */
export const answerUnreadable = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (socket.writable && error.code !== 'ECONNRESET')
    socket.write(answerTo(CODES[error.code ?? ''] ?? 'HTTP_MALFORMED'));
  socket.destroy(error);
};

const CODES: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TOO_SLOW',
};

const answerTo = (code: ProblemCode): string => {
  const problem = problemValue(code);
  const body = JSON.stringify(problem);
  const headers = {
    ...SECURITY_HEADERS,
    ...NOT_KEPT,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
};
