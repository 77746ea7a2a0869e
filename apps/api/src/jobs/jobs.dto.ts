import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsBoolean, IsObject, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import type { JobAtHand, JobCompletion, JobFailure, JobList, JobQuery, JobRef, JobRow } from '@fallspur/contract';
import type { JsonObject } from '@fallspur/kernel';
import { JOB_ERROR } from '@fallspur/runtime';
import { CaseParams } from '../commands/task-params.dto.ts';
import { PagedQuery } from '../http/page.ts';
import { UnitRefDto } from '../tasks/tasks.dto.ts';

/** OpenAPI 3.1 lists types; the library's own type still speaks of 3.0. */
const TEXT_OR_NULL = ['string', 'null'] as unknown as 'string';
const KEY: ApiPropertyOptions = { description: '`<elementId>#<ordinal>`', example: 'Task_Senden#1' };
const INSTANT: ApiPropertyOptions = { type: 'string', format: 'date-time' };
const VARIABLES: ApiPropertyOptions = { type: 'object', additionalProperties: true };

export class JobQueryDto extends PagedQuery implements JobQuery {
  @ApiPropertyOptional({ minLength: 1, maxLength: 200 })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly type?: string;
  @ApiPropertyOptional({ maxLength: 200, example: 'informieren' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly process?: string;
  @ApiPropertyOptional({ maxLength: 300 })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  readonly caseId?: string;
}

/** The address of an instance. What names none is unknown, not invalid. */
class InstanceParams extends CaseParams {
  @ApiProperty()
  @IsString()
  @MaxLength(300)
  readonly instance: string;
}

export class JobParams extends InstanceParams implements JobRef {
  @ApiProperty(KEY)
  @IsString()
  @MaxLength(300)
  readonly job: string;
}

export class JobCompletionDto implements JobCompletion {
  @ApiPropertyOptional(VARIABLES)
  @IsOptional()
  @IsObject()
  readonly variables?: JsonObject;
}

export class JobFailureDto implements JobFailure {
  @ApiProperty({
    pattern: JOB_ERROR.source,
    example: 'RECIPIENT_UNREACHABLE',
    description: 'A code, never a sentence.',
  })
  @IsString()
  @Matches(JOB_ERROR, { message: 'erwartet wird ein Code wie RECIPIENT_UNREACHABLE' })
  readonly error: string;

  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  readonly retry?: boolean;
}

class JobRefDto implements JobRef {
  @ApiProperty()
  readonly caseId: string;
  @ApiProperty()
  readonly instance: string;
  @ApiProperty(KEY)
  readonly job: string;
}

export class JobRowDto extends JobRefDto implements JobRow {
  @ApiProperty()
  readonly type: string;
  @ApiProperty()
  readonly process: string;
  @ApiProperty()
  readonly processName: string;
  @ApiProperty()
  readonly element: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ type: 'integer' })
  readonly retries: number;
  @ApiProperty({ type: 'integer' })
  readonly tries: number;
  @ApiProperty(INSTANT)
  readonly since: string;
  @ApiProperty({ ...INSTANT, type: TEXT_OR_NULL, description: 'Null while an incident stands at it.' })
  readonly notBefore: string | null;
  @ApiProperty({ description: 'This house carries out this type itself.' })
  readonly handledHere: boolean;
  @ApiProperty({ type: () => UnitRefDto })
  readonly unit: UnitRefDto;
}

export class JobListDto implements JobList {
  @ApiProperty({ type: () => [JobRowDto] })
  readonly rows: readonly JobRowDto[];
  @ApiProperty({ type: 'integer' })
  readonly total: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}

export class JobAtHandDto extends JobRefDto implements JobAtHand {
  @ApiProperty()
  readonly type: string;
  @ApiProperty({ type: 'integer' })
  readonly retries: number;
  @ApiProperty({ ...VARIABLES, description: 'What the diagram hands to this job, and nothing else.' })
  readonly variables: JsonObject;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What the diagram tells whoever carries it out (`zeebe:taskHeaders`).',
  })
  readonly headers: Readonly<Record<string, string>>;
}
