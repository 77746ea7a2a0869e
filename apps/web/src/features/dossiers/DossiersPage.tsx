import type { CaseList, CaseQuery, TaskList } from '@fallspur/contract';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconFilterOff, IconFolderOff, IconFolderSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useAnswer } from '../../api/hooks.ts';
import { useSession } from '../../api/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatCount } from '../../ui/format.ts';
import { MunicipalitySelect } from '../../ui/MunicipalitySelect.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageTurner } from '../../ui/PageTurner.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useRowKeys } from '../../ui/row-keys.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { StepSelect } from '../../ui/StepSelect.tsx';
import { addressOf, casesPath, PAGE_SIZE, queryOf } from './dossiers-query.ts';
import { DossierTable } from './DossierTable.tsx';
import classes from './DossiersPage.module.css';

/** Every dossier this session may see, searched. */
export function DossiersPage() {
  const { t } = useTranslation('dossiers');
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const { permissions, pseudonymous } = useSession();
  const query = queryOf(params);
  const { data, error, isPlaceholderData, refetch } = useAnswer<CaseList>(casesPath(query), { keepPrevious: true });
  const steps = useAnswer<TaskList>('/api/tasks?size=1', { staleMilliseconds: 60_000 }).data?.steps ?? [];
  const rows = data?.rows ?? null;
  const keys = useRowKeys((rows ?? []).map(({ caseId }) => caseId));
  const search = useRef<HTMLInputElement>(null);
  const filtered = [query.q, query.at, query.passed, query.municipality].some((value) => value !== undefined);

  const total = data && t('total', { count: data.total, replace: { count: formatCount(data.total) } });

  const change = (changes: { [Name in keyof CaseQuery]?: CaseQuery[Name] | undefined }, replace = false) =>
    setParams(addressOf({ ...query, page: 1, ...changes }), { replace });
  const clear = () => change({ q: undefined, at: undefined, passed: undefined, municipality: undefined });

  useShortcuts(t('title'), [
    { keys: 'j', text: t('keys.down'), run: () => keys.move(1) },
    { keys: 'k', text: t('keys.up'), run: () => keys.move(-1) },
    { keys: 'ArrowDown', text: '', silent: true, run: () => keys.move(1) },
    { keys: 'ArrowUp', text: '', silent: true, run: () => keys.move(-1) },
    { keys: 'Enter', text: t('keys.open'), run: () => keys.active && void navigate(`/dossiers/${keys.active}`) },
    { keys: '/', text: t('keys.search'), run: () => search.current?.focus() },
  ]);

  return (
    <>
      <PageHeader title={t('title')} subtitle={data && (pseudonymous ? `${total} · ${t('pseudonymous')}` : total)}>
        <div className={classes['filters']}>
          <SearchField
            ref={search}
            label={t('search')}
            value={query.q ?? ''}
            onChange={(q) => change({ q }, true)}
            width={320}
          />
          <StepSelect label={t('at')} by="open" steps={steps} value={query.at} onChange={(at) => change({ at })} />
          <StepSelect
            label={t('passed')}
            by="passed"
            steps={steps}
            value={query.passed}
            onChange={(passed) => change({ passed })}
          />
          <MunicipalitySelect value={query.municipality} onChange={(municipality) => change({ municipality })} />
          {filtered && (
            <Tooltip label={t('clear')}>
              <ActionIcon aria-label={t('clear')} onClick={clear}>
                <IconFilterOff size={17} stroke={1.7} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
      </PageHeader>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {rows?.length === 0 ? (
        <EmptyState
          icon={filtered ? IconFolderSearch : IconFolderOff}
          title={t(filtered ? 'filtered' : 'empty')}
          action={
            filtered ? (
              <Button variant="light" onClick={clear}>
                {t('clear')}
              </Button>
            ) : (
              permissions.includes('POST /api/imports/zuzuege') && (
                <Button component={Link} to="/zuzuege" variant="light">
                  {t('emptyAction')}
                </Button>
              )
            )
          }
        >
          {t(filtered ? 'filteredHint' : 'emptyHint')}
        </EmptyState>
      ) : (
        !(error && !rows) && (
          <div ref={keys.table} aria-busy={isPlaceholderData} className={classes['list']}>
            <DossierTable rows={rows} active={keys.active} onActive={keys.setActive} />
            <PageTurner
              total={data?.total ?? 0}
              size={PAGE_SIZE}
              page={query.page}
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
