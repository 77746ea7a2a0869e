import { useTranslation } from 'react-i18next';
import classes from './DueBadge.module.css';
import { daysBetween, distance, dueTone, formatDate } from './format.ts';

/** A due date with how pressing it is, by word and by colour. */
export function DueBadge({ dueOn, today }: { readonly dueOn: string | null; readonly today: string }) {
  const { t } = useTranslation('ui');
  const tone = dueTone(dueOn, today);
  if (dueOn === null) return <span className={classes['none']}>{t('due.none')}</span>;
  const days = daysBetween(today, dueOn);
  const far = distance(days);
  const word =
    days < 0
      ? t(`due.overdue.${far.unit}`, { count: far.count })
      : days === 0
        ? t('due.today')
        : days === 1
          ? t('due.tomorrow')
          : t(`due.in.${far.unit}`, { count: far.count });
  return (
    <span className={classes['due']} data-tone={tone}>
      <time dateTime={dueOn} className={classes['date']}>
        {formatDate(dueOn)}
      </time>
      <span className={classes['word']}>{word}</span>
    </span>
  );
}
