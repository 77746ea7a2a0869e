import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { jobsAsked } from '@fallspur/casework';
import type { JobAtHand, JobList, JobRef } from '@fallspur/contract';
import { REFUSALS } from '@fallspur/engine';
import { municipalityToday, type House } from '@fallspur/house';
import { refuse } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';
import { viewsAt } from '../http/at-least.ts';
import { pageAsked } from '../http/page.ts';
import { ProblemError } from '../http/problem.ts';
import { problemOfRefusal } from '../http/problem-of.ts';
import type { SignedIn } from '../security/session.ts';
import { Worklists } from '../tasks/worklist.provider.ts';
import { jobHandlers } from '../worker/job-handlers.ts';
import type { JobQueryDto } from './jobs.dto.ts';
import { namedBy } from './named-rows.ts';

export class ListJobs extends Query<JobList> {
  constructor(
    readonly session: SignedIn,
    readonly asked: JobQueryDto,
  ) {
    super();
  }
}

export class ShowJob extends Query<JobAtHand> {
  constructor(readonly job: JobRef) {
    super();
  }
}

@QueryHandler(ListJobs)
export class ListJobsHandler implements IQueryHandler<ListJobs> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Worklists) private readonly worklists: Worklists,
  ) {}

  async execute({ session, asked }: ListJobs): Promise<JobList> {
    const { page: _page, size: _size, atLeast, ...filters } = asked;
    await viewsAt(this.house, atLeast);
    const question = { ...filters, ...pageAsked(asked), reach: session.reach };
    const { value, position } = this.house.views.answer((rows) =>
      jobsAsked(rows, question, municipalityToday(this.house)),
    );
    const named = namedBy(this.house, this.worklists.for(session));
    const rows = value.rows.map(async (row) => ({
      ...(await named(row)),
      handledHere: Object.hasOwn(jobHandlers, row.type),
    }));
    return { rows: await Promise.all(rows), total: value.total, position };
  }
}

@QueryHandler(ShowJob)
export class ShowJobHandler implements IQueryHandler<ShowJob> {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  async execute({ job: { caseId, instance, job } }: ShowJob): Promise<JobAtHand> {
    const { instances } = await this.house.runtime.state(caseId);
    const open = instances[instance]?.jobs[job];
    if (!open) throw new ProblemError(problemOfRefusal(refuse('JOB_NOT_OPEN', REFUSALS.JOB_NOT_OPEN)));
    const { type, retries, headers = {} } = open;
    return { caseId, instance, job, type, retries, variables: instances[instance]?.variables[job] ?? {}, headers };
  }
}
