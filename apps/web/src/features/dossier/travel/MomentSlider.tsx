import { ActionIcon, SegmentedControl, Slider } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatInstant } from '../../../ui/format.ts';
import { counted } from '../words.ts';
import { AXES, nearestStop, type Axis, type Stop } from './stops.ts';
import classes from './travel.module.css';

const MILLISECONDS_OF_REST = 120;

/** One step a day or a recorded event: drag, click, or arrow keys. What the hand rests on is shown. */
export function MomentSlider(props: {
  readonly axis: Axis;
  readonly stops: readonly Stop[];
  readonly revision: number;
  readonly onAxis: (axis: Axis) => void;
  readonly onMove: (revision: number) => void;
}) {
  const { axis, stops, revision, onAxis, onMove } = props;
  const { t } = useTranslation('dossier');
  const at = nearestStop(stops, revision);
  const [moving, setMoving] = useState<number | null>(null);
  useEffect(() => {
    if (moving === null) return;
    const timer = setTimeout(() => {
      const to = stops[moving];
      if (to && to.revision !== revision) onMove(to.revision);
      setMoving(null);
    }, MILLISECONDS_OF_REST);
    return () => clearTimeout(timer);
  }, [moving, stops, revision, onMove]);

  const index = Math.min(moving ?? at, stops.length - 1);
  const stop = stops[index];
  if (!stop) return null;
  const last = stops.length - 1;
  return (
    <div className={classes['slider']}>
      <SegmentedControl
        size="xs"
        aria-label={t('travel.axis')}
        value={axis}
        onChange={onAxis}
        data={AXES.map((value) => ({ value, label: t(`travel.axes.${value}`) }))}
      />
      <div className={classes['track']}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t(`travel.back.${axis}`)}
          disabled={index === 0}
          onClick={() => setMoving(index - 1)}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <Slider
          className={classes['rail']}
          min={0}
          max={Math.max(1, last)}
          step={1}
          value={index}
          onChange={(value) => setMoving(Math.min(last, value))}
          label={null}
          thumbLabel={t(`travel.axes.${axis}`)}
          thumbProps={{
            'aria-valuetext': `${formatDate(stop.on)}, ${counted(stop.moments.map(({ title }) => title))}`,
          }}
          disabled={last < 1}
          marks={last <= MARKS_MAX ? stops.map((_, value) => ({ value, label: dayUnder(stops, value) })) : []}
        />
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t(`travel.forward.${axis}`)}
          disabled={index === last}
          onClick={() => setMoving(index + 1)}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
      </div>
      <p className={classes['moment']} role="status">
        <Said axis={axis} stop={stop} />
        <span>{t(`travel.count.${axis}`, { at: index + 1, of: stops.length })}</span>
      </p>
    </div>
  );
}

function Said({ axis, stop: { on, moments, belated } }: { readonly axis: Axis; readonly stop: Stop }) {
  const { t } = useTranslation('dossier');
  const [moment] = moments;
  if (axis === 'erfasst' && moment)
    return (
      <>
        <strong>{moment.title}</strong>
        <span>
          {t('travel.happened', { on: formatDate(moment.occurredOn) })} ·{' '}
          {t('travel.recorded', { at: formatInstant(moment.recordedAt) })}
        </span>
      </>
    );
  return (
    <>
      <strong>{formatDate(on)}</strong>
      <span>{counted(moments.filter((one) => !belated.includes(one)).map(({ title }) => title))}</span>
      {belated.map(({ revision, title, occurredOn }) => (
        <span key={revision}>{t('travel.belated', { title, on: formatDate(occurredOn) })}</span>
      ))}
    </>
  );
}

const MARKS_MAX = 60;
const DAYS_MAX = 8;

/** The day under a mark, where it is another than the one before and there is room: of many marks only the ends. */
function dayUnder(stops: readonly Stop[], at: number): string | undefined {
  const last = stops.length - 1;
  const every = Math.ceil(last / (DAYS_MAX - 1));
  const isShown = at === last || (at % Math.max(1, every) === 0 && last - at >= every);
  const before = at === 0 ? undefined : stops[at - Math.min(at, Math.max(1, every))]?.on;
  return isShown && stops[at]?.on !== before ? formatDate(stops[at]?.on) : undefined;
}
