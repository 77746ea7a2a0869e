import type { Journey } from '@fallspur/contract';
import { daysFrom } from '../../../ui/date-text.ts';
import { daysBetween } from '../../../ui/format.ts';

/** Where everything of a journey stands on one axis, in pixels. Pure: the drawing only paints it. */
export interface JourneyLayout {
  readonly width: number;
  readonly height: number;
  readonly ticks: readonly Tick[];
  readonly todayX: number;
  readonly bands: readonly BandLayout[];
  readonly factsY: number;
  readonly facts: readonly FactCluster[];
}

export interface Tick {
  readonly x: number;
  readonly on: string;
  /** `year`: the first of January, written as the year; `month`: written as the month. */
  readonly unit: 'year' | 'month';
}

export interface BandLayout {
  readonly band: Journey['bands'][number];
  readonly y: number;
  readonly x1: number;
  readonly x2: number;
  readonly stays: readonly (Stay & { readonly x1: number; readonly x2: number; readonly letters: number })[];
  /** `beyond`: too far ahead for the axis, said at its end. */
  readonly due: readonly (Due & { readonly x: number; readonly beyond: boolean })[];
  /** Runs of the same process that began and ended at once while this one ran: a mark on it instead of bands of their own. */
  readonly passing: readonly { readonly band: Journey['bands'][number]; readonly x: number }[];
}

/** Facts so near to each other that their dots would cover one another. */
export interface FactCluster {
  readonly x: number;
  readonly facts: Journey['facts'];
}

type Stay = Journey['bands'][number]['stays'][number];
type Due = Journey['bands'][number]['due'][number];

export const BAND_HEIGHT = 22;
const ROW = 34;
const TOP = 30;
const EDGE = 10;
const DOT_GAP = 11;
const LETTER = 6.4;
const TICK_GAP = 44;
const DAYS_AHEAD_LEAST = 45;

export function layoutOf(journey: Journey, width: number): JourneyLayout {
  const first = daysFrom(journey.from, -3);
  const last = daysFrom(horizonOf(journey), 7);
  const days = Math.max(1, daysBetween(first, last));
  const xOf = (on: string): number => round(EDGE + (daysBetween(first, on) / days) * (width - 2 * EDGE));
  const rows = rowsOf(journey.bands);
  const factsY = TOP + rows.length * ROW + 10;
  return {
    width,
    height: factsY + 16,
    ticks: ticksBetween(first, last, (width - 2 * EDGE) / days).map((tick) => ({ ...tick, x: xOf(tick.on) })),
    todayX: xOf(journey.today),
    bands: rows.map(({ band, passing }, row) => ({
      ...bandLayout(band, TOP + row * ROW, journey.today, xOf, width - EDGE),
      passing: passing.map((one) => ({ band: one, x: xOf(one.from) })),
    })),
    factsY,
    facts: clustered(journey.facts, xOf),
  };
}

/** A deadline a year ahead must not press what happened so far into a corner. */
function horizonOf({ from, to, today }: Journey): string {
  const ahead = daysFrom(today, Math.max(DAYS_AHEAD_LEAST, daysBetween(from, today)));
  const last = later(to, today);
  return last < ahead ? last : ahead;
}

/** A fact often wakes a second run that finds the first and ends: it is no way of its own. */
function rowsOf(bands: Journey['bands']) {
  const hostOf = (band: BandLayout['band']) =>
    band.from !== band.to
      ? undefined
      : bands.find(
          (other) =>
            other !== band &&
            other.from !== other.to &&
            other.processName === band.processName &&
            other.from <= band.from &&
            (other.to === null || band.from <= other.to),
        );
  return bands
    .filter((band) => hostOf(band) === undefined)
    .map((band) => ({ band, passing: bands.filter((other) => hostOf(other) === band) }));
}

function bandLayout(
  band: BandLayout['band'],
  y: number,
  today: string,
  xOf: (on: string) => number,
  end: number,
): Omit<BandLayout, 'passing'> {
  const x1 = xOf(band.from);
  const x2 = Math.max(x1 + 4, xOf(band.to ?? later(today, band.from)));
  const stays = band.stays.map((stay) => {
    const from = xOf(stay.from);
    const to = Math.max(from + 3, xOf(stay.to ?? today));
    return { ...stay, x1: from, x2: to, letters: Math.max(0, Math.floor((to - from - 10) / LETTER)) };
  });
  return {
    band,
    y,
    x1,
    x2,
    stays,
    due: band.due.map((due) => ({ ...due, x: Math.min(xOf(due.on), end), beyond: xOf(due.on) > end })),
  };
}

function clustered(facts: Journey['facts'], xOf: (on: string) => number): readonly FactCluster[] {
  const clusters: { x: number; facts: Journey['facts'][number][] }[] = [];
  for (const fact of [...facts].sort((a, b) => a.on.localeCompare(b.on))) {
    const x = xOf(fact.on);
    const before = clusters.at(-1);
    if (before !== undefined && x - before.x < DOT_GAP) before.facts.push(fact);
    else clusters.push({ x, facts: [fact] });
  }
  return clusters;
}

/** Firsts of months, in the finest of 1, 3, 6 or 12 months whose labels do not touch; or of years. */
export function ticksBetween(first: string, last: string, pixelsADay: number): readonly Omit<Tick, 'x'>[] {
  const step = [1, 3, 6, 12, 24, 60].find((months) => months * 30 * pixelsADay >= TICK_GAP) ?? 120;
  const ticks: Omit<Tick, 'x'>[] = [];
  let month = monthIndex(first) + 1;
  month += (step - (month % step)) % step;
  for (let on = firstOf(month); on <= last; on = firstOf((month += step)))
    ticks.push({ on, unit: on.endsWith('-01-01') ? 'year' : 'month' });
  return ticks;
}

const monthIndex = (on: string): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1;
const firstOf = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
const later = (a: string, b: string): string => (a > b ? a : b);
const round = (x: number): number => Math.round(x * 10) / 10;
