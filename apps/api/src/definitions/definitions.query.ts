import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  countElements,
  countVersions,
  factTitle,
  namesIn,
  PAGE_SIZE,
  type ElementCounts,
  type VersionCount,
} from '@fallspur/casework';
import type { DefinitionCatalogView, DefinitionPage, DefinitionRow, VersionList, VersionRow } from '@fallspur/contract';
import type { Behaviour, CompiledDefinition } from '@fallspur/engine';
import { municipalityToday, type House } from '@fallspur/house';
import { HOUSE } from '../house/tokens.ts';
import { viewsAt } from '../http/at-least.ts';
import { pageOf, type PagedQuery } from '../http/page.ts';
import { problem } from '../http/problem.ts';
import type { SignedIn } from '../security/session.ts';
import { DeployedProcesses, type DeployedVersion } from './deployed-processes.ts';
import { findingView, verdictOn } from './verdict.ts';

export class ListDefinitions extends Query<DefinitionCatalogView> {
  constructor(
    readonly session: SignedIn,
    readonly asked: PagedQuery,
  ) {
    super();
  }
}

@QueryHandler(ListDefinitions)
export class ListDefinitionsHandler implements IQueryHandler<ListDefinitions> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(DeployedProcesses) private readonly processes: DeployedProcesses,
  ) {}

  async execute({ session, asked }: ListDefinitions): Promise<DefinitionCatalogView> {
    await viewsAt(this.house, asked.atLeast);
    const { value: counts, position } = countedVersions(this.house, session);
    const current = this.processes.names().flatMap((process) => this.processes.current(process) ?? []);
    const { rows, total } = pageOf(current, asked);
    return { rows: await Promise.all(rows.map((one) => rowOf(one, counts, this.processes))), total, position };
  }
}

export class ShowDefinition extends Query<DefinitionPage> {
  constructor(
    readonly session: SignedIn,
    readonly process: string,
    readonly atLeast: number | undefined,
  ) {
    super();
  }
}

@QueryHandler(ShowDefinition)
export class ShowDefinitionHandler implements IQueryHandler<ShowDefinition> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(DeployedProcesses) private readonly processes: DeployedProcesses,
  ) {}

  async execute({ session, process, atLeast }: ShowDefinition): Promise<DefinitionPage> {
    const version = this.processes.current(process);
    if (!version) throw problem('PROCESS_UNKNOWN');
    await viewsAt(this.house, atLeast);
    const counts = countedVersions(this.house, session).value;
    const { value: elements } = this.house.views.answer((rows) =>
      countElements(rows, process, session.reach, municipalityToday(this.house)),
    );
    const { definition } = version;
    return {
      ...(await rowOf(version, counts, this.processes)),
      versions: this.processes
        .versionsOf(process)
        .slice(-PAGE_SIZE)
        .map((one) => versionRow(one, counts)),
      elements: elementRows(definition, elements, this.house),
      outcomes: outcomeRows(definition, elements),
      diagnostics: (await this.processes.findingsOn(version)).map(findingView),
      decisions: definition.decisions.decisions.map(({ id, title, table }) => ({
        id,
        name: title,
        rules: table?.rules.length ?? null,
      })),
    };
  }
}

export class ListVersions extends Query<VersionList> {
  constructor(
    readonly session: SignedIn,
    readonly process: string,
    readonly asked: PagedQuery,
  ) {
    super();
  }
}

@QueryHandler(ListVersions)
export class ListVersionsHandler implements IQueryHandler<ListVersions> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(DeployedProcesses) private readonly processes: DeployedProcesses,
  ) {}

  async execute({ session, process, asked }: ListVersions): Promise<VersionList> {
    if (!this.processes.current(process)) throw problem('PROCESS_UNKNOWN');
    await viewsAt(this.house, asked.atLeast);
    const { value: counts, position } = countedVersions(this.house, session);
    const { rows, total } = pageOf(this.processes.versionsOf(process).toReversed(), asked);
    return { rows: rows.map((one) => versionRow(one, counts)), total, position };
  }
}

const versionRow = ({ deployed }: DeployedVersion, counts: readonly VersionCount[]): VersionRow => ({
  version: deployed.version,
  sha256: deployed.sha256,
  inForceFrom: deployed.inKraftAb,
  ...countOf(counts, ({ sha256 }) => sha256 === deployed.sha256),
});

const countedVersions = (house: House, { reach }: SignedIn) =>
  house.views.answer((rows) => countVersions(rows, reach, municipalityToday(house)));

const countOf = (counts: readonly VersionCount[], isMeant: (count: VersionCount) => boolean) =>
  counts
    .filter(isMeant)
    .reduce((sum, { running, ended }) => ({ running: sum.running + running, ended: sum.ended + ended }), {
      running: 0,
      ended: 0,
    });

const rowOf = async (
  version: DeployedVersion,
  counts: readonly VersionCount[],
  processes: DeployedProcesses,
): Promise<DefinitionRow> => {
  const { deployed, definition } = version;
  return {
    process: deployed.process,
    name: definition.name,
    version: deployed.version,
    sha256: deployed.sha256,
    caseKind: deployed.caseKind,
    inForceFrom: deployed.inKraftAb,
    legalBasis: deployed.rechtsgrundlage,
    ...countOf(counts, ({ process }) => process === deployed.process),
    verdict: verdictOn(definition, await processes.findingsOn(version)),
  };
};

const elementRows = (
  definition: CompiledDefinition,
  { standing, completed }: ElementCounts,
  { deployed: { definitions }, clock }: House,
): DefinitionPage['elements'] => {
  const names = namesIn(definition);
  return Object.values(definition.elements).map(({ id, type, lanes, line, behaviour }) => {
    const fact = factOf(behaviour);
    return {
      element: id,
      name: names.element(id),
      type,
      role: roleOf(behaviour, clock.now()),
      fact,
      factTitle: fact === null ? null : factTitle(definitions, fact),
      lanes,
      line,
      standing: standing.get(id) ?? 0,
      completed: completed.get(id) ?? 0,
    };
  });
};

/** The fact an element records: a task when it is done, an automatic element by itself. */
const factOf = (behaviour: Behaviour): string | null => {
  if (behaviour.kind === 'userTask') return behaviour.fact;
  return 'raises' in behaviour ? (behaviour.raises?.type ?? null) : null;
};

/** The roles as they are written; an expression that asks the case is shown as text. */
const roleOf = (behaviour: Behaviour, now: string): string | null => {
  if (behaviour.kind !== 'userTask' || behaviour.role === null) return null;
  const answer = behaviour.role.evaluate({}, { now });
  return answer.kind === 'value' && typeof answer.value === 'string' ? answer.value : behaviour.role.text;
};

/** Every end of the process itself, those nobody reached yet too. */
const outcomeRows = (definition: CompiledDefinition, { outcomes }: ElementCounts): DefinitionPage['outcomes'] => {
  const names = namesIn(definition);
  const ends = Object.values(definition.elements).filter(
    ({ type, chart, id }) => (type === 'endEvent' && chart === definition.root) || outcomes.has(id),
  );
  return ends.map(({ id }) => ({ element: id, name: names.element(id), count: outcomes.get(id) ?? 0 }));
};
