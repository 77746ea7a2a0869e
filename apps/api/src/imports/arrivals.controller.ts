import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ImportDone, ImportPreview } from '@fallspur/contract';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { tableOfArrival } from './arrival-table.ts';
import { ArrivalInputDto } from './arrivals.dto.ts';
import { ImportTable } from './import-table.command.ts';
import { ImportDoneDto, ImportPreviewDto } from './imports.dto.ts';
import { PreviewTable } from './preview-table.query.ts';

/** A single arrival by form goes the way of the table: read, rehearsed, compared, recorded. */
@ApiTags('imports')
@Controller('api/arrivals')
export class ArrivalsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportPreviewDto })
  preview(@CurrentSession() session: SignedIn, @Body() arrival: ArrivalInputDto): Promise<ImportPreview> {
    return this.queries.execute(new PreviewTable(session, 'zuzuege', tableOfArrival(arrival)));
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: ImportDoneDto })
  record(@CurrentSession() session: SignedIn, @Body() arrival: ArrivalInputDto): Promise<ImportDone> {
    return this.commands.execute(new ImportTable(session, 'zuzuege', tableOfArrival(arrival), false));
  }
}
