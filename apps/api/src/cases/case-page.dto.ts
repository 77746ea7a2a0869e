import { ApiProperty } from '@nestjs/swagger';
import type { BlockedStep, CasePage, CasePerson, InstanceView } from '@fallspur/contract';
import { OfficeRefDto } from '../session/session.dto.ts';
import { TaskRowDto, UnitRefDto } from '../tasks/tasks.dto.ts';

const INSTANCE_STATES = ['running', 'completed', 'terminated', 'cancelled'] as const;

export class DepartureDto {
  @ApiProperty()
  readonly reason: string;
  @ApiProperty({ format: 'date' })
  readonly on: string;
}

export class CasePersonDto implements CasePerson {
  @ApiProperty()
  readonly personId: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly bornOn: string | null;
  @ApiProperty({ type: [String] })
  readonly nationalities: readonly string[];
  @ApiProperty({ type: String, nullable: true })
  readonly permit: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly language: string | null;
  @ApiProperty({ type: () => DepartureDto, nullable: true })
  readonly departed: DepartureDto | null;
}

export class BlockedStepDto implements BlockedStep {
  @ApiProperty()
  readonly name: string;
  @ApiProperty()
  readonly processName: string;
  @ApiProperty({ example: 'frühestens am 20.11.2026' })
  readonly missing: string;
  @ApiProperty({ enum: ['role', 'time', 'fact', 'condition', 'person', 'step', 'incident'] })
  readonly why: BlockedStep['why'];
  @ApiProperty({ description: 'No step somebody does, but something that happens to the process.' })
  readonly awaited: boolean;
}

export class RecordableFactDto {
  @ApiProperty()
  readonly type: string;
  @ApiProperty()
  readonly title: string;
  @ApiProperty({ type: String, nullable: true })
  readonly description: string | null;
}

export class CaseNowDto {
  @ApiProperty({ type: () => [TaskRowDto] })
  readonly tasks: readonly TaskRowDto[];
  @ApiProperty({ type: () => [BlockedStepDto] })
  readonly blocked: readonly BlockedStepDto[];
  @ApiProperty({ type: () => [RecordableFactDto] })
  readonly facts: readonly RecordableFactDto[];
}

export class InstancePersonDto {
  @ApiProperty()
  readonly personId: string;
  @ApiProperty()
  readonly name: string;
}

export class InstanceViewDto implements InstanceView {
  @ApiProperty()
  readonly instance: string;
  @ApiProperty()
  readonly process: string;
  @ApiProperty()
  readonly processName: string;
  @ApiProperty({ type: 'integer' })
  readonly version: number;
  @ApiProperty({ pattern: '^[0-9a-f]{64}$' })
  readonly sha256: string;
  @ApiProperty({ type: () => InstancePersonDto, nullable: true })
  readonly person: InstancePersonDto | null;
  @ApiProperty({ enum: INSTANCE_STATES })
  readonly state: InstanceView['state'];
  @ApiProperty({ type: String, nullable: true })
  readonly outcome: string | null;
  @ApiProperty({ format: 'date' })
  readonly startedOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly endedOn: string | null;
}

export class IncidentDto {
  @ApiProperty()
  readonly instance: string;
  @ApiProperty()
  readonly element: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty()
  readonly code: string;
  @ApiProperty()
  readonly message: string;
}

export class CasePageDto implements CasePage {
  @ApiProperty()
  readonly caseId: string;
  @ApiProperty({ type: 'integer' })
  readonly revision: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
  @ApiProperty({ description: 'Looked at in the past: nothing can be done.' })
  readonly past: boolean;
  @ApiProperty({ type: () => UnitRefDto })
  readonly unit: UnitRefDto;
  @ApiProperty({ type: () => [CasePersonDto] })
  readonly persons: readonly CasePersonDto[];
  @ApiProperty({ type: () => OfficeRefDto, nullable: true })
  readonly responsible: OfficeRefDto | null;
  @ApiProperty({ type: () => CaseNowDto })
  readonly now: CaseNowDto;
  @ApiProperty({ type: () => [InstanceViewDto] })
  readonly instances: readonly InstanceViewDto[];
  @ApiProperty({ type: () => [IncidentDto] })
  readonly incidents: readonly IncidentDto[];
}
