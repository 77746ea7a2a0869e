import type { Contribution } from './counted-facts.ts';
import published from './published-totals.json' with { type: 'json' };

/** What the Regierungsrat published about the pilot phase, with its source: printed beside our own figures. */
export interface PublishedTotals {
  readonly source: string;
  readonly period: string;
  readonly quote: string;
  /** Only the figures that were published. */
  readonly figures: Contribution;
  /** How we read the published sentence. */
  readonly reading: string;
}

export const publishedPilotTotals: PublishedTotals = published;
