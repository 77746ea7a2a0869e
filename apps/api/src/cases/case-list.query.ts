import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { casesAsked } from '@fallspur/casework';
import type { CaseList, CaseQuery } from '@fallspur/contract';
import { municipalityThen, type House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';
import { viewsAt } from '../http/at-least.ts';
import { pageAsked } from '../http/page.ts';
import type { SignedIn } from '../security/session.ts';
import { Worklists } from '../tasks/worklist.provider.ts';

export class ListCases extends Query<CaseList> {
  constructor(
    readonly session: SignedIn,
    readonly asked: CaseQuery & { readonly atLeast?: number },
  ) {
    super();
  }
}

@QueryHandler(ListCases)
export class ListCasesHandler implements IQueryHandler<ListCases> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Worklists) private readonly worklists: Worklists,
  ) {}

  async execute({ session, asked }: ListCases): Promise<CaseList> {
    const { reach } = session;
    const worklist = this.worklists.for(session);
    const { q = '', page: _page, size: _size, atLeast, ...filters } = asked;
    await viewsAt(this.house, atLeast);
    const { views, register, clock } = this.house;
    const today = localDateOfInstant(clock.now());
    const named = q.trim() === '' ? undefined : await worklist.findCases(reach, today, q);
    const { value, position } = views.answer((rows) =>
      casesAsked(rows, { ...filters, reach, ...pageAsked(asked), ...(named ? { cases: named } : {}) }, (bfs) =>
        municipalityThen(register, bfs, today),
      ),
    );
    const rows = value.rows.map(async ({ caseId, openTasks, lastRecordedAt }) => ({
      ...(await worklist.unitRef(caseId, today)),
      openTasks,
      lastRecordedAt,
    }));
    return { rows: await Promise.all(rows), total: value.total, position };
  }
}
