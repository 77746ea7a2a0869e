import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FactForm, TaskForm } from '@fallspur/contract';
import type { JsonObject } from '@fallspur/kernel';
import { CaseParams } from '../commands/task-params.dto.ts';
import { AtLeastQuery } from '../http/at-least.ts';
import { DraftDto } from '../drafts/draft.dto.ts';
import { TaskRowDto } from '../tasks/tasks.dto.ts';

export class FactTypeParams extends CaseParams {
  @ApiProperty({ example: 'UmzugErfasst' })
  @IsString()
  @MaxLength(300)
  readonly type: string;
}

export class FactFormQuery extends AtLeastQuery {
  @ApiPropertyOptional({ description: 'Event to correct: the form starts with what it says now.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly corrects?: string;
}

export class FormPersonDto {
  @ApiProperty()
  readonly personId: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly bornOn: string | null;
}

class FormPartsDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What is known already.' })
  readonly proposal: JsonObject;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { 'funktion.IBS': 'Stellvertretung' },
  })
  readonly labels: Readonly<Record<string, string>>;
  @ApiProperty({ type: () => [FormPersonDto] })
  readonly persons: readonly FormPersonDto[];
  @ApiProperty({ format: 'date' })
  readonly occurredOnDefault: string;
  @ApiProperty({ type: String, nullable: true, description: 'Field whose date is the day it happened.' })
  readonly occurredOnField: string | null;
}

export class TaskFormDto extends FormPartsDto implements TaskForm {
  @ApiProperty({ type: () => TaskRowDto })
  readonly task: TaskRowDto;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'JSON Schema of the fact.' })
  readonly schema: JsonObject | null;
  @ApiProperty({ type: () => DraftDto, nullable: true })
  readonly draft: DraftDto | null;
}

export class FactFormDto extends FormPartsDto implements FactForm {
  @ApiProperty()
  readonly type: string;
  @ApiProperty()
  readonly title: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'JSON Schema of the fact.' })
  readonly schema: JsonObject;
}
