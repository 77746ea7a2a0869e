import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import type {
  DuplicateCandidate,
  ImportDone,
  ImportEntry,
  ImportFile,
  ImportPreview,
  RowProblemView,
  RowsElsewhere,
} from '@fallspur/contract';
import { UnitRefDto } from '../tasks/tasks.dto.ts';
import { HasLinesAtMost } from './has-lines-at-most.ts';

/** More than move to the largest town of the canton in decades; each line is looked at in one go. */
const LINES_MAX = 20_000;

export class ImportFileDto implements ImportFile {
  @ApiProperty({ example: 'zuzuege-2026.csv', minLength: 1, maxLength: 200 })
  @IsString()
  @Length(1, 200)
  readonly fileName: string;

  @ApiProperty({ description: 'The canton’s form: semicolons, a header row.' })
  @IsString()
  @HasLinesAtMost(LINES_MAX)
  readonly csv: string;

  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  readonly partial?: boolean;
}

export class RowProblemDto implements RowProblemView {
  @ApiProperty({ type: 'integer' })
  readonly line: number;
  @ApiProperty()
  readonly column: string;
  @ApiProperty()
  readonly value: string;
  @ApiProperty({ example: 'CELL_INVALID' })
  readonly code: string;
  @ApiProperty()
  readonly message: string;
}

export class DuplicateCandidateDto implements DuplicateCandidate {
  @ApiProperty({ description: 'Outside one’s own reach: nothing else is told.' })
  readonly elsewhere: boolean;
  @ApiProperty({ type: String, nullable: true })
  readonly caseId: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly personName: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' })
  readonly bornOn: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly municipalityName: string | null;
  @ApiProperty()
  readonly because: string;
}

const PERSON = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    bornOn: { type: 'string', nullable: true },
    nationality: { type: 'string', nullable: true },
  },
} as const;
const CHANGE = {
  type: 'object',
  properties: { field: { type: 'string' }, before: { type: 'string' }, after: { type: 'string' } },
} as const;
const MUNICIPALITY = {
  type: 'object',
  nullable: true,
  properties: { bfs: { type: 'integer' }, name: { type: 'string' } },
} as const;
const WARNING = {
  type: 'object',
  properties: { line: { type: 'integer' }, code: { type: 'string' }, message: { type: 'string' } },
} as const;
const COUNT = { type: 'integer' } as const;
const COUNTS = {
  type: 'object',
  properties: { new: COUNT, unchanged: COUNT, corrections: COUNT, problems: COUNT },
} as const;

const ROWS_OF_ONE = {
  type: 'object',
  properties: {
    bfs: { type: 'integer' },
    name: { type: 'string' },
    lines: { type: 'array', items: { type: 'integer' } },
  },
} as const;

export class RowsElsewhereDto implements RowsElsewhere {
  @ApiProperty({ type: 'integer' })
  readonly rows: number;
  @ApiProperty({ type: 'array', items: ROWS_OF_ONE })
  readonly municipalities: RowsElsewhere['municipalities'];
}

export class ImportEntryDto implements ImportEntry {
  @ApiProperty({ type: [Number] })
  readonly lines: readonly number[];
  @ApiProperty({ enum: ['new', 'unchanged', 'correction', 'problem'] })
  readonly state: ImportEntry['state'];
  @ApiProperty()
  readonly label: string;
  @ApiProperty({ format: 'date' })
  readonly date: string;
  @ApiProperty(MUNICIPALITY)
  readonly municipality: ImportEntry['municipality'];
  @ApiProperty({ type: String, nullable: true })
  readonly reference: string | null;
  @ApiProperty({ type: 'array', items: PERSON })
  readonly persons: ImportEntry['persons'];
  @ApiProperty({ type: () => [DuplicateCandidateDto] })
  readonly duplicates: readonly DuplicateCandidateDto[];
  @ApiProperty({ type: 'array', items: CHANGE })
  readonly changes: ImportEntry['changes'];
  @ApiProperty({ type: [String] })
  readonly hints: readonly string[];
}

export class ImportPreviewDto implements ImportPreview {
  @ApiProperty({ enum: ['zuzuege', 'taetigkeiten'] })
  readonly kind: ImportPreview['kind'];
  @ApiProperty({ type: 'integer' })
  readonly rows: number;
  @ApiProperty({ type: () => [ImportEntryDto] })
  readonly entries: readonly ImportEntryDto[];
  @ApiProperty({ type: () => [RowProblemDto] })
  readonly problems: readonly RowProblemDto[];
  @ApiProperty({ ...COUNTS, description: 'Entries by state, and rows with a problem.' })
  readonly counts: ImportPreview['counts'];
  @ApiProperty({ description: 'Rows of other municipalities, set aside.' })
  readonly elsewhere: RowsElsewhereDto;
  @ApiProperty()
  readonly importable: boolean;
}

export class ImportDoneDto implements ImportDone {
  @ApiProperty()
  readonly taken: boolean;
  @ApiProperty({ type: 'integer', description: 'Entries, not rows.' })
  readonly recorded: number;
  @ApiProperty({ type: 'integer' })
  readonly unchanged: number;
  @ApiProperty({ type: 'integer' })
  readonly corrections: number;
  @ApiProperty({ type: () => [RowProblemDto] })
  readonly problems: readonly RowProblemDto[];
  @ApiProperty({ type: 'array', items: WARNING })
  readonly warnings: ImportDone['warnings'];
  @ApiProperty({ description: 'Rows of other municipalities, set aside.' })
  readonly elsewhere: RowsElsewhereDto;
  @ApiProperty({ type: 'integer' })
  readonly cases: number;
  @ApiProperty({
    type: () => [UnitRefDto],
    description: 'The dossiers of this file where there are at most 20; else empty.',
  })
  readonly dossiers: readonly UnitRefDto[];
  @ApiProperty({ type: 'integer' })
  readonly facts: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}
