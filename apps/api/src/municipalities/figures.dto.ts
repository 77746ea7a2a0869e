import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { FigureFacts, FigureName, HalfYearReport, MunicipalityList, PageQuery } from '@fallspur/contract';
import { IsLocalDay, IsUtcInstant } from '../cases/time-validators.ts';
import { AtLeastQuery } from '../http/at-least.ts';
import { IsPage, IsPageSize } from '../http/page.ts';
import { MunicipalityRefDto } from '../tasks/tasks.dto.ts';

/** What counts: what happened up to a day, as it was known at an instant. */
export class ClocksQuery extends AtLeastQuery {
  @ApiPropertyOptional({ format: 'date', description: 'Only what happened up to this day.' })
  @IsOptional()
  @IsLocalDay()
  readonly gueltigAm?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Only what was recorded up to this instant (UTC).' })
  @IsOptional()
  @IsUtcInstant()
  readonly standPer?: string;
}

/** The same, of a figure's facts. */
export class FigureFactsQuery extends ClocksQuery implements PageQuery {
  @IsPage()
  readonly page?: number;
  @IsPageSize()
  readonly size?: number;
}

export class MunicipalityParams {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 9999, example: 2534 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(9999)
  readonly bfs: number;
}

export class FigureParams extends MunicipalityParams {
  @ApiProperty({ example: '2016-H1', pattern: '^\\d{4}-H[12]$' })
  @IsString()
  @MaxLength(20)
  readonly halfYear: string;
  @ApiProperty({ example: 'einheiten' })
  @IsString()
  @MaxLength(100)
  readonly figure: string;
}

export class MunicipalityRowDto extends MunicipalityRefDto {
  @ApiProperty({ type: 'integer', description: 'Dossiers of which something is counted there.' })
  readonly dossiers: number;
}

export class MunicipalityListDto implements MunicipalityList {
  @ApiProperty({ type: () => [MunicipalityRowDto] })
  readonly rows: readonly MunicipalityRowDto[];
  @ApiProperty({ type: 'integer' })
  readonly total: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}

export class FigureNameDto implements FigureName {
  @ApiProperty()
  readonly figure: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty()
  readonly explains: string;
}

const VALUES = { type: 'object', additionalProperties: { type: 'integer' } } as const;

export class HalfYearDto {
  @ApiProperty({ example: '2016-H1' })
  readonly halfYear: string;
  @ApiProperty({ ...VALUES, description: 'By figure; zero is left out.' })
  readonly values: Readonly<Record<string, number>>;
}

export class HalfYearReportDto implements HalfYearReport {
  @ApiProperty({ type: () => MunicipalityRefDto })
  readonly municipality: MunicipalityRefDto;
  @ApiProperty({ type: () => [FigureNameDto] })
  readonly figures: readonly FigureNameDto[];
  @ApiProperty({ type: () => [HalfYearDto] })
  readonly halfYears: readonly HalfYearDto[];
  @ApiProperty(VALUES)
  readonly total: Readonly<Record<string, number>>;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly gueltigAm: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly standPer: string | null;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}

export class FigureFactDto {
  @ApiProperty()
  readonly caseId: string;
  @ApiProperty()
  readonly unitLabel: string;
  @ApiProperty({ type: String, nullable: true })
  readonly reference: string | null;
  @ApiProperty({ format: 'uuid' })
  readonly eventId: string;
  @ApiProperty()
  readonly factTitle: string;
  @ApiProperty({ format: 'date' })
  readonly happenedOn: string;
  @ApiProperty({ type: 'integer' })
  readonly amount: number;
}

export class FigureFactsDto implements FigureFacts {
  @ApiProperty({ type: () => FigureNameDto })
  readonly figure: FigureNameDto;
  @ApiProperty()
  readonly halfYear: string;
  @ApiProperty({ type: 'integer', description: 'What they add up to, on all pages.' })
  readonly sum: number;
  @ApiProperty({ type: () => [FigureFactDto] })
  readonly rows: readonly FigureFactDto[];
  @ApiProperty({ type: 'integer' })
  readonly total: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}
