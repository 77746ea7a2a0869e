import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { incidentsAsked, whatIsStuck, type Dossier } from '@fallspur/casework';
import type { IncidentList, IncidentPage, IncidentRef, IncidentRow } from '@fallspur/contract';
import { REFUSALS, type CaseState, type IncidentState } from '@fallspur/engine';
import { municipalityToday, type House } from '@fallspur/house';
import { refuse } from '@fallspur/kernel';
import { JOB_ERROR, type OpenIncident } from '@fallspur/runtime';
import { HOUSE } from '../house/tokens.ts';
import { viewsAt } from '../http/at-least.ts';
import { pageAsked } from '../http/page.ts';
import { ProblemError } from '../http/problem.ts';
import { problemOfRefusal } from '../http/problem-of.ts';
import { namedBy } from '../jobs/named-rows.ts';
import { mayReadValueFor, readsEverything } from '../security/field-rights.ts';
import type { SignedIn } from '../security/session.ts';
import { Worklists } from '../tasks/worklist.provider.ts';
import type { IncidentQueryDto } from './incidents.dto.ts';

export class ListIncidents extends Query<IncidentList> {
  constructor(
    readonly session: SignedIn,
    readonly asked: IncidentQueryDto,
  ) {
    super();
  }
}

export class ShowIncident extends Query<IncidentPage> {
  constructor(
    readonly session: SignedIn,
    readonly incident: IncidentRef,
    readonly atLeast: number | undefined,
  ) {
    super();
  }
}

@QueryHandler(ListIncidents)
export class ListIncidentsHandler implements IQueryHandler<ListIncidents> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Worklists) private readonly worklists: Worklists,
  ) {}

  async execute({ session, asked }: ListIncidents): Promise<IncidentList> {
    const { page: _page, size: _size, atLeast, ...filters } = asked;
    await viewsAt(this.house, atLeast);
    const question = { ...filters, ...pageAsked(asked), reach: session.reach };
    const { value, position } = this.house.views.answer((rows) =>
      incidentsAsked(rows, question, municipalityToday(this.house)),
    );
    const named = namedBy(this.house, this.worklists.for(session));
    const rows = value.rows.map(async (row) => {
      const state = await this.house.runtime.state(row.caseId);
      return rowOf(await named(row), reasonOf(incidentIn(state, row)));
    });
    return { rows: await Promise.all(rows), total: value.total, position };
  }
}

@QueryHandler(ShowIncident)
export class ShowIncidentHandler implements IQueryHandler<ShowIncident> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Worklists) private readonly worklists: Worklists,
  ) {}

  async execute({ session, incident: { caseId, instance: id, key }, atLeast }: ShowIncident): Promise<IncidentPage> {
    await viewsAt(this.house, atLeast);
    const question = { reach: session.reach, caseId, offset: 0, limit: OF_ONE_CASE };
    const { value, position } = this.house.views.answer((rows) =>
      incidentsAsked(rows, question, municipalityToday(this.house)),
    );
    const row = value.rows.find((one) => one.instance === id && one.incident === key);
    const state = (await this.house.runtime.state(caseId)) as CaseState<Dossier>;
    const instance = state.instances[id];
    const incident = instance?.incidents[key];
    if (!row || !instance || !incident)
      throw new ProblemError(problemOfRefusal(refuse('INCIDENT_NOT_OPEN', REFUSALS.INCIDENT_NOT_OPEN)));
    const { definitions } = this.house.deployed;
    const classes = definitions.protectedNames();
    const definition = definitions.bySha256(instance.definition.sha256);
    const mayRead = mayReadValueFor(session, classes, instance.personal);
    return {
      ...rowOf(await namedBy(this.house, this.worklists.for(session))(row), reasonOf(incident)),
      detail: readsEverything(session, classes) ? (incident.detail ?? null) : null,
      ...whatIsStuck(state, instance, key, definition, this.house.clock.now(), mayRead),
      position,
    };
  }
}

const OF_ONE_CASE = 1_000;

const incidentIn = ({ instances }: CaseState, { instance, incident }: OpenIncident): IncidentState | undefined =>
  instances[instance]?.incidents[incident];

const rowOf = (
  { incident: key, ...row }: OpenIncident & Pick<IncidentRow, 'name' | 'processName' | 'unit'>,
  reason: string | null,
): IncidentRow => ({ ...row, key, reason });

/** What a worker gave as its code. Other details are sentences of an evaluation and may quote somebody. */
const reasonOf = (incident: IncidentState | undefined): string | null => {
  const { detail = '' } = incident ?? {};
  return incident?.code === 'E_JOB_FAILED' && JOB_ERROR.test(detail) ? detail : null;
};
