import { Select, Skeleton } from '@mantine/core';
import type { Difference } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../api/index.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { Section } from '../../../ui/Section.tsx';
import { StatusText, type Tone } from '../../../ui/StatusText.tsx';
import { formatDate } from '../../../ui/format.ts';
import { casePath } from '../page/tab.ts';
import { counted } from '../words.ts';
import { nearestStop, readRevision, type Stop } from './stops.ts';
import classes from './travel.module.css';

/** What changed between the shown moment and another one: the one before it, unless somebody chooses. */
export function DifferenceSection(props: {
  readonly caseId: string;
  readonly stops: readonly Stop[];
  readonly revision: number;
  readonly since: string | null;
  readonly onSince: (since: string | null) => void;
}) {
  const { caseId, stops, revision, since, onSince } = props;
  const { t } = useTranslation('dossier');
  const before = stops[nearestStop(stops, revision) - 1]?.revision ?? null;
  const other = readRevision(since, stops.at(-1)?.revision ?? 0) ?? before;
  const [from, to] = other !== null && other > revision ? [revision, other] : [other, revision];
  const { data, error } = useAnswer<Difference>(
    from === null ? null : casePath(caseId, `/difference?from=${from}&to=${to}`),
    { live: false, staleMilliseconds: Infinity, keepPrevious: true },
  );
  return (
    <Section
      title={other !== null && other > revision ? t('difference.after') : t('difference.title')}
      actions={
        <Select
          size="xs"
          w={320}
          maw="100%"
          aria-label={t('difference.since')}
          value={stops.some((stop) => String(stop.revision) === since) ? since : ''}
          onChange={(value) => onSince(value === '' ? null : value)}
          allowDeselect={false}
          searchable
          data={[
            { value: '', label: t('difference.before') },
            ...[...stops].reverse().map((stop) => ({
              value: String(stop.revision),
              label: `${formatDate(stop.on)} ${counted(stop.moments.map(({ title }) => title))}`,
            })),
          ]}
        />
      }
    >
      {from === null && <p className={classes['nothing']}>{t('difference.first')}</p>}
      {error && <ProblemAlert error={error} />}
      {from !== null && !data && !error && <Skeleton height={40} />}
      {from !== null && data && data.changes.length === 0 && (
        <p className={classes['nothing']}>{t('difference.none')}</p>
      )}
      {from !== null && data && (
        <ul className={classes['changes']}>
          {data.changes.map(({ kind, area, text }, at) => (
            <li key={`${at} ${text}`}>
              <StatusText tone={TONES[kind]}>{t(`difference.${kind}`)}</StatusText>
              <span className={classes['area']}>{t(`difference.area.${area}`)}</span>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const TONES: Readonly<Record<Difference['changes'][number]['kind'], Tone>> = {
  added: 'success',
  removed: 'neutral',
  changed: 'accent',
};
