import { Button, Skeleton, Tabs } from '@mantine/core';
import { IconFolderOff } from '@tabler/icons-react';
import type { CasePage } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { ApiProblem, useAnswer } from '../../../api/index.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { writeTaskKey } from '../form/task-key.ts';
import { PersonsTab } from '../persons/PersonsTab.tsx';
import { ProcessTab } from '../process/ProcessTab.tsx';
import { TimelineTab } from '../timeline/TimelineTab.tsx';
import { readRevision } from '../travel/stops.ts';
import { TravelTab } from '../travel/TravelTab.tsx';
import { DossierHeader } from './DossierHeader.tsx';
import classes from './dossier.module.css';
import { OverviewTab } from './OverviewTab.tsx';
import { byDue } from './state-line.ts';
import { casePath } from './tab.ts';

/** The tabs by the word in the address; without a word it is the first. */
const TABS = {
  uebersicht: OverviewTab,
  verlauf: TimelineTab,
  prozess: ProcessTab,
  zeitreise: TravelTab,
  personen: PersonsTab,
} as const;
type TabName = keyof typeof TABS;
const NAMES = Object.keys(TABS) as TabName[];

export function DossierPage() {
  const { t } = useTranslation('dossier');
  const { caseId = '', tab = '' } = useParams();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const present = useAnswer<CasePage>(casePath(caseId));
  const last = present.data?.revision ?? 0;
  const revision = tab === 'zeitreise' ? readRevision(search.get('revision'), last) : null;
  const past = useAnswer<CasePage>(revision === null ? null : casePath(caseId, `?revision=${revision}`), {
    keepPrevious: true,
    live: false,
    staleMilliseconds: Infinity,
  });
  const shown = revision === null ? present.data : (past.data ?? present.data);

  const open = (next: string, search = '') =>
    void navigate(`/dossiers/${encodeURIComponent(caseId)}${next === 'uebersicht' ? '' : `/${next}`}${search}`);
  const [first] = byDue(present.data?.now.tasks ?? []);
  useShortcuts(t('keys.title'), [
    ...NAMES.map((word, at) => ({
      keys: String(at + 1),
      text: t('keys.tab', { tab: t(`tabs.${word}`) }),
      run: () => open(word),
    })),
    {
      keys: 'n',
      text: t('keys.next'),
      run: () => first && open('uebersicht', `?task=${encodeURIComponent(writeTaskKey(first))}`),
    },
  ]);

  if (present.error && !present.data) return <Missing error={present.error} retry={() => void present.refetch()} />;
  if (!present.data || !shown) return <Waiting />;
  const name: TabName = tab in TABS ? (tab as TabName) : 'uebersicht';
  const Tab = TABS[name];
  return (
    <div className={classes['dossier']} data-past={shown.past ? '' : undefined}>
      <DossierHeader page={shown} />
      <Tabs value={name} onChange={(next) => open(next ?? 'uebersicht')} keepMounted={false}>
        <Tabs.List aria-label={t('tabs.label')} className={classes['tabs']}>
          {NAMES.map((word) => (
            <Tabs.Tab key={word} value={word}>
              {t(`tabs.${word}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={name} pt="md" tabIndex={-1}>
          {present.error && <ProblemAlert error={present.error} onRetry={() => void present.refetch()} />}
          <Tab page={present.data} shown={shown} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function Missing({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const { t } = useTranslation('dossier');
  const unknown = error instanceof ApiProblem && [403, 404].includes(error.problem.status);
  return (
    <>
      <PageHeader title={t('missing.title')} />
      {unknown ? (
        <EmptyState
          icon={IconFolderOff}
          title={t('missing.sentence')}
          action={
            <Button component={Link} to="/dossiers" variant="light">
              {t('missing.action')}
            </Button>
          }
        >
          {t('missing.hint')}
        </EmptyState>
      ) : (
        <ProblemAlert error={error} onRetry={retry} />
      )}
    </>
  );
}

/** As tall as what comes, so that nothing jumps. */
function Waiting() {
  const { t } = useTranslation('dossier');
  return (
    <div aria-busy="true" aria-label={t('waiting')} role="status">
      <Skeleton height={28} width={280} mb="sm" />
      <Skeleton height={14} width={460} mb="lg" />
      <Skeleton height={40} mb="lg" />
      <Skeleton height={36} width={420} mb="lg" />
      <Skeleton height={140} mb="lg" />
      <Skeleton height={160} />
    </div>
  );
}
