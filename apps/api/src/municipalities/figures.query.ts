import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { factTitle } from '@fallspur/casework';
import type { FigureFacts, HalfYearReport, MunicipalityList } from '@fallspur/contract';
import type { House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import {
  countedCases,
  figureFactsOf,
  figureName,
  halfYearsOf,
  isHalfYear,
  PILOT_FIGURES,
  type PilotFigure,
} from '@fallspur/reporting';
import { HOUSE } from '../house/tokens.ts';
import { viewsAt } from '../http/at-least.ts';
import { pageOf, type PagedQuery } from '../http/page.ts';
import { problem } from '../http/problem.ts';
import type { SignedIn } from '../security/session.ts';
import { belongingOf, reaches } from '../security/reach.ts';
import type { ClocksQuery, FigureFactsQuery, FigureParams } from './figures.dto.ts';
import { Worklists } from '../tasks/worklist.provider.ts';
import { accepted, Municipalities } from './municipalities.ts';

export class ListMunicipalities extends Query<MunicipalityList> {
  constructor(
    readonly session: SignedIn,
    readonly asked: PagedQuery,
  ) {
    super();
  }
}

@QueryHandler(ListMunicipalities)
export class ListMunicipalitiesHandler implements IQueryHandler<ListMunicipalities> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  async execute({ session, asked }: ListMunicipalities): Promise<MunicipalityList> {
    await viewsAt(this.house, asked.atLeast);
    const options = this.municipalities.options({});
    const { value: counted, position } = this.house.views.answer((rows) => countedCases(rows, options));
    const { rows, total } = pageOf(this.municipalities.within(session), asked);
    return { rows: rows.map((one) => ({ ...one, dossiers: counted.get(one.bfs) ?? 0 })), total, position };
  }
}

export class ShowHalfYears extends Query<HalfYearReport> {
  constructor(
    readonly session: SignedIn,
    readonly bfs: number,
    readonly clocks: ClocksQuery,
  ) {
    super();
  }
}

@QueryHandler(ShowHalfYears)
export class ShowHalfYearsHandler implements IQueryHandler<ShowHalfYears> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  async execute({ session, bfs, clocks }: ShowHalfYears): Promise<HalfYearReport> {
    const municipality = this.municipalities.get(session, bfs);
    await viewsAt(this.house, clocks.atLeast);
    const { value, position } = accepted(await halfYearsOf(this.house.views, bfs, this.municipalities.options(clocks)));
    return {
      municipality,
      figures: PILOT_FIGURES.map(figureName),
      halfYears: value.halfYears,
      total: value.total,
      gueltigAm: clocks.gueltigAm ?? null,
      standPer: clocks.standPer ?? null,
      position,
    };
  }
}

export class ShowFigureFacts extends Query<FigureFacts> {
  constructor(
    readonly session: SignedIn,
    readonly asked: FigureParams,
    readonly clocks: FigureFactsQuery,
  ) {
    super();
  }
}

@QueryHandler(ShowFigureFacts)
export class ShowFigureFactsHandler implements IQueryHandler<ShowFigureFacts> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
    @Inject(Worklists) private readonly worklists: Worklists,
  ) {}

  async execute({ session, asked: { bfs, halfYear, figure }, clocks }: ShowFigureFacts): Promise<FigureFacts> {
    this.municipalities.get(session, bfs);
    const known = PILOT_FIGURES.find((one) => one === figure);
    if (!known || !isHalfYear(halfYear)) throw problem('FIGURE_UNKNOWN');
    await viewsAt(this.house, clocks.atLeast);
    const { value, position } = accepted(
      await figureFactsOf(
        this.house.views,
        bfs,
        { halfYear, figure: known satisfies PilotFigure },
        this.municipalities.options(clocks),
      ),
    );
    const page = pageOf(value, clocks);
    const units = await this.unitsOf(session, [...new Set(page.rows.map(({ caseId }) => caseId))]);
    const rows = page.rows.map(({ caseId, eventId, type, happenedOn, amount }) => ({
      caseId,
      unitLabel: units.get(caseId)?.label ?? 'Dossier ausserhalb Ihres Zugriffs',
      reference: units.get(caseId)?.reference ?? null,
      eventId,
      factTitle: factTitle(this.house.deployed.definitions, type),
      happenedOn,
      amount,
    }));
    return {
      figure: figureName(known),
      halfYear,
      sum: value.reduce((sum, { amount }) => sum + amount, 0),
      rows,
      total: page.total,
      position,
    };
  }

  /** Names of those within reach only: a figure counts them all, who they are is for those who may see them. */
  private async unitsOf(session: SignedIn, ids: readonly string[]) {
    const today = localDateOfInstant(this.house.clock.now());
    const worklist = this.worklists.for(session);
    const units = ids.map(async (id) => {
      const state = await this.house.runtime.state(id);
      if (!reaches(session.reach, belongingOf(this.house, state))) return [];
      return [[id, await worklist.unitRef(id, today)] as const];
    });
    return new Map((await Promise.all(units)).flat());
  }
}
