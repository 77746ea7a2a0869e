import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { DemonstrationPerson, OfficeRef, Session, SignIn } from '@fallspur/contract';

export class SignInDto implements SignIn {
  @ApiProperty({ example: 'demo.ib.zuchwil', minLength: 1, maxLength: 100 })
  @IsString()
  @Length(1, 100)
  readonly user: string;
}

export class OfficeRefDto implements OfficeRef {
  @ApiProperty({ example: 'EG-2534' })
  readonly key: string;
  @ApiProperty({ example: 'Einwohnergemeinde Zuchwil' })
  readonly name: string;
}

export class SessionDto implements Session {
  @ApiProperty()
  readonly user: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ type: () => OfficeRefDto })
  readonly office: OfficeRefDto;
  @ApiProperty({ type: [String] })
  readonly roles: readonly string[];
  @ApiProperty({ type: [String], description: 'Routes of the policy table this session may call.' })
  readonly permissions: readonly string[];
  @ApiProperty()
  readonly demonstration: boolean;
  @ApiProperty({ description: 'Persons have invented names in every answer; a search knows no others.' })
  readonly pseudonymous: boolean;
  @ApiProperty({ format: 'date' })
  readonly today: string;
}

export class DemonstrationPersonDto implements DemonstrationPerson {
  @ApiProperty()
  readonly user: string;
  @ApiProperty()
  readonly name: string;
  @ApiProperty({ type: () => OfficeRefDto })
  readonly office: OfficeRefDto;
  @ApiProperty({ type: [String] })
  readonly roles: readonly string[];
  @ApiProperty()
  readonly does: string;
  @ApiProperty({ type: 'integer' })
  readonly openTasks: number;
}
