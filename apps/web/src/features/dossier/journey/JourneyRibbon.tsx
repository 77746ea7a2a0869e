import type { Journey } from '@fallspur/contract';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import classes from './journey.module.css';
import { BAND_HEIGHT, layoutOf, type BandLayout, type JourneyLayout } from './layout.ts';
import { itemsOf, shortened } from './ribbon-items.tsx';

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
