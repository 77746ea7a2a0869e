import type { Journey } from '@fallspur/contract';
import type { TFunction } from 'i18next';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatDate } from '../../../ui/format.ts';
import classes from './journey.module.css';
import { BAND_HEIGHT, layoutOf, type BandLayout, type JourneyLayout } from './layout.ts';
import { saidFacts } from './story.ts';

const GUTTER = 190;

/**
 * Every process as a band on one axis: stays at steps, deadlines, facts, today. One stop for Tab; the arrow keys go from
 * thing to thing, and what has the focus (or the pointer) is said in the line below.
 */
export function JourneyRibbon(props: { readonly caseId: string; readonly journey: Journey; readonly width: number }) {
  const { caseId, journey, width } = props;
  const { t } = useTranslation('dossier');
  const navigate = useNavigate();
  const layout = useMemo(() => layoutOf(journey, Math.max(200, width - GUTTER)), [journey, width]);
  const items = useMemo(() => itemsOf(layout, t), [layout, t]);
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const root = useRef<SVGSVGElement>(null);

  const go = (to: number) => {
    const next = Math.max(0, Math.min(items.length - 1, to));
    setAt(next);
    root.current?.querySelector<SVGElement>(`[data-item="${next}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      go(to);
    }
    const eventId = items[at]?.eventId;
    if (event.key === 'Enter' && eventId) void navigate(`/dossiers/${encodeURIComponent(caseId)}/verlauf#${eventId}`);
  };
  return (
    <figure className={classes['ribbon']} aria-label={t('journey.title')}>
      <svg
        ref={root}
        width={width}
        height={layout.height}
        viewBox={`${-GUTTER} 0 ${width} ${layout.height}`}
        role="group"
        aria-label={t('journey.drawing')}
        onKeyDown={onKeyDown}
        onPointerLeave={() => setSaid(null)}
      >
        <Axis layout={layout} />
        {layout.bands.map((band) => (
          <Band key={band.band.instance} band={band} width={layout.width} />
        ))}
        <text x={-GUTTER} y={layout.factsY + 4} className={classes['name']}>
          {t('journey.facts')}
        </text>
        <g className={classes['today']}>
          <line x1={layout.todayX} x2={layout.todayX} y1={14} y2={layout.height} />
          <text x={layout.todayX} y={10} textAnchor={layout.todayX > layout.width - 40 ? 'end' : 'middle'}>
            {t('journey.today')}
          </text>
        </g>
        {items.map((item, index) => (
          <g
            key={item.key}
            data-item={index}
            data-kind={item.kind}
            className={classes['item']}
            tabIndex={index === at ? 0 : -1}
            role="img"
            aria-label={item.label}
            onFocus={() => {
              setAt(index);
              setSaid(item.label);
            }}
            onBlur={() => setSaid(null)}
            onPointerEnter={() => setSaid(item.label)}
            onClick={() =>
              item.eventId && void navigate(`/dossiers/${encodeURIComponent(caseId)}/verlauf#${item.eventId}`)
            }
            data-link={item.eventId ? '' : undefined}
          >
            {item.drawn}
          </g>
        ))}
      </svg>
      <figcaption className={classes['said']}>{said ?? t('journey.hint')}</figcaption>
    </figure>
  );
}

function Axis({ layout }: { readonly layout: JourneyLayout }) {
  const { i18n } = useTranslation();
  const month = new Intl.DateTimeFormat(`${i18n.language}-CH`, { month: 'short', timeZone: 'UTC' });
  return (
    <g className={classes['axis']}>
      {layout.ticks
        .filter(({ x }) => x < layout.width - 12)
        .map(({ x, on, unit }) => (
          <g key={on} data-unit={unit}>
            <line x1={x} x2={x} y1={26} y2={layout.height} />
            <text x={x + 3} y={24}>
              {unit === 'year' ? on.slice(0, 4) : month.format(new Date(on))}
            </text>
          </g>
        ))}
    </g>
  );
}

function Band({ band, width }: { readonly band: BandLayout; readonly width: number }) {
  const middle = band.y + BAND_HEIGHT / 2;
  return (
    <g>
      <line
        x1={-GUTTER}
        x2={width}
        y1={band.y + BAND_HEIGHT + 6}
        y2={band.y + BAND_HEIGHT + 6}
        className={classes['ruler']}
      />
      <text x={-GUTTER} y={middle + 4} className={classes['name']}>
        {shortened(band.band.processName, 29)}
      </text>
      <rect
        x={band.x1}
        y={band.y}
        width={band.x2 - band.x1}
        height={BAND_HEIGHT}
        rx={4}
        className={classes['band']}
        data-state={band.band.state}
      />
    </g>
  );
}

interface Item {
  readonly key: string;
  readonly kind: 'band' | 'stay' | 'due' | 'overdue' | 'fact';
  readonly label: string;
  readonly eventId: string | null;
  readonly drawn: ReactNode;
}

type Say = TFunction<'dossier'>;

/** What can have the focus, band after band, then the facts. */
function itemsOf(layout: JourneyLayout, t: Say): readonly Item[] {
  return [
    ...layout.bands.flatMap((band) => bandItems(band, layout.width, t)),
    ...layout.facts.map((cluster) => factItem(cluster, layout.factsY)),
  ];
}

function bandItems({ band, y, x1, x2, stays, due }: BandLayout, width: number, t: Say): readonly Item[] {
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

const shortened = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;
