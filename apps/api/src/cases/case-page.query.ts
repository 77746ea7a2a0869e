import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { casePage } from '@fallspur/casework';
import type { CasePage } from '@fallspur/contract';
import type { SignedIn } from '../security/session.ts';
import { CaseFiles, viewerOf } from './case-files.ts';
import type { MomentQuery } from './case-queries.dto.ts';

export class ShowCase extends Query<CasePage> {
  constructor(
    readonly session: SignedIn,
    readonly caseId: string,
    readonly moment: MomentQuery,
  ) {
    super();
  }
}

@QueryHandler(ShowCase)
export class ShowCaseHandler implements IQueryHandler<ShowCase> {
  constructor(@Inject(CaseFiles) private readonly files: CaseFiles) {}

  async execute({ session, caseId, moment }: ShowCase): Promise<CasePage> {
    const { file, position } = await this.files.read(session, caseId, moment, moment.atLeast);
    return { ...casePage(file, this.files.surroundings(), viewerOf(session)), position };
  }
}
