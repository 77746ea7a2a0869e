import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor, CaseKind, Command, FactInput } from '@fallspur/engine';
import { isRefusal, uuidV5, type JsonObject, type Refusal } from '@fallspur/kernel';
import {
  casesProjection,
  openEmbedded,
  stepsProjection,
  tasksProjection,
  type EmbeddedHouse,
  type Executed,
} from '@fallspur/runtime';
import { deployedReader, type ReadDeployed } from '../deployment/deployed-reader.ts';
import { foldOffice } from '../deployment/office.ts';
import { commandsToDeploy } from '../deployment/proposals.ts';
import { dossierKind } from '../dossier/dossier-kind.ts';
import { definitionKind } from '../registers/definition-kind.ts';
import { registerKind } from '../registers/register-kind.ts';
import { dossiersProjection } from '../views/dossiers.projection.ts';
import { readProposals } from './files.ts';

export const IB_ZUCHWIL: Actor = { person: 'demo.ib.zuchwil', office: 'EG-2534', role: 'IB' };

/** A family as it arrives: names to show, one person each. */
export interface Family {
  readonly names: readonly (readonly [vorname: string, name: string])[];
  readonly gemeinde?: number;
  readonly referenz?: string;
  readonly zuzugsdatum?: string;
  /** Who records it; default: the IB of Zuchwil. */
  readonly by?: Actor;
}

/** A house on real SQLite with the processes of this checkout, for specs; every command is a second after the last. */
export class SmallOffice {
  readonly #directory: string;
  readonly #house: EmbeddedHouse;
  readonly #moment: { at: number };
  #commands = 0;

  private constructor(directory: string, house: EmbeddedHouse, moment: { at: number }) {
    this.#directory = directory;
    this.#house = house;
    this.#moment = moment;
  }

  static async open(today: string): Promise<SmallOffice> {
    const directory = mkdtempSync(join(tmpdir(), 'small-office-'));
    const moment = { at: Date.parse('2015-01-01T00:00:00Z') };
    const house = await openEmbedded({
      data: join(directory, 'data'),
      kinds: Object.fromEntries(
        [dossierKind, registerKind, definitionKind].map((kind) => [kind.name, kind as CaseKind]),
      ),
      deployed: deployedReader(),
      projections: () => [casesProjection, tasksProjection, stepsProjection, dossiersProjection],
      clock: { now: () => new Date((moment.at += 1000)).toISOString() },
      epoch: 'spec',
    });
    if (isRefusal(house)) throw new Error(house.message);
    const office = new SmallOffice(directory, house, moment);
    const deployer = { person: 'dateien', office: 'AGS', approvedBy: [] };
    for (const { caseId, command } of commandsToDeploy(readProposals(), foldOffice([]), deployer))
      office.#accepted(await house.runtime.execute(caseId, command));
    moment.at = Date.parse(`${today}T08:00:00Z`);
    return office;
  }

  get runtime() {
    return this.#house.runtime;
  }

  get views() {
    return this.#house.views;
  }

  get deployed(): ReadDeployed {
    return this.runtime.deployed.current as ReadDeployed;
  }

  /** A family has arrived; answers its case. Its persons are `<case>-p1`, … */
  async arrived({ names, gemeinde = 2534, referenz, zuzugsdatum = '2016-01-05', by }: Family): Promise<string> {
    const key = uuidV5('family', String(++this.#commands));
    const caseId = `dossier-${key}`;
    const personIds = names.map((_, at) => `${key}-p${at + 1}`);
    const fact = (type: string, data: JsonObject): FactInput => ({ type, data, occurredOn: zuzugsdatum });
    await this.do(
      caseId,
      {
        type: 'RecordFacts',
        facts: [
          ...names.map(([vorname, name], at) =>
            fact('PersonErfasst', {
              personId: personIds[at]!,
              vorname,
              name,
              geschlecht: 'W',
              geburtsdatum: at < 2 ? '1985-03-04' : '2012-05-06',
              staatsangehoerigkeiten: ['ER'],
              gespraechssprache: 'ti',
              aufenthaltsgrundlage: 'DRITTSTAAT',
            }),
          ),
          fact('UnterstuetzungseinheitGebildet', {
            unitId: `${key}-u`,
            personIds,
            mitglieder: personIds.map((personId) => ({ personId, von: zuzugsdatum })),
          }),
          fact('ZuzugAusAuslandErfasst', {
            zuzugId: `${key}-z`,
            unitId: `${key}-u`,
            personIds,
            zuzugsdatum,
            gemeinde,
            sprache: 'ti',
            einreisen: personIds.map((personId) => ({ personId, ausweis: 'B' })),
            ...(referenz ? { referenz } : {}),
          }),
        ],
      },
      by,
    );
    return caseId;
  }

  /** Executes a command that must be accepted. */
  async do(caseId: string, command: Unsigned<Command>, actor: Actor = IB_ZUCHWIL): Promise<Executed> {
    const commandId = uuidV5('small-office', String(++this.#commands));
    return this.#accepted(await this.runtime.execute(caseId, { ...command, commandId, actor } as Command));
  }

  /** The views, up to date. */
  async caughtUp() {
    const answer = await this.views.catchUp();
    if (isRefusal(answer)) throw new Error(answer.message);
    if (this.views.parked().length > 0) throw new Error(JSON.stringify(this.views.parked()));
    return this.views;
  }

  /** From now on it is that day. */
  on(today: string): void {
    this.#moment.at = Math.max(this.#moment.at, Date.parse(`${today}T08:00:00Z`));
  }

  async close(): Promise<void> {
    await this.#house.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #accepted(answer: Executed | Refusal): Executed {
    if (isRefusal(answer)) throw new Error(`${answer.code}: ${answer.message} ${JSON.stringify(answer.details)}`);
    return answer;
  }
}

type Unsigned<C> = C extends unknown ? Omit<C, 'commandId' | 'actor'> : never;
