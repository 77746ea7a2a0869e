import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { ParkedList, ParkedRetried, ParkedRow } from '@fallspur/contract';
import { UnitRefDto } from '../tasks/tasks.dto.ts';

export class ParkedParams {
  @ApiProperty({ example: 'dossier-0190b2f4-7c1e-7000-8000-000000000001' })
  @IsString()
  @MaxLength(300)
  readonly caseId: string;
}

export class ParkedRowDto implements ParkedRow {
  @ApiProperty()
  readonly caseId: string;
  @ApiProperty({ type: () => UnitRefDto, nullable: true, description: 'Null for what is no dossier.' })
  readonly unit: UnitRefDto | null;
  @ApiProperty({ enum: ['view', 'relay'] })
  readonly what: ParkedRow['what'];
  @ApiProperty({ description: 'Name of the read model, or the case the fact is meant for.' })
  readonly where: string;
  @ApiProperty({ format: 'uuid' })
  readonly eventId: string;
  @ApiProperty()
  readonly title: string;
  @ApiProperty({ example: 'CONSTRAINT' })
  readonly code: string;
  @ApiProperty({ type: 'integer', description: 'Events of the case passed over since.' })
  readonly skipped: number;
}

export class ParkedListDto implements ParkedList {
  @ApiProperty({ type: () => [ParkedRowDto] })
  readonly rows: readonly ParkedRowDto[];
  @ApiProperty({ type: 'integer' })
  readonly total: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}

export class ParkedRetriedDto implements ParkedRetried {
  @ApiProperty({ type: 'integer' })
  readonly followed: number;
  @ApiProperty({ type: 'integer' })
  readonly stillParked: number;
}
