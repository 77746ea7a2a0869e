import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import type { Draft, DraftInput, PersonRef } from '@fallspur/contract';
import type { JsonObject } from '@fallspur/kernel';

export class DraftInputDto implements DraftInput {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Anything; a draft is never validated.' })
  @IsObject()
  readonly data: JsonObject;
}

export class PersonRefDto implements PersonRef {
  @ApiProperty()
  readonly user: string;
  @ApiProperty()
  readonly name: string;
}

export class DraftDto implements Draft {
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly data: JsonObject;
  @ApiProperty({ format: 'date-time' })
  readonly savedAt: string;
  @ApiProperty({ type: () => PersonRefDto })
  readonly savedBy: PersonRefDto;
}
