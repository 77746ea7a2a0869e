import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ImportDone } from '@fallspur/contract';
import { HouseError, importFile, type House, type ImportKind, type Outcome, type ReadTable } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';
import { problem } from '../http/problem.ts';
import type { SignedIn } from '../security/session.ts';
import { Worklists } from '../tasks/worklist.provider.ts';
import { importerOf } from './importer.ts';
import { elsewhereView, rowProblemView } from './row-problem-view.ts';

const DOSSIERS_NAMED_MAX = 20;

/** Records a table of one's own municipality, whole or, with `partial`, what can be taken of it. */
export class ImportTable extends Command<ImportDone> {
  constructor(
    readonly session: SignedIn,
    readonly kind: ImportKind,
    readonly table: ReadTable,
    readonly partial: boolean,
  ) {
    super();
  }
}

@CommandHandler(ImportTable)
export class ImportTableHandler implements ICommandHandler<ImportTable> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Worklists) private readonly worklists: Worklists,
  ) {}

  async execute({ session, kind, table, partial }: ImportTable): Promise<ImportDone> {
    const { taken, problems, elsewhere, outcome } = await this.import(kind, table, { ...importerOf(session), partial });
    return {
      taken,
      recorded: outcome?.recorded.length ?? 0,
      unchanged: outcome?.unchanged.length ?? 0,
      corrections: outcome?.corrections.length ?? 0,
      problems: problems.map(rowProblemView),
      warnings: (outcome?.warnings ?? []).map(({ entry, code, message }) => ({
        line: entry.lines[0] ?? 1,
        code,
        message,
      })),
      elsewhere: elsewhereView(elsewhere),
      cases: outcome?.cases.size ?? 0,
      dossiers: outcome ? await this.dossiersOf(session, outcome) : [],
      facts: outcome?.facts ?? 0,
      position: (await this.house.log.head()).position,
    };
  }

  /** Where there are so few that one goes on to them one by one. */
  private async dossiersOf(session: SignedIn, { caseOf }: Outcome): Promise<ImportDone['dossiers']> {
    const cases = [...new Set(caseOf.values())];
    if (cases.length > DOSSIERS_NAMED_MAX) return [];
    const today = localDateOfInstant(this.house.clock.now());
    const worklist = this.worklists.for(session);
    return Promise.all(cases.map((caseId) => worklist.unitRef(caseId, today)));
  }

  private async import(kind: ImportKind, table: ReadTable, options: Parameters<typeof importFile>[3]) {
    try {
      return await importFile(this.house, kind, table, options);
    } catch (error) {
      if (error instanceof HouseError && error.code === 'IMPORT_BROKEN_OFF')
        throw problem('IMPORT_BROKEN_OFF', { detail: error.message });
      throw error;
    }
  }
}
