import { applyDecorators } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Recorded } from '@fallspur/contract';
import { ProblemError } from '../http/problem.ts';
import type { SignedIn } from '../security/session.ts';
import { RecordedDto } from './recorded.dto.ts';
import type { Outcome, Recorder } from './recorder.ts';

/** 201 when something was recorded, 200 when this command had been answered before, else the problem. */
export const answerRecorded = async (
  outcome: Outcome,
  session: SignedIn,
  recorder: Recorder,
  reply: FastifyReply,
): Promise<Recorded> => {
  if ('problem' in outcome) throw new ProblemError(outcome.problem);
  reply.status(outcome.recorded.repeated ? 200 : 201);
  return recorder.withNext(session, outcome.recorded);
};

export const ApiCommand = () =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'A fresh UUID; the same one again gets the first answer again.',
      schema: { type: 'string', format: 'uuid' },
    }),
    ApiCreatedResponse({ type: RecordedDto, description: 'Recorded and durable.' }),
    ApiOkResponse({ type: RecordedDto, description: 'This command had been answered before.' }),
  );

export const ApiIfMatch = () =>
  ApiHeader({
    name: 'If-Match',
    required: true,
    description: "The task's version as ETag; 412 when it has changed meanwhile, 428 without the header.",
    schema: { type: 'string', example: '"3"' },
  });
