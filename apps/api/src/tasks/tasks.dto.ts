import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type {
  PersonRef,
  StepChoice,
  TaskDue,
  TaskList,
  TaskQuery,
  TaskRow,
  TaskScope,
  UnitRef,
} from '@fallspur/contract';
import { DossierFilterQuery } from '../http/dossier-filter.ts';

const SCOPES = ['mine', 'office', 'unassigned'] as const;
const DUES = ['overdue', 'week', 'later', 'none'] as const;
const SORTS = ['due', 'opened', 'unit'] as const;

export class TaskQueryDto extends DossierFilterQuery implements TaskQuery {
  @ApiPropertyOptional({ enum: SCOPES })
  @IsOptional()
  @IsIn(SCOPES)
  readonly scope?: TaskScope;

  @ApiPropertyOptional({ enum: DUES })
  @IsOptional()
  @IsIn(DUES)
  readonly due?: TaskDue;

  @ApiPropertyOptional({ enum: SORTS, default: 'due' })
  @IsOptional()
  @IsIn(SORTS)
  readonly sort?: 'due' | 'opened' | 'unit';
}

export class MunicipalityRefDto {
  @ApiProperty({ type: 'integer' })
  readonly bfs: number;
  @ApiProperty()
  readonly name: string;
}

export class UnitRefDto implements UnitRef {
  @ApiProperty()
  readonly caseId: string;
  @ApiProperty({ type: String, nullable: true, example: 'E066' })
  readonly reference: string | null;
  @ApiProperty({ example: 'Familie Tesfay' })
  readonly label: string;
  @ApiProperty({ type: 'integer' })
  readonly persons: number;
  @ApiProperty({ type: () => MunicipalityRefDto, nullable: true })
  readonly municipality: MunicipalityRefDto | null;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly arrivedOn: string | null;
}

export class AssigneeDto implements PersonRef {
  @ApiProperty()
  readonly user: string;
  @ApiProperty()
  readonly name: string;
}

export class TaskRowDto implements TaskRow {
  @ApiProperty()
  readonly caseId: string;
  @ApiProperty()
  readonly instance: string;
  @ApiProperty({ example: 'Task_FormFestlegen#1' })
  readonly task: string;
  @ApiProperty()
  readonly process: string;
  @ApiProperty()
  readonly processName: string;
  @ApiProperty()
  readonly element: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ type: String, nullable: true })
  readonly fact: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'IB,IBS' })
  readonly role: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly dueOn: string | null;
  @ApiProperty()
  readonly overdue: boolean;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly followUpOn: string | null;
  @ApiProperty()
  readonly priority: number;
  @ApiProperty({ type: () => AssigneeDto, nullable: true })
  readonly assignee: AssigneeDto | null;
  @ApiProperty({ format: 'date' })
  readonly openedOn: string;
  @ApiProperty({ type: 'integer', description: 'Goes into `If-Match` as `"<version>"`.' })
  readonly version: number;
  @ApiProperty({ type: () => UnitRefDto })
  readonly unit: UnitRefDto;
}

export class TaskCountsDto {
  @ApiProperty({ type: 'integer' })
  readonly mine: number;
  @ApiProperty({ type: 'integer' })
  readonly office: number;
  @ApiProperty({ type: 'integer' })
  readonly unassigned: number;
  @ApiProperty({ type: 'integer' })
  readonly overdue: number;
  @ApiProperty({ type: 'integer' })
  readonly week: number;
}

export class StepChoiceDto implements StepChoice {
  @ApiProperty({ example: 'informieren/Task_FormFestlegen' })
  readonly step: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty()
  readonly processName: string;
  @ApiProperty({ type: 'integer' })
  readonly open: number;
  @ApiProperty({ type: 'integer' })
  readonly passed: number;
}

export class TaskListDto implements TaskList {
  @ApiProperty({ type: () => [TaskRowDto] })
  readonly rows: readonly TaskRowDto[];
  @ApiProperty({ type: 'integer' })
  readonly total: number;
  @ApiProperty({ type: () => TaskCountsDto })
  readonly counts: TaskCountsDto;
  @ApiProperty({ type: () => [StepChoiceDto] })
  readonly steps: readonly StepChoiceDto[];
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}
