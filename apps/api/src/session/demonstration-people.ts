import { Inject, Injectable } from '@nestjs/common';
import { demonstrationPeople, type DemonstrationPerson, type House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';

interface Known {
  readonly day: string;
  readonly deployed: House['deployed'];
  readonly people: ReadonlyMap<string, DemonstrationPerson>;
}

/** Whom one may sign in as: the invented people of the register «personal» who are valid today. */
@Injectable()
export class DemonstrationPeople {
  private known: Known | undefined;

  constructor(@Inject(HOUSE) private readonly house: House) {}

  all(): readonly DemonstrationPerson[] {
    return [...this.byUser().values()];
  }

  find(user: string): DemonstrationPerson | undefined {
    return this.byUser().get(user);
  }

  /** Asked for by every request and every line of a list: read anew when the day or what is deployed has changed. */
  private byUser(): ReadonlyMap<string, DemonstrationPerson> {
    const { deployed, clock } = this.house;
    const day = localDateOfInstant(clock.now());
    if (this.known?.day !== day || this.known.deployed !== deployed) {
      const people = demonstrationPeople(this.house, day);
      this.known = { day, deployed, people: new Map(people.map((one) => [one.person, one])) };
    }
    return this.known.people;
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
