import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type {
  Assignment,
  BatchCommand,
  Completion,
  CorrectionInput,
  FactInput,
  Schedule,
  VoidInput,
} from '@fallspur/contract';
import { isLocalDate, type JsonObject } from '@fallspur/kernel';

/** OpenAPI 3.1 lists types; the library's own type still speaks of 3.0. */
const TEXT_OR_NULL = ['string', 'null'] as unknown as 'string';
const DATE: ApiPropertyOptions = { type: 'string', format: 'date', example: '2016-01-05' };
const DATA: ApiPropertyOptions = {
  type: 'object',
  additionalProperties: true,
  description: 'As the schema of the fact says.',
};

/** Whoever is in a dossier was born since; before it a year was mistyped. */
const FIRST_DAY = '1900-01-01';

const IsLocalDate = (): PropertyDecorator =>
  ValidateBy({
    name: 'isLocalDate',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isLocalDate(value) && value >= FIRST_DAY,
      defaultMessage: () => 'erwartet wird ein Kalendertag wie 2016-01-05, nicht vor 1900',
    },
  });

export class CompletionDto implements Completion {
  @ApiPropertyOptional(DATA)
  @IsOptional()
  @IsObject()
  readonly data?: JsonObject;

  @ApiPropertyOptional({ ...DATE, description: 'Local date on which it happened; default today.' })
  @IsOptional()
  @IsLocalDate()
  readonly occurredOn?: string;
}

export class AssignmentDto implements Assignment {
  @ApiProperty({ type: TEXT_OR_NULL, maxLength: 100, description: 'Null releases; own user claims.' })
  @ValidateIf(({ user }: AssignmentDto) => user !== null)
  @IsString()
  @Length(1, 100)
  readonly user: string | null;
}

export class ScheduleDto implements Schedule {
  @ApiPropertyOptional({ ...DATE, type: TEXT_OR_NULL, description: 'Null clears, absent leaves.' })
  @ValidateIf(({ dueOn }: ScheduleDto) => dueOn !== undefined && dueOn !== null)
  @IsLocalDate()
  readonly dueOn?: string | null;

  @ApiPropertyOptional({ ...DATE, type: TEXT_OR_NULL, description: 'Null clears, absent leaves.' })
  @ValidateIf(({ followUpOn }: ScheduleDto) => followUpOn !== undefined && followUpOn !== null)
  @IsLocalDate()
  readonly followUpOn?: string | null;
}

export class FactInputDto implements FactInput {
  @ApiProperty({ minLength: 1, maxLength: 100, example: 'WegzugErfasst' })
  @IsString()
  @Length(1, 100)
  readonly type: string;

  @ApiProperty(DATA)
  @IsObject()
  readonly data: JsonObject;

  @ApiPropertyOptional(DATE)
  @IsOptional()
  @IsLocalDate()
  readonly occurredOn?: string;

  @ApiPropertyOptional({ type: [String], maxItems: 50 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  readonly personIds?: readonly string[];
}

const REASON: ApiPropertyOptions = { minLength: 1, maxLength: 2000 };

export class CorrectionDto implements CorrectionInput {
  @ApiProperty({ ...DATA, description: 'Complete new data.' })
  @IsObject()
  readonly data: JsonObject;

  @ApiPropertyOptional(DATE)
  @IsOptional()
  @IsLocalDate()
  readonly occurredOn?: string;

  @ApiProperty(REASON)
  @IsString()
  @Length(1, 2000)
  readonly reason: string;
}

export class VoidDto implements VoidInput {
  @ApiProperty(REASON)
  @IsString()
  @Length(1, 2000)
  readonly reason: string;
}

export const BATCH_MAX = 500;

/** One of three commands; which members it needs beside these says `do`, checked where it is carried out. */
export class BatchCommandDto {
  @ApiProperty({ enum: ['completeTask', 'recordFact', 'assignTask'] })
  @IsIn(['completeTask', 'recordFact', 'assignTask'])
  readonly do: BatchCommand['do'];

  @ApiProperty({ format: 'uuid' })
  @IsUUID('all')
  readonly commandId: string;

  @ApiProperty({ maxLength: 100 })
  @IsString()
  @MaxLength(100)
  readonly caseId: string;

  @ApiPropertyOptional({ maxLength: 100 })
  @ValidateIf(isOnTask)
  @IsString()
  @MaxLength(100)
  readonly instance?: string;

  @ApiPropertyOptional({ maxLength: 250 })
  @ValidateIf(isOnTask)
  @IsString()
  @MaxLength(250)
  readonly task?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1 })
  @ValidateIf(isOnTask)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly version?: number;

  @ApiPropertyOptional({ maxLength: 100 })
  @ValidateIf((command: BatchCommandDto) => command.do === 'recordFact')
  @IsString()
  @Length(1, 100)
  readonly type?: string;

  @ApiPropertyOptional(DATA)
  @ValidateIf((command: BatchCommandDto) => command.do === 'recordFact' || command.data !== undefined)
  @IsObject()
  readonly data?: JsonObject;

  @ApiPropertyOptional(DATE)
  @IsOptional()
  @IsLocalDate()
  readonly occurredOn?: string;

  @ApiPropertyOptional({ type: [String], maxItems: 50 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  readonly personIds?: readonly string[];

  @ApiPropertyOptional({ type: TEXT_OR_NULL, maxLength: 100 })
  @ValidateIf((command: BatchCommandDto) => command.do === 'assignTask' && command.user !== null)
  @IsString()
  @Length(1, 100)
  readonly user?: string | null;
}

function isOnTask(command: BatchCommandDto): boolean {
  return command.do !== 'recordFact';
}

export class CommandBatchDto {
  @ApiProperty({ type: () => [BatchCommandDto], minItems: 1, maxItems: BATCH_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH_MAX)
  @ValidateNested({ each: true })
  @Type(() => BatchCommandDto)
  readonly commands: readonly BatchCommandDto[];
}
