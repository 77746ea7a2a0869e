import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FigureFacts, HalfYearReport, MunicipalityList } from '@fallspur/contract';
import { PagedQuery } from '../http/page.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import {
  ClocksQuery,
  FigureFactsQuery,
  FigureFactsDto,
  FigureParams,
  HalfYearReportDto,
  MunicipalityListDto,
  MunicipalityParams,
} from './figures.dto.ts';
import { ListMunicipalities, ShowFigureFacts, ShowHalfYears } from './figures.query.ts';

@ApiTags('municipalities')
@Controller('api/municipalities')
export class MunicipalitiesController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @ApiOkResponse({ type: MunicipalityListDto })
  list(@CurrentSession() session: SignedIn, @Query() asked: PagedQuery): Promise<MunicipalityList> {
    return this.queries.execute(new ListMunicipalities(session, asked));
  }

  @Get(':bfs/half-years')
  @ApiOkResponse({ type: HalfYearReportDto })
  halfYears(
    @CurrentSession() session: SignedIn,
    @Param() { bfs }: MunicipalityParams,
    @Query() clocks: ClocksQuery,
  ): Promise<HalfYearReport> {
    return this.queries.execute(new ShowHalfYears(session, bfs, clocks));
  }

  @Get(':bfs/half-years/:halfYear/:figure')
  @ApiOkResponse({ type: FigureFactsDto })
  facts(
    @CurrentSession() session: SignedIn,
    @Param() asked: FigureParams,
    @Query() clocks: FigureFactsQuery,
  ): Promise<FigureFacts> {
    return this.queries.execute(new ShowFigureFacts(session, asked, clocks));
  }
}
