import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { ArrivalInput, ArrivingPerson } from '@fallspur/contract';

const PERSONS_MAX = 30;

// What a field may hold is said by the reader of the table; here only that it is a short text.
export class ArrivingPersonDto implements ArrivingPerson {
  @ApiProperty()
  @IsString()
  @MaxLength(200)
  readonly name: string;

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  readonly vorname: string;

  @ApiProperty({ example: 'W' })
  @IsString()
  @MaxLength(40)
  readonly geschlecht: string;

  @ApiProperty({ format: 'date' })
  @IsString()
  @MaxLength(40)
  readonly geburtsdatum: string;

  @ApiProperty({ example: 'PT' })
  @IsString()
  @MaxLength(40)
  readonly staatsangehoerigkeit: string;

  @ApiPropertyOptional({ example: 'B' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly ausweis?: string;

  @ApiPropertyOptional({ example: 'KEIN' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly vaflStatus?: string;

  @ApiPropertyOptional({ example: 'FZA_EU_EFTA' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly aufenthaltsgrundlage?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly einreisedatum?: string;

  @ApiPropertyOptional({ example: 'PT' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly herkunftsland?: string;
}

export class ArrivalInputDto implements ArrivalInput {
  @ApiProperty({ type: 'integer', example: 2534 })
  @IsInt()
  readonly municipality: number;

  @ApiProperty({ format: 'date' })
  @IsString()
  @MaxLength(40)
  readonly arrivedOn: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly reference?: string;

  @ApiPropertyOptional({ example: 'pt' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly language?: string;

  @ApiProperty({ type: () => [ArrivingPersonDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PERSONS_MAX)
  @ValidateNested({ each: true })
  @Type(() => ArrivingPersonDto)
  readonly persons: readonly ArrivingPersonDto[];
}
