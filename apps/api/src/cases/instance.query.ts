import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { instanceDiagram } from '@fallspur/casework';
import type { InstanceDiagram } from '@fallspur/contract';
import { problem } from '../http/problem.ts';
import type { SignedIn } from '../security/session.ts';
import { CaseFiles } from './case-files.ts';
import type { MomentQuery } from './case-queries.dto.ts';

export class ShowInstance extends Query<InstanceDiagram> {
  constructor(
    readonly session: SignedIn,
    readonly caseId: string,
    readonly instance: string,
    readonly moment: MomentQuery,
  ) {
    super();
  }
}

@QueryHandler(ShowInstance)
export class ShowInstanceHandler implements IQueryHandler<ShowInstance> {
  constructor(@Inject(CaseFiles) private readonly files: CaseFiles) {}

  async execute({ session, caseId, instance, moment }: ShowInstance): Promise<InstanceDiagram> {
    const { file } = await this.files.read(session, caseId, moment, moment.atLeast);
    const diagram = instanceDiagram(file, instance, this.files.surroundings());
    if (!diagram) throw problem('INSTANCE_UNKNOWN');
    return diagram;
  }
}
