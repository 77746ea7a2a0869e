import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { DefinitionCatalogView, DefinitionPage, VersionList } from '@fallspur/contract';
import { AtLeastQuery } from '../http/at-least.ts';
import { PagedQuery } from '../http/page.ts';
import { problem } from '../http/problem.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import {
  DefinitionCatalogDto,
  DefinitionPageDto,
  DiagramParams,
  ProcessParams,
  VersionListDto,
} from './definitions.dto.ts';
import { ListDefinitions, ListVersions, ShowDefinition } from './definitions.query.ts';
import { DeployedProcesses } from './deployed-processes.ts';

@ApiTags('definitions')
@Controller('api/definitions')
export class DefinitionsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(DeployedProcesses) private readonly processes: DeployedProcesses,
  ) {}

  @Get()
  @ApiOkResponse({ type: DefinitionCatalogDto })
  list(@CurrentSession() session: SignedIn, @Query() asked: PagedQuery): Promise<DefinitionCatalogView> {
    return this.queries.execute(new ListDefinitions(session, asked));
  }

  @Get(':process')
  @ApiOkResponse({ type: DefinitionPageDto })
  show(
    @CurrentSession() session: SignedIn,
    @Param() { process }: ProcessParams,
    @Query() { atLeast }: AtLeastQuery,
  ): Promise<DefinitionPage> {
    return this.queries.execute(new ShowDefinition(session, process, atLeast));
  }

  @Get(':process/versions')
  @ApiOkResponse({ type: VersionListDto })
  versions(
    @CurrentSession() session: SignedIn,
    @Param() { process }: ProcessParams,
    @Query() asked: PagedQuery,
  ): Promise<VersionList> {
    return this.queries.execute(new ListVersions(session, process, asked));
  }

  /** The drawing exactly as deployed. What is under a content hash never changes. */
  @Get(':sha256/diagram')
  @ApiProduces('application/xml')
  @ApiOkResponse({ content: { 'application/xml': { schema: { type: 'string' } } } })
  @Header('content-type', 'application/xml; charset=utf-8')
  @Header('cache-control', 'private, max-age=31536000, immutable')
  diagram(@Param() { sha256 }: DiagramParams): string {
    const xml = this.processes.diagramOf(sha256);
    if (xml === undefined) throw problem('DEFINITION_UNKNOWN');
    return xml;
  }
}
