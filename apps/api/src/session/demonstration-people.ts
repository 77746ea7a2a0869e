import { Inject, Injectable } from '@nestjs/common';
import { demonstrationPeople, type DemonstrationPerson, type House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';

/** Whom one may sign in as: the invented people of the register «personal» who are valid today. */
@Injectable()
export class DemonstrationPeople {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  all(): readonly DemonstrationPerson[] {
    return demonstrationPeople(this.house, localDateOfInstant(this.house.clock.now()));
  }

  find(user: string): DemonstrationPerson | undefined {
    return this.all().find(({ person }) => person === user);
  }
}

/** What a role does here, in one line. [product.md 1] */
const DOES: Readonly<Record<string, string>> = {
  IB: 'führt Erstinformationsgespräche und erledigt den nächsten fälligen Schritt eines Dossiers',
  IBS: 'vertritt die Integrationsbeauftragte Person',
  EWD: 'erfasst oder importiert Zuzüge und Wegzüge',
  FF: 'führt Fälle mit Sozialhilfe: Kurzassessment, Hilfsplan, Standortbestimmung',
  MISA: 'übernimmt Meldungen ans Migrationsamt',
  KOI: 'prüft Halbjahresberichte und berät die Gemeinden',
  BEI: 'prüft Beiträge und zahlt sie aus',
  COC: 'liest Kennzahlen und Ziele',
  PRU: 'prüft lesend alle Dossiers und Zahlen',
};

export const whatRolesDo = (roles: readonly string[]): string =>
  roles.map((role) => DOES[role]).find((line) => line !== undefined) ?? 'arbeitet für diese Stelle';
