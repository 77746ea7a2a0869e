import { Controller, Get, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { HouseView } from '@fallspur/contract';
import { HouseViewDto } from './house-view.dto.ts';
import { GetHouseView } from './house-view.query.ts';

@ApiTags('house')
@Controller('api/house')
export class HouseViewController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @ApiOkResponse({ type: HouseViewDto })
  show(): Promise<HouseView> {
    return this.queries.execute(new GetHouseView());
  }
}
