import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '@mantine/core';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageTurner } from '../../ui/PageTurner.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useRowKeys } from '../../ui/row-keys.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { formatCount } from '../../ui/format.ts';
import { dossierAddress } from './address.ts';
import { NothingToDo } from './NothingToDo.tsx';
import { SavedViews } from './SavedViews.tsx';
import { keyOf } from './settle.ts';
import { TaskTable } from './TaskTable.tsx';
import { useClaim } from './use-claim.tsx';
import { useWorklist } from './use-worklist.ts';
import { WorklistFilters } from './WorklistFilters.tsx';
import { PAGE_SIZE } from './worklist-query.ts';
import classes from './WorklistPage.module.css';

/** The task that was opened last, so that coming back continues there. */
let lastOpened: string | null = null;

/** What is to be done, the most pressing first. */
export function WorklistPage() {
  const { t } = useTranslation('arbeitsvorrat');
  const navigate = useNavigate();
  const { view, answer, rows, outOfOrder, reorder, own, change } = useWorklist();
  const keys = useRowKeys(rows.map(({ row }) => keyOf(row)));
  const claim = useClaim(own);
  const search = useRef<HTMLInputElement>(null);
  const active = rows.find(({ row, since }) => since !== 'gone' && keyOf(row) === keys.active)?.row;

  useShortcuts(t('title'), [
    { keys: 'j', text: t('keys.down'), run: () => keys.move(1) },
    { keys: 'k', text: t('keys.up'), run: () => keys.move(-1) },
    { keys: 'ArrowDown', text: '', silent: true, run: () => keys.move(1) },
    { keys: 'ArrowUp', text: '', silent: true, run: () => keys.move(-1) },
    { keys: 'Enter', text: t('keys.open'), run: () => active && void navigate(dossierAddress(active)) },
    { keys: 'c', text: t('keys.claim'), run: () => active && claim.toggle(active) },
    { keys: '/', text: t('keys.search'), run: () => search.current?.focus() },
    { keys: 'r', text: t('keys.reorder'), run: reorder },
  ]);

  const answered = rows.length > 0;
  const { focus } = keys;
  useEffect(() => {
    if (answered && lastOpened !== null) focus(lastOpened);
    if (answered) lastOpened = null;
  }, [answered, focus]);

  const list = answer.data;
  const processes = new Set(list?.steps.flatMap(({ processName, open }) => (open > 0 ? processName : [])));
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={list && t('total', { count: list.total, replace: { count: formatCount(list.total) } })}
      >
        <WorklistFilters view={view} list={list} change={change} search={search} />
        <SavedViews view={view} />
      </PageHeader>
      {outOfOrder && (
        <div className={classes['outOfOrder']} role="status">
          {t('outOfOrder')}
          <Button size="compact-xs" variant="light" onClick={reorder}>
            {t('reorder')}
          </Button>
        </div>
      )}
      <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />
      {list && rows.length === 0 && !answer.isPlaceholderData ? (
        <NothingToDo view={view} change={change} />
      ) : (
        !(answer.error && !list) && (
          <div ref={keys.table} aria-busy={answer.isPlaceholderData} className={classes['list']}>
            <TaskTable
              rows={list ? rows : null}
              withProcess={processes.size > 1}
              active={keys.active}
              onActive={keys.setActive}
              onOpen={(row) => (lastOpened = keyOf(row))}
              onClaim={claim.toggle}
              claiming={claim.pending}
            />
            <PageTurner
              total={list?.total ?? 0}
              size={PAGE_SIZE}
              page={view.page}
              onChange={(page) => {
                change({ page });
                window.scrollTo({ top: 0 });
              }}
            />
          </div>
        )
      )}
    </>
  );
}
