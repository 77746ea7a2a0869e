import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsString, Length, MaxLength } from 'class-validator';
import type { SavedView, SavedViewInput } from '@fallspur/contract';

export class SavedViewInputDto implements SavedViewInput {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @IsString()
  @Length(1, 100)
  readonly name: string;

  @ApiProperty({ maxLength: 2000, description: 'Query string of the screen, with the members of GET /api/tasks.' })
  @IsString()
  @MaxLength(2000)
  readonly query: string;

  @ApiProperty({ description: 'Shown to everybody of the same office.' })
  @IsBoolean()
  readonly shared: boolean;
}

export class SavedViewDto implements SavedView {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty()
  readonly query: string;
  @ApiProperty()
  readonly shared: boolean;
  @ApiProperty()
  readonly mine: boolean;
  @ApiProperty({ type: 'integer', description: 'Tasks this session would find with it now.' })
  readonly count: number;
}
