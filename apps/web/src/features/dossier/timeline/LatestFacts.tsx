import { Anchor, Skeleton } from '@mantine/core';
import type { Timeline } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../api/index.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { formatDate } from '../../../ui/format.ts';
import { casePath } from '../page/tab.ts';
import classes from './timeline.module.css';
import { useFresh } from './use-fresh.ts';

const SHOWN = 6;

/** The last few facts, one line each; all of them stand in the Verlauf. */
export function LatestFacts({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('dossier');
  const { data, error, refetch } = useAnswer<Timeline>(casePath(caseId, `/timeline?facts=true&size=${SHOWN}`));
  const facts = data?.rows ?? [];
  const fresh = useFresh(facts);
  if (!data)
    return error ? (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton height={160} aria-label={t('timeline.waiting')} />
    );
  const all = `/dossiers/${encodeURIComponent(caseId)}/verlauf`;
  return (
    <>
      <ol className={classes['latest']}>
        {facts.map((fact) => (
          <li
            key={fact.eventId}
            data-fresh={fresh.has(fact.eventId) ? '' : undefined}
            data-off={fact.voided ? '' : undefined}
          >
            <time dateTime={fact.occurredOn}>{formatDate(fact.occurredOn)}</time>
            <Link to={`${all}#${fact.eventId}`} className={classes['latestTitle']}>
              {fact.title}
            </Link>
            <span className={classes['latestFields']}>
              {fact.fields
                .filter(({ withheld }) => !withheld)
                .slice(0, 3)
                .map(({ title, shown }) => `${title}: ${shown}`)
                .join(' · ')}
            </span>
            <span className={classes['latestWho']}>{fact.actor.name}</span>
          </li>
        ))}
      </ol>
      <Anchor component={Link} to={all} size="sm">
        {t('latest.all', { count: data.total })}
      </Anchor>
    </>
  );
}
