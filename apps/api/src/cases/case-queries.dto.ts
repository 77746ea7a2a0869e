import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { PageQuery } from '@fallspur/contract';
import { AtLeastQuery } from '../http/at-least.ts';
import { IsPage, IsPageSize } from '../http/page.ts';
import { IsUtcInstant } from './time-validators.ts';

/** Which moment of a dossier: after event N, or as it was known at an instant. Both: the earlier one. */
export class MomentQuery extends AtLeastQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 1_000_000_000 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  readonly revision?: number;
  @ApiPropertyOptional({ format: 'date-time', description: 'UTC instant.', example: '2016-12-31T23:00:00Z' })
  @IsOptional()
  @IsUtcInstant()
  readonly standPer?: string;
}

export class TimelineQuery extends MomentQuery implements PageQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false', description: 'Facts only.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly facts?: 'true' | 'false';
  @IsPage()
  readonly page?: number;
  @IsPageSize()
  readonly size?: number;
}

export class DifferenceQuery extends AtLeastQuery {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1_000_000_000 })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  readonly from: number;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1_000_000_000 })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  readonly to: number;
}

/** The address of a dossier. What names none is unknown, not invalid: nobody learns more from it. */
export class DossierParams {
  @ApiProperty({ example: 'dossier-0190b2f4-7c1e-7000-8000-000000000001' })
  @IsString()
  @MaxLength(300)
  readonly caseId: string;
}

export class InstanceParams extends DossierParams {
  @ApiProperty({ format: 'uuid' })
  @IsString()
  @MaxLength(300)
  readonly instance: string;
}
