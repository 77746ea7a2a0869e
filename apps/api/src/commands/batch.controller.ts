import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { BatchAnswer, BatchCommand } from '@fallspur/contract';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { ExecuteBatch } from './batch.command.ts';
import { CommandBatchDto } from './commands.dto.ts';
import { BatchAnswerDto, RecordedWithoutNextDto } from './recorded.dto.ts';

@ApiTags('commands')
@ApiExtraModels(RecordedWithoutNextDto)
@Controller('api/commands')
export class BatchController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: BatchAnswerDto })
  batch(@CurrentSession() session: SignedIn, @Body() { commands }: CommandBatchDto): Promise<BatchAnswer> {
    // The DTO has checked that each has what its `do` demands.
    return this.commands.execute(new ExecuteBatch(session, commands as readonly BatchCommand[]));
  }
}
