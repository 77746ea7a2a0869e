import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { differenceBetween, journeyOf, momentsOf, timelineOf, type MayCorrect } from '@fallspur/casework';
import type { Difference, Journey, Moments, Timeline } from '@fallspur/contract';
import { isFactType } from '@fallspur/engine';
import type { House } from '@fallspur/house';
import { HOUSE } from '../house/tokens.ts';
import { pageOf } from '../http/page.ts';
import { problem } from '../http/problem.ts';
import { mayCorrect } from '../security/may-record.ts';
import type { SignedIn } from '../security/session.ts';
import { CaseFiles } from './case-files.ts';
import type { DifferenceQuery, TimelineQuery } from './case-queries.dto.ts';

export class ShowTimeline extends Query<Timeline> {
  constructor(
    readonly session: SignedIn,
    readonly caseId: string,
    readonly asked: TimelineQuery,
  ) {
    super();
  }
}

@QueryHandler(ShowTimeline)
export class ShowTimelineHandler implements IQueryHandler<ShowTimeline> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(CaseFiles) private readonly files: CaseFiles,
  ) {}

  async execute({ session, caseId, asked }: ShowTimeline): Promise<Timeline> {
    const { file, position } = await this.files.read(session, caseId, asked, asked.atLeast);
    const { definitions } = this.house.deployed;
    const events = asked.facts === 'true' ? file.events.filter(({ type }) => isFactType(type)) : file.events;
    const { rows, total } = pageOf(events.toReversed(), asked);
    const may: MayCorrect = ({ type, meta: { office, role } }) =>
      mayCorrect(definitions, session, { type, office, role });
    return { caseId, rows: timelineOf(file, this.files.surroundings(), may, rows), total, position };
  }
}

export class ShowJourney extends Query<Journey> {
  constructor(
    readonly session: SignedIn,
    readonly caseId: string,
    readonly atLeast: number | undefined,
  ) {
    super();
  }
}

@QueryHandler(ShowJourney)
export class ShowJourneyHandler implements IQueryHandler<ShowJourney> {
  constructor(@Inject(CaseFiles) private readonly files: CaseFiles) {}

  async execute({ session, caseId, atLeast }: ShowJourney): Promise<Journey> {
    const { file } = await this.files.read(session, caseId, {}, atLeast);
    return journeyOf(file, this.files.surroundings());
  }
}

export class ShowMoments extends Query<Moments> {
  constructor(
    readonly session: SignedIn,
    readonly caseId: string,
    readonly atLeast: number | undefined,
  ) {
    super();
  }
}

@QueryHandler(ShowMoments)
export class ShowMomentsHandler implements IQueryHandler<ShowMoments> {
  constructor(@Inject(CaseFiles) private readonly files: CaseFiles) {}

  async execute({ session, caseId, atLeast }: ShowMoments): Promise<Moments> {
    const { file } = await this.files.read(session, caseId, {}, atLeast);
    return { moments: momentsOf(file, this.files.surroundings()) };
  }
}

export class ShowDifference extends Query<Difference> {
  constructor(
    readonly session: SignedIn,
    readonly caseId: string,
    readonly asked: DifferenceQuery,
  ) {
    super();
  }
}

@QueryHandler(ShowDifference)
export class ShowDifferenceHandler implements IQueryHandler<ShowDifference> {
  constructor(@Inject(CaseFiles) private readonly files: CaseFiles) {}

  async execute({ session, caseId, asked: { from, to, atLeast } }: ShowDifference): Promise<Difference> {
    const { events } = await this.files.events(session, caseId, atLeast);
    const last = events.at(-1)?.meta.revision ?? -1;
    if (Math.max(from, to) > last) throw problem('MOMENT_EMPTY');
    const [before, after] = [from, to].map((revision) => this.files.fileOf(session, caseId, events, { revision }));
    return { from, to, changes: differenceBetween(before!, after!, this.files.surroundings()) };
  }
}
