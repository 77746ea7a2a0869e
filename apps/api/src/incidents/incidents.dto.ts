import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, Length, Matches, MaxLength, ValidateBy } from 'class-validator';
import type {
  IncidentCorrection,
  IncidentList,
  IncidentPage,
  IncidentQuery,
  IncidentRef,
  IncidentRow,
  IncidentValue,
  InstanceCancellation,
  InstanceModification,
} from '@fallspur/contract';
import type { Json, JsonObject } from '@fallspur/kernel';
import { AnyJson } from '../cases/any-json.ts';
import { InstanceParams } from '../cases/case-queries.dto.ts';
import { PagedQuery } from '../http/page.ts';
import { UnitRefDto } from '../tasks/tasks.dto.ts';

const KEY: ApiPropertyOptions = { description: '`<elementId>#<ordinal>`', example: 'Task_Senden#1' };
/** Something to read, not only spaces. */
const REASON: ApiPropertyOptions = { minLength: 1, maxLength: 2000, pattern: '\\S' };
const VARIABLES_MAX = 50;

export class IncidentQueryDto extends PagedQuery implements IncidentQuery {
  @ApiPropertyOptional({ maxLength: 200, example: 'informieren' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly process?: string;
  @ApiPropertyOptional({ maxLength: 300 })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  readonly caseId?: string;
}

export class IncidentParams extends InstanceParams implements IncidentRef {
  @ApiProperty(KEY)
  @IsString()
  @MaxLength(300)
  readonly key: string;
}

const IsFewVariables = (): PropertyDecorator =>
  ValidateBy({
    name: 'isFewVariables',
    validator: {
      validate: (value) => {
        const names = Object.keys((value ?? {}) as object);
        return (
          names.length > 0 &&
          names.length <= VARIABLES_MAX &&
          names.every((name) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name))
        );
      },
      defaultMessage: () => `erwartet werden 1 bis ${VARIABLES_MAX} Angaben mit Namen aus Buchstaben, Ziffern und _`,
    },
  });

class ReasonDto {
  @ApiProperty(REASON)
  @IsString()
  @Length(1, 2000)
  @Matches(/\S/, { message: 'bitte nennen Sie den Grund' })
  readonly reason: string;
}

export class IncidentCorrectionDto extends ReasonDto implements IncidentCorrection {
  @ApiProperty({ type: 'object', additionalProperties: true, minProperties: 1, maxProperties: VARIABLES_MAX })
  @IsObject()
  @IsFewVariables()
  readonly variables: JsonObject;
}

export class InstanceCancellationDto extends ReasonDto implements InstanceCancellation {}

export class InstanceModificationDto extends ReasonDto implements InstanceModification {
  @ApiPropertyOptional({ ...KEY, minLength: 1, maxLength: 300 })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  readonly cancel?: string;
  @ApiPropertyOptional({ minLength: 1, maxLength: 300, example: 'Task_Senden' })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  readonly startBefore?: string;
}

export class IncidentRowDto implements IncidentRow {
  @ApiProperty()
  readonly caseId: string;
  @ApiProperty()
  readonly instance: string;
  @ApiProperty(KEY)
  readonly key: string;
  @ApiProperty()
  readonly process: string;
  @ApiProperty()
  readonly processName: string;
  @ApiProperty()
  readonly element: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty()
  readonly code: string;
  @ApiProperty()
  readonly message: string;
  @ApiProperty({ type: String, nullable: true, description: 'Code of the worker, where a job has failed.' })
  readonly reason: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly since: string;
  @ApiProperty({ type: () => UnitRefDto })
  readonly unit: UnitRefDto;
}

export class IncidentListDto implements IncidentList {
  @ApiProperty({ type: () => [IncidentRowDto] })
  readonly rows: readonly IncidentRowDto[];
  @ApiProperty({ type: 'integer' })
  readonly total: number;
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}

export class IncidentValueDto implements IncidentValue {
  @ApiProperty()
  readonly name: string;
  @AnyJson('Null where it is withheld or missing.')
  readonly value: Json;
  @ApiProperty()
  readonly withheld: boolean;
  @ApiProperty()
  readonly missing: boolean;
  @ApiProperty()
  readonly asked: boolean;
  @ApiProperty()
  readonly changeable: boolean;
}

export class PlaceDto {
  @ApiProperty()
  readonly element: string;
  @ApiProperty()
  readonly name: string;
}

export class IncidentPageDto extends IncidentRowDto implements IncidentPage {
  @ApiProperty({ type: String, nullable: true, description: 'What the evaluation said, where it may be read.' })
  readonly detail: string | null;
  @ApiProperty({ type: [String] })
  readonly asks: readonly string[];
  @ApiProperty({ type: () => [IncidentValueDto] })
  readonly values: readonly IncidentValueDto[];
  @ApiProperty({ type: () => [PlaceDto] })
  readonly places: readonly PlaceDto[];
  @ApiProperty({ type: 'integer' })
  readonly position: number;
}
