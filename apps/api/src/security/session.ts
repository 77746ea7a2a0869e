import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { OfficeRef } from '@fallspur/contract';
import type { FieldRights } from './field-rights.ts';
import type { Reach } from './reach.ts';

/** Who is signed in, as every handler gets it. */
export interface SignedIn {
  readonly user: string;
  /** Name to show. */
  readonly name: string;
  readonly office: OfficeRef;
  /** Role codes of specification 1.3 without `R-`. */
  readonly roles: readonly string[];
  readonly reach: Reach;
  /** What of the personal fields within it. */
  readonly fields: FieldRights;
  /** From the list of example people. */
  readonly demonstration: boolean;
}

const SIGNED_IN = Symbol('signed in');
type WithSession = FastifyRequest & { [SIGNED_IN]?: SignedIn };

export const putSession = (request: FastifyRequest, session: SignedIn): void => {
  (request as WithSession)[SIGNED_IN] = session;
};

const sessionOf = (context: ExecutionContext): SignedIn | undefined =>
  context.switchToHttp().getRequest<WithSession>()[SIGNED_IN];

/** The session of a public route, where there is one. */
export const MaybeSession = createParamDecorator((_: unknown, context: ExecutionContext) => sessionOf(context));

/** The session of a route whose policy demands one. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const session = sessionOf(context);
  if (!session) throw new Error('CurrentSession stands on a route whose policy is public');
  return session;
});
