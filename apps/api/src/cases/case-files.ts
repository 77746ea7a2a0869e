import { Inject, Injectable } from '@nestjs/common';
import {
  caseFileOf,
  pseudonymised,
  recordableFacts,
  type CaseFile,
  type Moment,
  type Surroundings,
  type Viewer,
} from '@fallspur/casework';
import type { CaseEvent, Step } from '@fallspur/engine';
import { openEvent } from '@fallspur/event-log';
import { municipalityThen, type House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';
import { problem } from '../http/problem.ts';
import { mayOpenFor, readsNames } from '../security/field-rights.ts';
import type { SignedIn } from '../security/session.ts';
import { DemonstrationPeople } from '../session/demonstration-people.ts';

/** A file with the log position it is true for. */
export interface ReadFile {
  readonly file: CaseFile;
  readonly position: number;
}

/** Reads dossiers from the log as whoever asks may see them, and knows what things are called around them. */
@Injectable()
export class CaseFiles {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(DemonstrationPeople) private readonly people: DemonstrationPeople,
  ) {}

  /** The file as it stands now or stood at a moment; 404 `MOMENT_EMPTY` before its first event. */
  async read(session: SignedIn, caseId: string, moment: Moment = {}, atLeast?: number): Promise<ReadFile> {
    const { position, events } = await this.events(session, caseId, atLeast);
    const file = this.fileOf(session, caseId, events, moment);
    if (file.events.length === 0) throw problem('MOMENT_EMPTY');
    return { file, position };
  }

  /** Folded up to a moment; where the persons may not be known, under invented names. */
  fileOf(session: SignedIn, caseId: string, events: readonly CaseEvent[], moment: Moment): CaseFile {
    const file = caseFileOf(caseId, events, moment);
    if (readsNames(session.fields)) return file;
    return { ...file, state: { ...file.state, domain: pseudonymised(file.state.domain) } };
  }

  /** All events of a case, opened as far as rights and keys allow. The log is never behind: it need not be waited for. */
  async events(session: SignedIn, caseId: string, atLeast = 0) {
    const { log, keys, deployed } = this.house;
    const { position } = await log.head();
    if (atLeast > position) throw problem('VIEW_BEHIND');
    const events: CaseEvent[] = [];
    const mayOpen = mayOpenFor(session, deployed.definitions);
    for await (const recorded of log.readStream(caseId)) events.push(openEvent<Step>(recorded, keys, mayOpen));
    return { position, events };
  }

  /** What is known today beside the cases. */
  surroundings(): Surroundings {
    const { deployed, register, clock } = this.house;
    const today = localDateOfInstant(clock.now());
    // A page names the same few people many times, and the register has hundreds.
    let names: ReadonlyMap<string, string> | undefined;
    return {
      definitions: deployed.definitions,
      today,
      municipality: (bfs) => municipalityThen(register, bfs, today),
      officeName: (key) => {
        const name = (register('stellen', today)?.[key] as { readonly name?: unknown } | undefined)?.name;
        return typeof name === 'string' ? name : key === 'SYSTEM' ? 'selbsttätig' : key;
      },
      personName: (user) => {
        names ??= new Map(this.people.all().map(({ person, label }) => [person, label]));
        return names.get(user) ?? user;
      },
      recordable: (roles) => recordableFacts(deployed, roles),
    };
  }
}

export const viewerOf = ({ user, office, roles }: SignedIn): Viewer => ({ user, office: office.key, roles });
