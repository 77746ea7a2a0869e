import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { SavedView } from '@fallspur/contract';
import { commandIdFrom } from '../http/idempotency.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { SavedViewsDesk } from './saved-views.desk.ts';
import { SavedViewDto, SavedViewInputDto } from './saved-views.dto.ts';

@ApiTags('views')
@Controller('api/views')
export class SavedViewsController {
  constructor(@Inject(SavedViewsDesk) private readonly desk: SavedViewsDesk) {}

  @Get()
  @ApiOkResponse({ type: [SavedViewDto] })
  list(@CurrentSession() session: SignedIn): Promise<readonly SavedView[]> {
    return this.desk.list(session);
  }

  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ type: SavedViewDto })
  keep(
    @CurrentSession() session: SignedIn,
    @Body() input: SavedViewInputDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<SavedView> {
    return this.desk.keep(session, input, key === undefined ? undefined : commandIdFrom(session.user, key));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiNoContentResponse()
  drop(@CurrentSession() session: SignedIn, @Param('id') id: string): void {
    this.desk.drop(session, id);
  }
}
