import { ApiProperty } from '@nestjs/swagger';
import type { HouseView } from '@fallspur/contract';

export class HouseViewDto implements HouseView {
  @ApiProperty()
  readonly empty: boolean;
  @ApiProperty()
  readonly exampleData: boolean;
  @ApiProperty({ type: 'integer' })
  readonly dossiers: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
  @ApiProperty({ format: 'date' })
  readonly today: string;
  @ApiProperty()
  readonly version: string;
}
