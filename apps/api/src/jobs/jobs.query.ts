import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { IncidentList, JobAtHand, JobList, JobRef } from '@fallspur/contract';
import { REFUSALS, type CaseState } from '@fallspur/engine';
import type { House } from '@fallspur/house';
import { refuse } from '@fallspur/kernel';
import { JOB_ERROR, openIncidents, openJobs } from '@fallspur/runtime';
import { HOUSE } from '../house/tokens.ts';
import { viewsAt } from '../http/at-least.ts';
import { ProblemError } from '../http/problem.ts';
import { problemOfRefusal } from '../http/problem-of.ts';
import { dossierWithin } from '../security/reach.ts';
import type { SignedIn } from '../security/session.ts';
import { jobHandlers } from '../worker/job-handlers.ts';

export class ListJobs extends Query<JobList> {
  constructor(
    readonly session: SignedIn,
    readonly type: string | undefined,
    readonly atLeast: number | undefined,
  ) {
    super();
  }
}

export class ShowJob extends Query<JobAtHand> {
  constructor(readonly job: JobRef) {
    super();
  }
}

export class ListIncidents extends Query<IncidentList> {
  constructor(
    readonly session: SignedIn,
    readonly atLeast: number | undefined,
  ) {
    super();
  }
}

@QueryHandler(ListJobs)
export class ListJobsHandler implements IQueryHandler<ListJobs> {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  async execute({ session, type, atLeast }: ListJobs): Promise<JobList> {
    await viewsAt(this.house, atLeast);
    const { value, position } = this.house.views.answer((rows) => openJobs(rows, type));
    const rows = await withinReach(this.house, session, value, (job, state) => ({
      ...job,
      name: nameOf(this.house, state, job),
      handledHere: Object.hasOwn(jobHandlers, job.type),
    }));
    return { rows, position };
  }
}

@QueryHandler(ShowJob)
export class ShowJobHandler implements IQueryHandler<ShowJob> {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  async execute({ job: { caseId, instance, job } }: ShowJob): Promise<JobAtHand> {
    const { instances } = await this.house.runtime.state(caseId);
    const open = instances[instance]?.jobs[job];
    if (!open) throw new ProblemError(problemOfRefusal(refuse('JOB_NOT_OPEN', REFUSALS.JOB_NOT_OPEN)));
    const { type, retries } = open;
    return { caseId, instance, job, type, retries, variables: instances[instance]?.variables[job] ?? {} };
  }
}

@QueryHandler(ListIncidents)
export class ListIncidentsHandler implements IQueryHandler<ListIncidents> {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  async execute({ session, atLeast }: ListIncidents): Promise<IncidentList> {
    await viewsAt(this.house, atLeast);
    const { value, position } = this.house.views.answer(openIncidents);
    const rows = await withinReach(this.house, session, value, ({ incident: key, ...row }, state) => ({
      ...row,
      key,
      name: nameOf(this.house, state, row),
      reason: reasonOf(state, row.instance, key),
    }));
    return { rows, position };
  }
}

interface Placed {
  readonly caseId: string;
  readonly instance: string;
  readonly element: string;
}

/** Rows of cases this session may see, told with their live case. */
const withinReach = async <Row extends Placed, Told>(
  house: House,
  { reach }: SignedIn,
  rows: readonly Row[],
  tell: (row: Row, state: CaseState) => Told,
): Promise<readonly Told[]> => {
  const told: Told[] = [];
  for (const row of rows) {
    const state = await dossierWithin(house, reach, row.caseId);
    if (state) told.push(tell(row, state));
  }
  return told;
};

const nameOf = ({ deployed }: House, { instances }: CaseState, { instance, element }: Placed): string => {
  const definition = instances[instance]?.definition;
  return (definition && deployed.definitions.bySha256(definition.sha256)?.elements[element]?.name) ?? element;
};

/** What a worker gave as its code. Other details are sentences of an evaluation and may quote somebody. */
const reasonOf = ({ instances }: CaseState, instance: string, key: string): string | null => {
  const incident = instances[instance]?.incidents[key];
  const { detail = '' } = incident ?? {};
  return incident?.code === 'E_JOB_FAILED' && JOB_ERROR.test(detail) ? detail : null;
};
