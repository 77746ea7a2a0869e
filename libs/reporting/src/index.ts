export { PILOT_FIGURES, type Contribution, type PilotFigure } from './pilot/counted-facts.ts';
export { figureName, type FigureName } from './pilot/figure-names.ts';
export { isHalfYear } from './pilot/half-year.ts';
export { pilotFigures } from './pilot/pilot.projection.ts';
export { pilotReport, WITHOUT_MUNICIPALITY, type PilotReport, type PilotReportOptions } from './pilot/report.ts';
export {
  countedCases,
  figureFactsOf,
  halfYearsOf,
  type CountedFactRow,
  type HalfYears,
  type MunicipalOptions,
} from './pilot/municipal.ts';
export { publishedPilotTotals, type PublishedTotals } from './pilot/published-totals.ts';
