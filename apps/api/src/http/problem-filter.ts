import { Catch, HttpException, Inject, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '@fallspur/contract';
import { LogWriterEndedError } from '@fallspur/event-log';
import { WorkFullError } from '@fallspur/work';
import { WebFiles } from '../web/web-files.ts';
import { NOT_KEPT, SECURITY_HEADERS } from './headers.ts';
import { methodsAt } from './methods.ts';
import { problemValue, ProblemError } from './problem.ts';

/** Every answer that is no success, whoever threw it. Neither a stack nor anybody's data leaves the house. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('Problem');

  constructor(@Inject(WebFiles) private readonly web: WebFiles) {}

  catch(fault: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent || reply.raw.headersSent) {
      this.#log.error(`${faultName(fault)} after the answer had begun`);
      reply.raw.destroy();
      return;
    }
    if (isUnknownRoute(fault) && this.web.answers(request)) return void this.web.answer(request, reply);
    const methods = isUnknownRoute(fault) ? methodsAt(request.url) : [];
    if (methods.length)
      return void sendProblem(reply.header('allow', methods.join(', ')), problemValue('METHOD_NOT_ALLOWED'));
    const problem = problemOf(fault);
    // Ids and codes only: a message may quote what a person has typed.
    if (problem.code === 'INTERNAL')
      this.#log.error(`${request.method} ${request.routeOptions.url ?? '(unknown route)'}: ${whereOf(fault)}`);
    void sendProblem(reply, problem);
  }
}

export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply
    .status(problem.status)
    .headers({ ...SECURITY_HEADERS, ...NOT_KEPT, 'content-type': 'application/problem+json; charset=utf-8' })
    .send(JSON.stringify(problem));

export const problemOf = (fault: unknown): Problem => {
  if (fault instanceof ProblemError) return fault.problem;
  if (fault instanceof WorkFullError) return problemValue('WORK_STORE_FULL');
  if (fault instanceof LogWriterEndedError) return problemValue('WRITER_ENDED');
  const status = fault instanceof HttpException ? fault.getStatus() : statusOf(fault);
  switch (status) {
    case 400:
      return problemValue('BODY_MALFORMED');
    case 404:
      return problemValue('ROUTE_UNKNOWN');
    case 405:
      return problemValue('METHOD_NOT_ALLOWED');
    case 413:
      return problemValue('BODY_TOO_LARGE');
    case 415:
      return problemValue('CONTENT_TYPE_UNSUPPORTED');
    case 416:
      return problemValue('RANGE_UNSATISFIABLE');
    case 503:
      return problemValue('STOPPING');
    default:
      return status >= 400 && status < 500 ? problemValue('REQUEST_INVALID') : problemValue('INTERNAL');
  }
};

const isUnknownRoute = (fault: unknown): boolean => fault instanceof HttpException && fault.getStatus() === 404;

const statusOf = (fault: unknown): number => {
  const status = (fault as { readonly statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
};

const faultName = (fault: unknown): string => (fault instanceof Error ? fault.name : typeof fault);

/** Name and place of a bug: frames of the stack without the message. */
const whereOf = (fault: unknown): string =>
  fault instanceof Error && fault.stack
    ? [
        fault.name,
        ...fault.stack
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 8),
      ].join('\n')
    : faultName(fault);
