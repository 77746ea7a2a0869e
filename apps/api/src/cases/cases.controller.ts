import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CaseList, CasePage, Difference, InstanceDiagram, Journey, Moments, Timeline } from '@fallspur/contract';
import { AtLeastQuery } from '../http/at-least.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { ListCases } from './case-list.query.ts';
import { CasePageDto } from './case-page.dto.ts';
import { ShowCase } from './case-page.query.ts';
import { DossierFilterQuery } from '../http/dossier-filter.ts';
import { DifferenceQuery, DossierParams, InstanceParams, MomentQuery, TimelineQuery } from './case-queries.dto.ts';
import { DifferenceDto, JourneyDto, MomentsDto, TimelineDto } from './history.dto.ts';
import { ShowDifference, ShowJourney, ShowMoments, ShowTimeline } from './history.query.ts';
import { InstanceDiagramDto } from './instance-diagram.dto.ts';
import { ShowInstance } from './instance.query.ts';
import { CaseListDto } from './case-list.dto.ts';

@ApiTags('cases')
@Controller('api/cases')
export class CasesController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @ApiOkResponse({ type: CaseListDto })
  list(@CurrentSession() session: SignedIn, @Query() asked: DossierFilterQuery): Promise<CaseList> {
    return this.queries.execute(new ListCases(session, asked));
  }

  @Get(':caseId')
  @ApiOkResponse({ type: CasePageDto })
  show(
    @CurrentSession() session: SignedIn,
    @Param() { caseId }: DossierParams,
    @Query() moment: MomentQuery,
  ): Promise<CasePage> {
    return this.queries.execute(new ShowCase(session, caseId, moment));
  }

  @Get(':caseId/timeline')
  @ApiOkResponse({ type: TimelineDto })
  timeline(
    @CurrentSession() session: SignedIn,
    @Param() { caseId }: DossierParams,
    @Query() asked: TimelineQuery,
  ): Promise<Timeline> {
    return this.queries.execute(new ShowTimeline(session, caseId, asked));
  }

  @Get(':caseId/journey')
  @ApiOkResponse({ type: JourneyDto })
  journey(
    @CurrentSession() session: SignedIn,
    @Param() { caseId }: DossierParams,
    @Query() { atLeast }: AtLeastQuery,
  ): Promise<Journey> {
    return this.queries.execute(new ShowJourney(session, caseId, atLeast));
  }

  @Get(':caseId/moments')
  @ApiOkResponse({ type: MomentsDto })
  moments(
    @CurrentSession() session: SignedIn,
    @Param() { caseId }: DossierParams,
    @Query() { atLeast }: AtLeastQuery,
  ): Promise<Moments> {
    return this.queries.execute(new ShowMoments(session, caseId, atLeast));
  }

  @Get(':caseId/difference')
  @ApiOkResponse({ type: DifferenceDto })
  difference(
    @CurrentSession() session: SignedIn,
    @Param() { caseId }: DossierParams,
    @Query() asked: DifferenceQuery,
  ): Promise<Difference> {
    return this.queries.execute(new ShowDifference(session, caseId, asked));
  }

  @Get(':caseId/instances/:instance')
  @ApiOkResponse({ type: InstanceDiagramDto })
  instance(
    @CurrentSession() session: SignedIn,
    @Param() { caseId, instance }: InstanceParams,
    @Query() moment: MomentQuery,
  ): Promise<InstanceDiagram> {
    return this.queries.execute(new ShowInstance(session, caseId, instance, moment));
  }
}
