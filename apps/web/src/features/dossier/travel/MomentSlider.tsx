import { ActionIcon, Slider } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Moments } from '@fallspur/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatInstant } from '../../../ui/format.ts';
import { nearestMoment } from './moments.ts';
import classes from './travel.module.css';

const MILLISECONDS_OF_REST = 120;

/** One step a recorded moment: drag, click, or arrow keys. What the hand rests on is shown. */
export function MomentSlider(props: {
  readonly moments: Moments['moments'];
  readonly revision: number;
  readonly onMove: (revision: number) => void;
}) {
  const { moments, revision, onMove } = props;
  const { t } = useTranslation('dossier');
  const at = nearestMoment(moments, revision);
  const [moving, setMoving] = useState<number | null>(null);
  useEffect(() => {
    if (moving === null) return;
    const timer = setTimeout(() => {
      const to = moments[moving];
      if (to && to.revision !== revision) onMove(to.revision);
      setMoving(null);
    }, MILLISECONDS_OF_REST);
    return () => clearTimeout(timer);
  }, [moving, moments, revision, onMove]);

  const index = moving ?? at;
  const moment = moments[index];
  if (!moment) return null;
  const say = (value: number): string => {
    const one = moments[value];
    return one ? `${formatDate(one.occurredOn)}, ${one.title}` : '';
  };
  const last = moments.length - 1;
  return (
    <div className={classes['slider']}>
      <div className={classes['track']}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('travel.back')}
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
          thumbLabel={t('travel.moment')}
          thumbProps={{ 'aria-valuetext': say(index) }}
          disabled={last < 1}
          marks={last <= 60 ? moments.map((_, value) => ({ value })) : []}
        />
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('travel.forward')}
          disabled={index === last}
          onClick={() => setMoving(index + 1)}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
      </div>
      <p className={classes['moment']} role="status">
        <strong>{moment.title}</strong>
        <span>
          {t('travel.happened', { on: formatDate(moment.occurredOn) })} ·{' '}
          {t('travel.recorded', { at: formatInstant(moment.recordedAt) })}
        </span>
        <span>{t('travel.count', { at: index + 1, of: moments.length })}</span>
      </p>
    </div>
  );
}
