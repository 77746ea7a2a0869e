import { Skeleton, Switch, VisuallyHidden } from '@mantine/core';
import type { Recorded, Timeline } from '@fallspur/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useWhole } from '../../../api/index.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { RecordedPanel } from '../form/RecordedPanel.tsx';
import { writeTaskKey } from '../form/task-key.ts';
import { casePath, type TabProps } from '../page/tab.ts';
import { Entry } from './Entry.tsx';
import classes from './timeline.module.css';
import { useFresh } from './use-fresh.ts';

/** Everything recorded about the dossier, the newest first. In the address: `?fakten=1`, `?drucken=1`, `?correct=`, `?void=`, `#event`. */
export function TimelineTab({ page }: TabProps) {
  const { t } = useTranslation('dossier');
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const timeline = useWhole<Timeline>(casePath(page.caseId, '/timeline'));
  const onlyFacts = search.has('fakten');
  const entries = timeline.data?.rows ?? [];
  const shown = entries.filter(({ isFact }) => isFact || !onlyFacts);
  const fresh = useFresh(entries);
  const anchor = window.location.hash.slice(1);
  useEffect(() => {
    if (timeline.data && anchor) void document.getElementById(anchor)?.scrollIntoView({ block: 'center' });
  }, [timeline.data, anchor]);

  const printing = timeline.data !== undefined && search.has('drucken');
  const printed = useRef(false);
  useEffect(() => {
    if (!printing || printed.current) return;
    printed.current = true;
    window.print();
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('drucken');
        return next;
      },
      { replace: true },
    );
  }, [printing, setSearch]);

  const set = useCallback(
    (change: (next: URLSearchParams) => void, replace = false) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          change(next);
          return next;
        },
        { replace },
      ),
    [setSearch],
  );
  const close = useCallback(
    () =>
      set((next) => {
        next.delete('correct');
        next.delete('void');
      }, true),
    [set],
  );
  const done = useCallback(
    (answer: Recorded) => {
      setRecorded(answer);
      close();
    },
    [close],
  );

  if (!timeline.data)
    return timeline.error ? (
      <ProblemAlert error={timeline.error} onRetry={() => void timeline.refetch()} />
    ) : (
      <Skeleton height={320} aria-label={t('timeline.waiting')} />
    );
  const all = new Map(entries.map((entry) => [entry.eventId, entry]));
  return (
    <section aria-label={t('tabs.verlauf')}>
      <VisuallyHidden component="h2">{t('tabs.verlauf')}</VisuallyHidden>
      <div className={classes['tools']}>
        <Switch
          size="sm"
          label={t('timeline.onlyFacts')}
          checked={onlyFacts}
          onChange={({ currentTarget }) => {
            const { checked } = currentTarget;
            set((next) => (checked ? next.set('fakten', '1') : next.delete('fakten')), true);
          }}
        />
        <span className={classes['count']}>{t('timeline.count', { count: shown.length })}</span>
      </div>
      {recorded && (
        <RecordedPanel
          recorded={recorded}
          onNext={(task) =>
            void navigate(`/dossiers/${encodeURIComponent(page.caseId)}?task=${encodeURIComponent(writeTaskKey(task))}`)
          }
          onClose={() => setRecorded(null)}
        />
      )}
      <ol className={classes['entries']}>
        {shown.map((entry) => (
          <Entry
            key={entry.eventId}
            caseId={page.caseId}
            entry={entry}
            all={all}
            fresh={fresh.has(entry.eventId)}
            marked={entry.eventId === anchor}
            open={
              search.get('correct') === entry.eventId ? 'correct' : search.get('void') === entry.eventId ? 'void' : null
            }
            onOpen={(what) => {
              setRecorded(null);
              set((next) => {
                next.delete('correct');
                next.delete('void');
                next.set(what, entry.eventId);
              });
            }}
            onClose={close}
            onRecorded={done}
          />
        ))}
      </ol>
    </section>
  );
}
