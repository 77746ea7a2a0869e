import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DemonstrationPerson, House } from '@fallspur/house';
import { epochMillisecondsOf, instantOf } from '@fallspur/kernel';
import type { Work } from '@fallspur/work';
import { HOUSE } from '../house/tokens.ts';
import { WORK } from '../house/tokens.ts';
import { SETTINGS, type Settings } from '../settings.ts';
import { DemonstrationPeople } from '../session/demonstration-people.ts';
import { fieldRightsOf } from './field-rights.ts';
import { reachOf } from './reach.ts';
import type { SignedIn } from './session.ts';

export const COOKIE = 'fallspur_session';
const HOURS_MAX = 12;

/** Sessions of this node. The cookie holds a random secret, the store only its digest. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(WORK) private readonly work: Work,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DemonstrationPeople) private readonly people: DemonstrationPeople,
  ) {}

  /** Whoever sent this request, with the rights of now: roles are looked up every time. */
  of(request: FastifyRequest): SignedIn | undefined {
    const secret = request.cookies[COOKIE];
    if (!secret || this.settings.oidcIssuer !== null) return undefined;
    const kept = this.work.sessions.find(digestOf(secret), this.house.clock.now());
    const person = kept && this.people.find(kept.user);
    return person && signedInAs(person);
  }

  open(user: string, request: FastifyRequest, reply: FastifyReply): void {
    const secret = randomBytes(32).toString('base64url');
    const now = this.house.clock.now();
    const expiresAt = instantOf(epochMillisecondsOf(now) + HOURS_MAX * 3_600_000);
    this.work.sessions.open({ id: digestOf(secret), user, expiresAt }, now);
    reply.setCookie(COOKIE, secret, { ...attributesFor(request), maxAge: HOURS_MAX * 3600 });
  }

  close(request: FastifyRequest, reply: FastifyReply): void {
    const secret = request.cookies[COOKIE];
    if (secret) this.work.sessions.close(digestOf(secret));
    reply.clearCookie(COOKIE, attributesFor(request));
  }
}

const attributesFor = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isEncrypted(request) }) as const;

/** Whoever ends TLS in front says so. A lie costs only the liar: their own cookie does not come back on plain HTTP. */
const isEncrypted = ({ protocol, headers }: FastifyRequest): boolean =>
  protocol === 'https' || headers['x-forwarded-proto'] === 'https';

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const signedInAs = ({ person, label, office, roles }: DemonstrationPerson): SignedIn => ({
  user: person,
  name: label,
  office,
  roles,
  reach: reachOf(office.key, roles),
  fields: fieldRightsOf(roles),
  demonstration: true,
});
