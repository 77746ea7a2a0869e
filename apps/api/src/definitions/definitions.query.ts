import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  countElements,
  countVersions,
  factTitle,
  namesIn,
  type ElementCounts,
  type VersionCount,
} from '@fallspur/casework';
import type { DefinitionCatalogView, DefinitionPage, DefinitionRow } from '@fallspur/contract';
import type { Behaviour, CompiledDefinition } from '@fallspur/engine';
import { municipalityThen, type House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';
import { viewsAt } from '../http/at-least.ts';
import { problem } from '../http/problem.ts';
import type { SignedIn } from '../security/session.ts';
import { DeployedProcesses, type DeployedVersion } from './deployed-processes.ts';
import { findingView, verdictOn } from './verdict.ts';

export class ListDefinitions extends Query<DefinitionCatalogView> {
  constructor(
    readonly session: SignedIn,
    readonly atLeast: number | undefined,
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

  async execute({ session, atLeast }: ListDefinitions): Promise<DefinitionCatalogView> {
    await viewsAt(this.house, atLeast);
    const { value: counts, position } = countedVersions(this.house, session);
    const rows = this.processes.names().flatMap((process) => {
      const version = this.processes.current(process);
      return version ? [rowOf(version, counts, this.processes)] : [];
    });
    return { rows: await Promise.all(rows), position };
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
      versions: this.processes.versionsOf(process).map(({ deployed }) => ({
        version: deployed.version,
        sha256: deployed.sha256,
        inForceFrom: deployed.inKraftAb,
        ...countOf(counts, ({ sha256 }) => sha256 === deployed.sha256),
      })),
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

const municipalityToday = ({ register, clock }: House) => {
  const today = localDateOfInstant(clock.now());
  return (bfs: number) => municipalityThen(register, bfs, today);
};

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
