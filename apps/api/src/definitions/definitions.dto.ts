import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import type {
  DefinitionCatalogView,
  DefinitionPage,
  DefinitionRow,
  VerdictView,
  VersionList,
  VersionRow,
} from '@fallspur/contract';

export class ProcessParams {
  @ApiProperty({ example: 'informieren' })
  @IsString()
  @MaxLength(200)
  readonly process: string;
}

export class DiagramParams {
  @ApiProperty({ pattern: '^[0-9a-f]{64}$', description: 'Content hash of the version.' })
  @Matches(/^[0-9a-f]{64}$/)
  readonly sha256: string;
}

export class VerdictDto implements VerdictView {
  @ApiProperty()
  readonly sound: boolean;
  @ApiProperty()
  readonly sentence: string;
  @ApiProperty({ type: 'integer' })
  readonly errors: number;
  @ApiProperty({ type: 'integer' })
  readonly warnings: number;
  @ApiProperty({ type: 'integer' })
  readonly elements: number;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly states: number | null;
}

export class DefinitionRowDto implements DefinitionRow {
  @ApiProperty()
  readonly process: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ type: 'integer' })
  readonly version: number;
  @ApiProperty({ pattern: '^[0-9a-f]{64}$' })
  readonly sha256: string;
  @ApiProperty()
  readonly caseKind: string;
  @ApiProperty({ format: 'date' })
  readonly inForceFrom: string;
  @ApiProperty({ type: [String] })
  readonly legalBasis: readonly string[];
  @ApiProperty({ type: 'integer', description: 'Within reach, all versions together.' })
  readonly running: number;
  @ApiProperty({ type: 'integer', description: 'Within reach, all versions together.' })
  readonly ended: number;
  @ApiProperty({ type: () => VerdictDto })
  readonly verdict: VerdictDto;
}

export class DefinitionCatalogDto implements DefinitionCatalogView {
  @ApiProperty({ type: () => [DefinitionRowDto] })
  readonly rows: readonly DefinitionRowDto[];
  @ApiProperty({ type: 'integer' })
  readonly total: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}

export class DefinitionVersionDto implements VersionRow {
  @ApiProperty({ type: 'integer' })
  readonly version: number;
  @ApiProperty({ pattern: '^[0-9a-f]{64}$' })
  readonly sha256: string;
  @ApiProperty({ format: 'date' })
  readonly inForceFrom: string;
  @ApiProperty({ type: 'integer' })
  readonly running: number;
  @ApiProperty({ type: 'integer' })
  readonly ended: number;
}

export class VersionListDto implements VersionList {
  @ApiProperty({ type: () => [DefinitionVersionDto] })
  readonly rows: readonly DefinitionVersionDto[];
  @ApiProperty({ type: 'integer' })
  readonly total: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}

export class DefinitionElementDto {
  @ApiProperty()
  readonly element: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ example: 'userTask' })
  readonly type: string;
  @ApiProperty({ type: String, nullable: true })
  readonly role: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly fact: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly factTitle: string | null;
  @ApiProperty({ type: [String] })
  readonly lanes: readonly string[];
  @ApiProperty({ type: 'integer' })
  readonly line: number;
  @ApiProperty({ type: 'integer' })
  readonly standing: number;
  @ApiProperty({ type: 'integer' })
  readonly completed: number;
}

export class OutcomeDto {
  @ApiProperty()
  readonly element: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ type: 'integer' })
  readonly count: number;
}

type Finding = DefinitionPage['diagnostics'][number];

export class FindingDto implements Finding {
  @ApiProperty({ enum: ['error', 'warning', 'info'] })
  readonly severity: Finding['severity'];
  @ApiProperty()
  readonly code: string;
  @ApiProperty()
  readonly message: string;
  @ApiProperty({ type: [String] })
  readonly elements: readonly string[];
  @ApiProperty({ type: 'integer', nullable: true })
  readonly line: number | null;
  @ApiProperty({ type: String, nullable: true })
  readonly hint: string | null;
}

export class DecisionTableDto {
  @ApiProperty()
  readonly id: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly rules: number | null;
}

export class DefinitionPageDto extends DefinitionRowDto implements DefinitionPage {
  @ApiProperty({ type: () => [DefinitionVersionDto], description: 'The newest 50.' })
  readonly versions: readonly DefinitionVersionDto[];
  @ApiProperty({ type: () => [DefinitionElementDto] })
  readonly elements: readonly DefinitionElementDto[];
  @ApiProperty({ type: () => [OutcomeDto] })
  readonly outcomes: readonly OutcomeDto[];
  @ApiProperty({ type: () => [FindingDto] })
  readonly diagnostics: readonly FindingDto[];
  @ApiProperty({ type: () => [DecisionTableDto] })
  readonly decisions: readonly DecisionTableDto[];
}
