import type { FigureFacts, HalfYearReport } from '@fallspur/contract';
import { toCsv } from '../../ui/csv.ts';
import { formatDate } from '../../ui/format.ts';
import { halfYearName } from './half-years.ts';
import type { FiguresView } from './view.ts';

type Say = (
  key: 'figure' | 'total' | 'detail.unit' | 'detail.reference' | 'detail.fact' | 'detail.happenedOn' | 'detail.amount',
) => string;

/** The report as it stands on the screen: a figure a line, the newest half-year first, the total last. */
export const reportCsv = (report: HalfYearReport, say: Say): string =>
  toCsv([
    [say('figure'), ...report.halfYears.map(({ halfYear }) => halfYearName(halfYear)), say('total')],
    ...report.figures.map(({ figure, name }) => [
      name,
      ...report.halfYears.map(({ values }) => values[figure] ?? 0),
      report.total[figure] ?? 0,
    ]),
  ]);

/** The facts a figure is made of, one a line. */
export const factsCsv = (rows: FigureFacts['rows'], say: Say): string =>
  toCsv([
    (['unit', 'reference', 'fact', 'happenedOn', 'amount'] as const).map((column) => say(`detail.${column}`)),
    ...rows.map((row) => [row.unitLabel, row.reference, row.factTitle, formatDate(row.happenedOn), row.amount]),
  ]);

/** Says which figures these are, so that two downloads are never mistaken for each other. */
export const reportFileName = (report: HalfYearReport, view: FiguresView, part = ''): string =>
  [
    'halbjahreszahlen',
    String(report.municipality.bfs),
    ...(part ? [part] : []),
    ...(view.gueltigAm ? ['gueltig-am', view.gueltigAm] : []),
    ...(view.standPer ? ['stand-per', view.standPer] : []),
  ].join('-') + '.csv';
