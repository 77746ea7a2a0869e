import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import type { CaseQuery } from '@fallspur/contract';
import { PagedQuery } from './page.ts';

const STEP = /^[^/]{1,200}\/[^/]{1,200}$/;

/** Which dossiers, and which page of them: query of every list of dossiers or of their tasks. Extend it. */
export class DossierFilterQuery extends PagedQuery implements CaseQuery {
  @ApiPropertyOptional({ maxLength: 200, description: 'Names of persons, reference, name of the municipality.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly q?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 9999, description: 'BFS number as counted today' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(9999)
  readonly municipality?: number;

  @ApiPropertyOptional({
    pattern: STEP.source,
    example: 'informieren/Task_GespraechFuehren',
    description: 'A token stands there: `<process>/<elementId>`.',
  })
  @IsOptional()
  @Matches(STEP)
  readonly at?: string;

  @ApiPropertyOptional({
    pattern: STEP.source,
    example: 'informieren/Task_EinladungVersenden',
    description: 'Has completed: `<process>/<elementId>`.',
  })
  @IsOptional()
  @Matches(STEP)
  readonly passed?: string;
}
