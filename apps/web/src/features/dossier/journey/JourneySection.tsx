import { Anchor, Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { Journey } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../../api/index.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { Section } from '../../../ui/Section.tsx';
import { casePath } from '../page/tab.ts';
import classes from './journey.module.css';
import { JourneyRibbon } from './JourneyRibbon.tsx';
import { JourneyTable } from './JourneyTable.tsx';

/** The journey across all processes, drawn on one axis or told as a table (`?spur=tabelle`). */
export function JourneySection({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('dossier');
  const [search, setSearch] = useSearchParams();
  const { ref, width } = useElementSize();
  const { data, error, refetch } = useAnswer<Journey>(casePath(caseId, '/journey'));
  const asTable = search.get('spur') === 'tabelle';
  const toggle = () =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (asTable) next.delete('spur');
        else next.set('spur', 'tabelle');
        return next;
      },
      { replace: true },
    );
  return (
    <Section
      title={t('journey.title')}
      actions={
        <Anchor component="button" type="button" size="sm" onClick={toggle} className={classes['choice']}>
          {asTable ? t('journey.asDrawing') : t('journey.asTable')}
        </Anchor>
      }
    >
      <div ref={ref}>
        {error && !data && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton height={110} />}
        {data &&
          (asTable ? (
            <JourneyTable journey={data} />
          ) : (
            <>
              {width > 0 && <JourneyRibbon caseId={caseId} journey={data} width={width} />}
              <div className={classes['onPaper']}>
                <JourneyTable journey={data} />
              </div>
            </>
          ))}
      </div>
    </Section>
  );
}
