export { PILOT_FIGURES, type Contribution, type PilotFigure } from './pilot/counted-facts.ts';
export { pilotFigures } from './pilot/pilot.projection.ts';
export { pilotReport, WITHOUT_MUNICIPALITY, type PilotReport, type PilotReportOptions } from './pilot/report.ts';
export { publishedPilotTotals, type PublishedTotals } from './pilot/published-totals.ts';
