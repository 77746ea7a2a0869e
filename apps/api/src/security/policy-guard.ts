import {
  Inject,
  Injectable,
  RequestMethod,
  type CanActivate,
  type ExecutionContext,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { House } from '@fallspur/house';
import { HOUSE } from '../house/tokens.ts';
import { isInherited } from '../http/inherited.ts';
import { problem } from '../http/problem.ts';
import { policies, type Policy } from './policies.ts';
import { dossierWithin } from './reach.ts';
import { putSession, type SignedIn } from './session.ts';
import { Sessions } from './sessions.ts';

/** Asks the policy table before every route, and refuses to boot where it says nothing about one. */
@Injectable()
export class PolicyGuard implements CanActivate, OnApplicationBootstrap {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const unnamed = this.routes().filter((route) => !policies[route]);
    if (unnamed.length)
      throw new Error(`security/policies.ts says nothing about: ${unnamed.join(', ')}. Add a line for each.`);
  }

  /** Every route of this app, as the policy table writes it. */
  routes(): readonly string[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      const prototype = (metatype as { readonly prototype: object }).prototype;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => (prototype as Record<string, unknown>)[name])
        .filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler as object))
        .map((handler) => routeOf(metatype as object, handler as object));
    });
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const policy = policies[routeOf(context.getClass(), context.getHandler())];
    if (!policy) throw new Error('The boot check has let a route pass that the policy table does not name');
    const session = this.sessions.of(request);
    if (session) putSession(request, session);
    if (policy.roles === 'public') return true;
    if (!session) throw problem('NOT_SIGNED_IN');
    if (!hasRole(policy, session)) throw problem('ROLE_NOT_ALLOWED');
    const { caseId } = request.params as { readonly caseId?: string };
    if (policy.relation === 'own-office' && caseId !== undefined)
      if (!(await dossierWithin(this.house, session.reach, caseId))) throw problem('CASE_UNKNOWN');
    if (Object.values(request.params as object).some(isInherited)) throw problem('NOT_FOUND');
    return true;
  }
}

/** `GET /api/cases/:caseId` */
const routeOf = (controller: object, handler: object): string => {
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
  const parts = [controller, handler].map((of) => String(Reflect.getMetadata(PATH_METADATA, of)));
  const path = parts.flatMap((part) => part.split('/')).filter((part) => part !== '');
  return `${method} /${path.join('/')}`;
};

export const hasRole = ({ roles }: Policy, session: SignedIn): boolean =>
  roles === 'public' || roles === 'signed-in' || session.roles.some((role) => roles.includes(role));
