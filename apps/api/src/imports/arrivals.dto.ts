import { applyDecorators } from '@nestjs/common';
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
const TEXT_MAX = 200;

// What a text may say is judged by the reader of the table, which answers line by line.
const Text = (example: string) =>
  applyDecorators(ApiProperty({ example, maxLength: TEXT_MAX }), IsString(), MaxLength(TEXT_MAX));
const MaybeText = (example: string) =>
  applyDecorators(ApiPropertyOptional({ example, maxLength: TEXT_MAX }), IsOptional(), IsString(), MaxLength(TEXT_MAX));

export class ArrivingPersonDto implements ArrivingPerson {
  @Text('Exemplo')
  readonly name: string;
  @Text('Marta')
  readonly vorname: string;
  @Text('W')
  readonly geschlecht: string;
  @Text('1990-05-06')
  readonly geburtsdatum: string;
  @Text('PT')
  readonly staatsangehoerigkeit: string;
  @MaybeText('B')
  readonly ausweis?: string;
  @MaybeText('KEIN')
  readonly vaflStatus?: string;
  @MaybeText('FZA_EU_EFTA')
  readonly aufenthaltsgrundlage?: string;
  @MaybeText('2026-11-20')
  readonly einreisedatum?: string;
  @MaybeText('PT')
  readonly herkunftsland?: string;
}

export class ArrivalInputDto implements ArrivalInput {
  @ApiProperty({ type: 'integer', example: 2534 })
  @IsInt()
  readonly municipality: number;
  @Text('2026-11-20')
  readonly arrivedOn: string;
  @MaybeText('E066')
  readonly reference?: string;
  @MaybeText('pt')
  readonly language?: string;

  @ApiProperty({ type: () => [ArrivingPersonDto], maxItems: PERSONS_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PERSONS_MAX)
  @ValidateNested({ each: true })
  @Type(() => ArrivingPersonDto)
  readonly persons: readonly ArrivingPersonDto[];
}
