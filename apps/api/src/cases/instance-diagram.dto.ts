import { ApiProperty } from '@nestjs/swagger';
import type { InstanceDiagram, RecordedDecision } from '@fallspur/contract';
import type { Json, JsonObject } from '@fallspur/kernel';
import { AnyJson } from './any-json.ts';

export class TokenDto {
  @ApiProperty()
  readonly element: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ type: 'integer' })
  readonly count: number;
  @ApiProperty({ format: 'date' })
  readonly since: string;
  @ApiProperty()
  readonly waitsFor: string;
}

export class VisitDto {
  @ApiProperty()
  readonly element: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ type: 'integer' })
  readonly times: number;
  @ApiProperty({ format: 'date' })
  readonly firstOn: string;
}

export class FlowVisitDto {
  @ApiProperty()
  readonly flow: string;
  @ApiProperty({ type: 'integer' })
  readonly times: number;
}

export class SaidDto {
  @ApiProperty()
  readonly title: string;
  @ApiProperty()
  readonly value: string;
}

export class RecordedDecisionDto implements RecordedDecision {
  @ApiProperty({ format: 'uuid' })
  readonly eventId: string;
  @ApiProperty({ format: 'date' })
  readonly on: string;
  @ApiProperty()
  readonly id: string;
  @ApiProperty()
  readonly element: string;
  @ApiProperty()
  readonly title: string;
  @ApiProperty({ enum: ['condition', 'decision', 'expression'] })
  readonly kind: RecordedDecision['kind'];
  @ApiProperty()
  readonly source: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly inputs: JsonObject;
  @ApiProperty({ type: [String] })
  readonly rules: readonly string[];
  @AnyJson('What it answered.')
  readonly output: Json;
  @ApiProperty()
  readonly because: string;
  @ApiProperty({ type: () => [SaidDto] })
  readonly given: readonly SaidDto[];
  @ApiProperty()
  readonly answer: string;
}

export class InstanceDiagramDto implements InstanceDiagram {
  @ApiProperty({ format: 'uuid' })
  readonly instance: string;
  @ApiProperty()
  readonly process: string;
  @ApiProperty()
  readonly processName: string;
  @ApiProperty({ type: 'integer' })
  readonly version: number;
  @ApiProperty({ pattern: '^[0-9a-f]{64}$' })
  readonly sha256: string;
  @ApiProperty({ type: 'integer' })
  readonly revision: number;
  @ApiProperty({ type: () => [TokenDto] })
  readonly tokens: readonly TokenDto[];
  @ApiProperty({ type: () => [VisitDto] })
  readonly visited: readonly VisitDto[];
  @ApiProperty({ type: () => [FlowVisitDto] })
  readonly flows: readonly FlowVisitDto[];
  @ApiProperty({ type: () => [RecordedDecisionDto] })
  readonly decisions: readonly RecordedDecisionDto[];
}
