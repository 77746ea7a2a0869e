import { ApiProperty } from '@nestjs/swagger';

export class HealthDto {
  @ApiProperty()
  readonly ok: boolean;
}

export class ReadinessDto extends HealthDto {
  @ApiProperty({ type: 'integer', description: 'Last position of the log.' })
  readonly position: number;
  @ApiProperty({ type: 'integer', description: 'Positions the slowest read model has still to take in.' })
  readonly viewsBehind: number;
  @ApiProperty({ type: [String], description: 'Codes of what is wrong: WRITER_ENDED, LOG_FULL, VIEWS_FAILED, …' })
  readonly troubles: readonly string[];
}
