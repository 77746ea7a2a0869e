import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ImportEntry, ImportPreview } from '@fallspur/contract';
import { LookalikeFinder, previewFile, type House, type ImportKind, type ReadTable } from '@fallspur/house';
import { HOUSE } from '../house/tokens.ts';
import type { SignedIn } from '../security/session.ts';
import { duplicatesOf } from './duplicates.ts';
import { importerOf } from './importer.ts';
import { previewEntries, type PreviewedEntry } from './preview-entries.ts';
import { elsewhereView, rowProblemView } from './row-problem-view.ts';

/** What would become of a table of one's own municipality. Nothing is recorded. */
export class PreviewTable extends Query<ImportPreview> {
  constructor(
    readonly session: SignedIn,
    readonly kind: ImportKind,
    readonly table: ReadTable,
  ) {
    super();
  }
}

@QueryHandler(PreviewTable)
export class PreviewTableHandler implements IQueryHandler<PreviewTable> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(LookalikeFinder) private readonly lookalikes: LookalikeFinder,
  ) {}

  async execute({ session, kind, table }: PreviewTable): Promise<ImportPreview> {
    const { rows, problems, elsewhere, outcome } = await previewFile(this.house, kind, table, importerOf(session));
    const previewed = outcome ? await previewEntries(this.house, outcome) : [];
    const entries = await this.compared(previewed, session);
    const of = (state: ImportEntry['state']): number => entries.filter((entry) => entry.state === state).length;
    return {
      kind,
      rows,
      entries,
      problems: problems.map(rowProblemView),
      counts: {
        new: of('new'),
        unchanged: of('unchanged'),
        corrections: of('correction'),
        problems: problems.length,
      },
      elsewhere: elsewhereView(elsewhere),
      importable: of('new') > 0,
    };
  }

  /** Only who is new is compared with those who are known. */
  private async compared(previewed: readonly PreviewedEntry[], session: SignedIn): Promise<readonly ImportEntry[]> {
    const arriving = previewed.flatMap(({ view, arrivals }) => (view.state === 'new' ? arrivals : []));
    const found = arriving.length ? await this.lookalikes.find(arriving) : new Map();
    return Promise.all(
      previewed.map(async ({ view, arrivals }) => ({
        ...view,
        duplicates: await duplicatesOf(
          arrivals.flatMap((row) => found.get(row) ?? []),
          this.house,
          session.reach,
        ),
      })),
    );
  }
}
