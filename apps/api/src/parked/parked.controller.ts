import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ParkedList, ParkedRetried } from '@fallspur/contract';
import { PagedQuery } from '../http/page.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { ParkedDesk } from './parked-desk.ts';
import { ParkedListDto, ParkedParams, ParkedRetriedDto } from './parked.dto.ts';

@ApiTags('incidents')
@Controller('api/parked')
export class ParkedController {
  constructor(@Inject(ParkedDesk) private readonly desk: ParkedDesk) {}

  @Get()
  @ApiOkResponse({ type: ParkedListDto })
  list(@CurrentSession() session: SignedIn, @Query() asked: PagedQuery): Promise<ParkedList> {
    return this.desk.list(session, asked);
  }

  /** Records nothing, so that no `Idempotency-Key` is needed. */
  @Post(':caseId/retry')
  @HttpCode(200)
  @ApiOkResponse({ type: ParkedRetriedDto })
  retry(@CurrentSession() session: SignedIn, @Param() { caseId }: ParkedParams): Promise<ParkedRetried> {
    return this.desk.retry(session, caseId);
  }
}
