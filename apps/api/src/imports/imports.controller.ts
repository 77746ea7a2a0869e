import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ImportDone, ImportPreview } from '@fallspur/contract';
import { readTable, withoutMark } from '@fallspur/house';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { ImportTable } from './import-table.command.ts';
import { ImportDoneDto, ImportFileDto, ImportPreviewDto } from './imports.dto.ts';
import { PreviewTable } from './preview-table.query.ts';

/** Tables of a municipality. The same file again records nothing, so no Idempotency-Key is asked for. */
@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Post('zuzuege/preview')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportPreviewDto })
  previewArrivals(@CurrentSession() session: SignedIn, @Body() file: ImportFileDto): Promise<ImportPreview> {
    return this.queries.execute(new PreviewTable(session, 'zuzuege', tableOf(file)));
  }

  @Post('zuzuege')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportDoneDto })
  importArrivals(@CurrentSession() session: SignedIn, @Body() file: ImportFileDto): Promise<ImportDone> {
    return this.commands.execute(new ImportTable(session, 'zuzuege', tableOf(file), file.partial ?? false));
  }

  @Post('taetigkeiten/preview')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportPreviewDto })
  previewActivities(@CurrentSession() session: SignedIn, @Body() file: ImportFileDto): Promise<ImportPreview> {
    return this.queries.execute(new PreviewTable(session, 'taetigkeiten', tableOf(file)));
  }

  @Post('taetigkeiten')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportDoneDto })
  importActivities(@CurrentSession() session: SignedIn, @Body() file: ImportFileDto): Promise<ImportDone> {
    return this.commands.execute(new ImportTable(session, 'taetigkeiten', tableOf(file), file.partial ?? false));
  }
}

const tableOf = ({ fileName, csv }: ImportFileDto) => readTable(fileName, withoutMark(csv));
