import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { formatDate } from '../../../ui/format.ts';
import classes from './journey.module.css';
import { BAND_HEIGHT, type BandLayout, type JourneyLayout } from './layout.ts';
import { saidFacts } from './story.ts';

/** One thing on the ribbon that can have the focus: how it is drawn and what it says. */
export interface Item {
  readonly key: string;
  readonly kind: 'band' | 'stay' | 'due' | 'overdue' | 'fact';
  readonly label: string;
  readonly eventId: string | null;
  readonly drawn: ReactNode;
}

type Say = TFunction<'dossier'>;

/** What can have the focus, band after band, then the facts. */
export function itemsOf(layout: JourneyLayout, t: Say): readonly Item[] {
  return [
    ...layout.bands.flatMap((band) => bandItems(band, layout.width, t)),
    ...layout.facts.map((cluster) => factItem(cluster, layout.factsY)),
  ];
}

function bandItems({ band, y, x1, x2, stays, due, passing }: BandLayout, width: number, t: Say): readonly Item[] {
  const span = (from: string, to: string | null) =>
    to === null
      ? t('journey.since', { from: formatDate(from) })
      : t('journey.span', { from: formatDate(from), to: formatDate(to) });
  const outcome = band.outcome ?? '';
  const whole: Item = {
    key: band.instance,
    kind: 'band',
    label: `${band.processName}, ${span(band.from, band.to)}${outcome && ` – ${outcome}`}`,
    eventId: null,
    drawn: (
      <>
        <rect
          x={x1}
          y={y}
          width={x2 - x1}
          height={BAND_HEIGHT}
          rx={4}
          fill="transparent"
          className={classes['frame']}
        />
        {outcome && x2 + outcome.length * 6.2 < width && (
          <text x={x2 + 6} y={y + 15} className={classes['outcome']}>
            {outcome}
          </text>
        )}
      </>
    ),
  };
  return [
    whole,
    ...stays.map((stay, at): Item => ({
      key: `${band.instance} ${stay.element} ${at}`,
      kind: 'stay',
      label: `${stay.name}, ${span(stay.from, stay.to)}`,
      eventId: null,
      drawn: (
        <>
          <rect
            x={stay.x1}
            y={y + 2}
            width={stay.x2 - stay.x1}
            height={BAND_HEIGHT - 4}
            rx={3}
            className={classes['stay']}
            data-open={stay.to === null ? '' : undefined}
          />
          {stay.letters >= 8 && (
            <text
              x={stay.x1 + 6}
              y={y + 15}
              className={classes['stayName']}
              data-open={stay.to === null ? '' : undefined}
            >
              {shortened(stay.name, stay.letters)}
            </text>
          )}
        </>
      ),
    })),
    ...passing.map(({ band: run, x }): Item => ({
      key: run.instance,
      kind: 'band',
      label: `${run.processName}, ${formatDate(run.from)}${run.outcome === null ? '' : ` – ${run.outcome}`}`,
      eventId: null,
      drawn: <path d={`M${x} ${y + 5} l6 6 l-6 6 l-6 -6 z`} className={`${classes['passing']} ${classes['frame']}`} />,
    })),
    ...due.map((one): Item => ({
      key: `${band.instance} ${one.name} ${one.on}`,
      kind: one.overdue ? 'overdue' : 'due',
      label: t(one.overdue ? 'journey.overdueOn' : 'journey.dueOn', { name: one.name, on: formatDate(one.on) }),
      eventId: null,
      drawn: (
        <g className={classes['due']} data-overdue={one.overdue ? '' : undefined}>
          {!one.beyond && <line x1={one.x} x2={one.x} y1={y - 4} y2={y + BAND_HEIGHT + 4} />}
          {one.beyond ? (
            <text x={one.x - 4} y={y + 15} textAnchor="end">
              {formatDate(one.on)} →
            </text>
          ) : (
            <path d={`M${one.x} ${y - 4} l9 4 l-9 4 z`} />
          )}
          <rect
            x={one.x - 4}
            y={y - 5}
            width={14}
            height={BAND_HEIGHT + 9}
            fill="transparent"
            className={classes['frame']}
          />
        </g>
      ),
    })),
  ];
}

function factItem({ x, facts }: JourneyLayout['facts'][number], y: number): Item {
  const many = facts.length > 1;
  return {
    key: `fact ${facts[0]?.eventId}`,
    kind: 'fact',
    label: saidFacts(facts),
    eventId: facts.at(-1)?.eventId ?? null,
    drawn: (
      <>
        <circle cx={x} cy={y} r={many ? 8 : 5} className={classes['fact']} />
        {many && (
          <text x={x} y={y + 3.5} textAnchor="middle" className={classes['count']}>
            {facts.length}
          </text>
        )}
      </>
    ),
  };
}

export const shortened = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;
