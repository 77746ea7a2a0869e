import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DemonstrationPerson, Session } from '@fallspur/contract';
import type { House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { openTasks } from '@fallspur/runtime';
import { HOUSE } from '../house/tokens.ts';
import { problem } from '../http/problem.ts';
import { policies } from '../security/policies.ts';
import { readsNames } from '../security/field-rights.ts';
import { hasRole } from '../security/policy-guard.ts';
import { MaybeSession, type SignedIn } from '../security/session.ts';
import { Sessions, signedInAs } from '../security/sessions.ts';
import { SETTINGS, type Settings } from '../settings.ts';
import { DemonstrationPeople, whatRolesDo } from './demonstration-people.ts';
import { DemonstrationPersonDto, SessionDto, SignInDto } from './session.dto.ts';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(DemonstrationPeople) private readonly people: DemonstrationPeople,
  ) {}

  /** Asking who one is is no fault of somebody who is nobody yet: 204, so that no browser reports an error. */
  @Get()
  @ApiOkResponse({ type: SessionDto })
  @ApiNoContentResponse({ description: 'Nobody is signed in.' })
  current(
    @MaybeSession() session: SignedIn | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Session | undefined {
    if (session) return this.shown(session);
    reply.status(204);
    return undefined;
  }

  @Get('people')
  @ApiOkResponse({ type: [DemonstrationPersonDto] })
  whom(): readonly DemonstrationPerson[] {
    this.mustBeOn();
    const tasks = this.house.views.answer((rows) => openTasks(rows)).value;
    return this.people.all().map(({ person, label, office, roles }) => ({
      user: person,
      name: label,
      office,
      roles,
      does: whatRolesDo(roles),
      openTasks: tasks.filter((task) => task.office === office.key && mayWork(roles, task.role)).length,
    }));
  }

  @Post()
  @ApiCreatedResponse({ type: SessionDto, description: 'Sets the session cookie (HttpOnly, SameSite=Strict).' })
  signIn(
    @Body() { user }: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Session {
    this.mustBeOn();
    const person = this.people.find(user);
    if (!person) throw problem('USER_UNKNOWN');
    this.sessions.close(request, reply);
    this.sessions.open(user, request, reply);
    return this.shown(signedInAs(person));
  }

  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    this.sessions.close(request, reply);
  }

  private shown(session: SignedIn): Session {
    const { user, name, office, roles, demonstration, fields } = session;
    const permissions = Object.keys(policies).filter((route) => hasRole(policies[route]!, session));
    const today = localDateOfInstant(this.house.clock.now());
    return { user, name, office, roles, permissions, demonstration, pseudonymous: !readsNames(fields), today };
  }

  private mustBeOn(): void {
    if (this.settings.oidcIssuer !== null) throw problem('DEMONSTRATION_LOGIN_OFF');
  }
}

const mayWork = (roles: readonly string[], role: string | null): boolean =>
  role === null || role.split(',').some((one) => roles.includes(one.trim()));
