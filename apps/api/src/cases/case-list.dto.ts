import { ApiProperty } from '@nestjs/swagger';
import type { CaseList } from '@fallspur/contract';
import { UnitRefDto } from '../tasks/tasks.dto.ts';

export class CaseRowDto extends UnitRefDto {
  @ApiProperty({ type: 'integer' })
  readonly openTasks: number;
  @ApiProperty({ format: 'date-time' })
  readonly lastRecordedAt: string;
}

export class CaseListDto implements CaseList {
  @ApiProperty({ type: () => [CaseRowDto] })
  readonly rows: readonly CaseRowDto[];
  @ApiProperty({ type: 'integer' })
  readonly total: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}
