import { ApiProperty } from '@nestjs/swagger';
import type {
  Difference,
  InstanceView,
  Journey,
  Moments,
  Timeline,
  TimelineEntry,
  TimelineMove,
} from '@fallspur/contract';
import type { Json } from '@fallspur/kernel';
import { OfficeRefDto } from '../session/session.dto.ts';
import { AnyJson } from './any-json.ts';
import { AssigneeDto } from '../tasks/tasks.dto.ts';

export class FactFieldDto {
  @ApiProperty({ description: 'JSON Pointer in the data of the fact.' })
  readonly path: string;
  @ApiProperty()
  readonly title: string;
  @AnyJson('As recorded; null where it is withheld.')
  readonly value: Json;
  @ApiProperty()
  readonly shown: string;
  @ApiProperty()
  readonly withheld: boolean;
}

export class TimelineMoveDto implements TimelineMove {
  @ApiProperty()
  readonly instance: string;
  @ApiProperty()
  readonly process: string;
  @ApiProperty()
  readonly processName: string;
  @ApiProperty()
  readonly trigger: string;
  @ApiProperty({ type: [String] })
  readonly left: readonly string[];
  @ApiProperty({ type: [String] })
  readonly entered: readonly string[];
  @ApiProperty({ type: String, nullable: true })
  readonly ended: string | null;
}

export class TimelineEntryDto implements TimelineEntry {
  @ApiProperty({ format: 'uuid' })
  readonly eventId: string;
  @ApiProperty({ type: 'integer' })
  readonly revision: number;
  @ApiProperty()
  readonly type: string;
  @ApiProperty()
  readonly title: string;
  @ApiProperty()
  readonly isFact: boolean;
  @ApiProperty({ format: 'date' })
  readonly occurredOn: string;
  @ApiProperty({ format: 'date-time' })
  readonly recordedAt: string;
  @ApiProperty({ type: () => AssigneeDto })
  readonly actor: AssigneeDto;
  @ApiProperty({ type: () => OfficeRefDto })
  readonly office: OfficeRefDto;
  @ApiProperty()
  readonly role: string;
  @ApiProperty({ type: String, nullable: true })
  readonly legalBasis: string | null;
  @ApiProperty({ type: () => [FactFieldDto] })
  readonly fields: readonly FactFieldDto[];
  @ApiProperty({ type: () => [TimelineMoveDto] })
  readonly moves: readonly TimelineMoveDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly corrects: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly correctedBy: string | null;
  @ApiProperty()
  readonly voided: boolean;
  @ApiProperty()
  readonly correctable: boolean;
}

export class TimelineDto implements Timeline {
  @ApiProperty()
  readonly caseId: string;
  @ApiProperty({ type: () => [TimelineEntryDto] })
  readonly rows: readonly TimelineEntryDto[];
  @ApiProperty({ type: 'integer' })
  readonly total: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}

export class StayDto {
  @ApiProperty()
  readonly element: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ format: 'date' })
  readonly from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly to: string | null;
}

export class DueDto {
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ format: 'date' })
  readonly on: string;
  @ApiProperty()
  readonly overdue: boolean;
}

export class BandDto {
  @ApiProperty()
  readonly instance: string;
  @ApiProperty()
  readonly processName: string;
  @ApiProperty({ enum: ['running', 'completed', 'terminated', 'cancelled'] })
  readonly state: InstanceView['state'];
  @ApiProperty({ format: 'date' })
  readonly from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly to: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly outcome: string | null;
  @ApiProperty({ type: () => [StayDto] })
  readonly stays: readonly StayDto[];
  @ApiProperty({ type: () => [DueDto] })
  readonly due: readonly DueDto[];
}

export class JourneyFactDto {
  @ApiProperty({ format: 'uuid' })
  readonly eventId: string;
  @ApiProperty()
  readonly title: string;
  @ApiProperty({ format: 'date' })
  readonly on: string;
}

export class JourneyDto implements Journey {
  @ApiProperty({ format: 'date' })
  readonly from: string;
  @ApiProperty({ format: 'date' })
  readonly to: string;
  @ApiProperty({ format: 'date' })
  readonly today: string;
  @ApiProperty({ type: () => [BandDto] })
  readonly bands: readonly BandDto[];
  @ApiProperty({ type: () => [JourneyFactDto] })
  readonly facts: readonly JourneyFactDto[];
}

export class MomentDto {
  @ApiProperty({ type: 'integer' })
  readonly revision: number;
  @ApiProperty()
  readonly title: string;
  @ApiProperty({ format: 'date' })
  readonly occurredOn: string;
  @ApiProperty({ format: 'date-time' })
  readonly recordedAt: string;
}

export class MomentsDto implements Moments {
  @ApiProperty({ type: () => [MomentDto] })
  readonly moments: readonly MomentDto[];
}

type Change = Difference['changes'][number];

export class ChangeDto implements Change {
  @ApiProperty({ enum: ['task', 'instance', 'person', 'fact', 'deadline'] })
  readonly area: Change['area'];
  @ApiProperty({ enum: ['added', 'removed', 'changed'] })
  readonly kind: Change['kind'];
  @ApiProperty()
  readonly text: string;
}

export class DifferenceDto implements Difference {
  @ApiProperty({ type: 'integer' })
  readonly from: number;
  @ApiProperty({ type: 'integer' })
  readonly to: number;
  @ApiProperty({ type: () => [ChangeDto] })
  readonly changes: readonly ChangeDto[];
}
