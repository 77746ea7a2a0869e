import { ApiProperty } from '@nestjs/swagger';
import type { ExampleLoaded } from '@fallspur/contract';

export class ExampleLoadedDto implements ExampleLoaded {
  @ApiProperty({ type: 'integer' })
  readonly dossiers: number;
  @ApiProperty({ type: 'integer' })
  readonly facts: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}
