import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../security/session.ts';
import { DemonstrationPeople } from '../session/demonstration-people.ts';

/** To whom work may be handed. */
@Injectable()
export class Assignees {
  constructor(@Inject(DemonstrationPeople) private readonly people: DemonstrationPeople) {}

  /** Somebody of the same office; another office is told by a transfer, not by an assignment. [decisions.md 20] */
  areColleagues({ office }: SignedIn, user: string): boolean {
    return this.people.find(user)?.office.key === office.key;
  }
}
