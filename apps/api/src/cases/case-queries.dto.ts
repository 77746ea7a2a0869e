import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import type { CaseQuery } from '@fallspur/contract';
import { AtLeastQuery } from '../http/at-least.ts';
import { IsUtcInstant } from './time-validators.ts';

const STEP = /^[^/]{1,100}\/[^/]{1,150}$/;

/** Which dossiers. */
export class CaseListQuery extends AtLeastQuery implements CaseQuery {
  @ApiPropertyOptional({ description: 'Words of names, reference or municipality.', maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly q?: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 9999, description: 'BFS number of the residence.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(9999)
  readonly municipality?: number;
  @ApiPropertyOptional({ pattern: STEP.source, description: 'A token stands there: `<process>/<elementId>`.' })
  @IsOptional()
  @Matches(STEP)
  readonly at?: string;
  @ApiPropertyOptional({ pattern: STEP.source, description: 'Has completed: `<process>/<elementId>`.' })
  @IsOptional()
  @Matches(STEP)
  readonly passed?: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100_000, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  readonly page?: number;
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  readonly size?: number;
}

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
