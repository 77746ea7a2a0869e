import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { TaskRef } from '@fallspur/contract';

/** The address of a task. What names none is unknown, not invalid: nobody learns more from it. */
export class TaskParams implements TaskRef {
  @ApiProperty({ example: 'dossier-0190b2f4-7c1e-7000-8000-000000000001' })
  @IsString()
  @MaxLength(300)
  readonly caseId: string;
  @ApiProperty()
  @IsString()
  @MaxLength(300)
  readonly instance: string;
  @ApiProperty({ description: '`<elementId>#<ordinal>`', example: 'Task_FormFestlegen#1' })
  @IsString()
  @MaxLength(300)
  readonly task: string;
}

export class CaseParams {
  @ApiProperty({ example: 'dossier-0190b2f4-7c1e-7000-8000-000000000001' })
  @IsString()
  @MaxLength(300)
  readonly caseId: string;
}

export class FactParams extends CaseParams {
  @ApiProperty({ format: 'uuid' })
  @IsString()
  @MaxLength(300)
  readonly eventId: string;
}
