import { Inject, Injectable } from '@nestjs/common';
import { municipalityThen, type House } from '@fallspur/house';
import { isRefusal, localDateOfInstant, type Refusal } from '@fallspur/kernel';
import type { MunicipalOptions } from '@fallspur/reporting';
import { HOUSE } from '../house/tokens.ts';
import { ProblemError, problem } from '../http/problem.ts';
import { problemOfRefusal } from '../http/problem-of.ts';
import type { SignedIn } from '../security/session.ts';
import type { ClocksQuery } from './figures.dto.ts';

export interface Named {
  readonly bfs: number;
  readonly name: string;
}

/** Municipalities by their register, and whose figures somebody may look at. */
@Injectable()
export class Municipalities {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  /** Those that exist today and, while the register still names them, those that have become part of another. */
  all(): readonly Named[] {
    const today = this.today();
    const entries = { ...this.house.register('gemeinden', FIRST_DAY), ...this.house.register('gemeinden', today) };
    return Object.values(entries)
      .flatMap((entry) => {
        const { bfsNummer, name } = entry as { readonly bfsNummer?: unknown; readonly name?: unknown };
        return typeof bfsNummer === 'number' && typeof name === 'string' ? [{ bfs: bfsNummer, name }] : [];
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'de-CH'));
  }

  /** Figures name nobody: who sees all dossiers sees all municipalities, who works for one sees that one and what it was. */
  within({ reach }: SignedIn): readonly Named[] {
    if (reach === 'all') return this.all();
    const today = this.today();
    return this.all().filter(({ bfs }) =>
      reach.municipalities.includes(municipalityThen(this.house.register, bfs, today)?.bfs ?? bfs),
    );
  }

  /** 404 for one outside, as for one that does not exist. */
  get(session: SignedIn, bfs: number): Named {
    const found = this.within(session).find((one) => one.bfs === bfs);
    if (!found) throw problem('MUNICIPALITY_UNKNOWN');
    return found;
  }

  options({ gueltigAm, standPer }: ClocksQuery): MunicipalOptions {
    return {
      municipalityThen: (bfs, day) => municipalityThen(this.house.register, bfs, day)?.bfs,
      ...(gueltigAm === undefined ? {} : { gueltigAm }),
      ...(standPer === undefined ? {} : { standPer: { recordedAt: standPer } }),
    };
  }

  private today(): string {
    return localDateOfInstant(this.house.clock.now());
  }
}

/** Before the first process was in force no case can name a municipality. */
const FIRST_DAY = '2015-07-01';

export const accepted = <T extends object>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new ProblemError(problemOfRefusal(answer));
  return answer;
};
