import { ApiProperty } from '@nestjs/swagger';
import { TaskRowDto } from '../tasks/tasks.dto.ts';
import type { BatchAnswer, Recorded } from '@fallspur/contract';

export class RecordedEventDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;
  @ApiProperty()
  readonly type: string;
  @ApiProperty()
  readonly title: string;
}

export class WarningDto {
  @ApiProperty()
  readonly code: string;
  @ApiProperty()
  readonly message: string;
}

export class RecordedWithoutNextDto implements Omit<Recorded, 'next'> {
  @ApiProperty()
  readonly caseId: string;
  @ApiProperty({ type: 'integer' })
  readonly revision: number;
  @ApiProperty({ type: 'integer', description: 'Hand it to a read as `?atLeast=` to see this command in the answer.' })
  readonly position: number;
  @ApiProperty()
  readonly repeated: boolean;
  @ApiProperty({ type: () => [RecordedEventDto] })
  readonly events: readonly RecordedEventDto[];
  @ApiProperty({ type: () => [WarningDto] })
  readonly warnings: readonly WarningDto[];
}

export class RecordedDto extends RecordedWithoutNextDto implements Recorded {
  @ApiProperty({
    type: () => [TaskRowDto],
    description: 'Tasks of the case that are open now and this session may do.',
  })
  readonly next: readonly TaskRowDto[];
}

export class BatchAnswerDto implements BatchAnswer {
  @ApiProperty({
    type: 'array',
    description: 'In the order of the commands: `recorded` or `problem`.',
    items: {
      type: 'object',
      required: ['commandId'],
      properties: {
        commandId: { type: 'string', format: 'uuid' },
        recorded: { $ref: '#/components/schemas/RecordedWithoutNextDto' },
        problem: { $ref: '#/components/schemas/Problem' },
      },
    },
  })
  readonly answers: BatchAnswer['answers'];
}
