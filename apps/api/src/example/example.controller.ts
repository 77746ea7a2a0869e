import { Controller, Inject, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiConflictResponse, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { ExampleLoaded } from '@fallspur/contract';
import { ExampleLoadedDto } from './example.dto.ts';
import { LoadExample } from './load-example.command.ts';

@ApiTags('house')
@Controller('api/house/example')
export class ExampleController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Nobody is signed in when the house is empty, so this is open to all: and refused as soon as it is not. */
  @Post()
  @ApiCreatedResponse({ type: ExampleLoadedDto, description: 'The synthetic canton is recorded; takes some seconds.' })
  @ApiConflictResponse({ description: '`HOUSE_NOT_EMPTY`: there are cases already.' })
  load(): Promise<ExampleLoaded> {
    return this.commands.execute(new LoadExample());
  }
}
