import type { IncidentList, JobList, ParkedList } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../api/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { TabLinks } from '../../ui/TabLinks.tsx';
import { IncidentTable } from './IncidentTable.tsx';
import { JobTable } from './JobTable.tsx';
import { ParkedTable } from './ParkedTable.tsx';

const VIEWS = { stoerungen: IncidentTable, auftraege: JobTable, angehalten: ParkedTable } as const;
type View = keyof typeof VIEWS;
const NAMES = Object.keys(VIEWS) as View[];

/** What does not go on by itself: incidents, open jobs, parked cases. In the address: `?zeige=`, `?fall=`, `?seite=`. */
export function StuckPage() {
  const { t } = useTranslation('stoerungen');
  const [search] = useSearchParams();
  const asked = search.get('zeige');
  const view = NAMES.find((name) => name === asked) ?? 'stoerungen';
  const List = VIEWS[view];
  const totals = {
    stoerungen: useAnswer<IncidentList>('/api/incidents?size=1').data?.total,
    auftraege: useAnswer<JobList>('/api/jobs?size=1').data?.total,
    angehalten: useAnswer<ParkedList>('/api/parked?size=1').data?.total,
  };
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('explains')}>
        <TabLinks
          label={t('views')}
          tabs={NAMES.map((name) => ({
            to: name === 'stoerungen' ? '/stoerungen' : `/stoerungen?zeige=${name}`,
            label: t(`tabs.${name}`),
            current: name === view,
            count: totals[name],
          }))}
        />
      </PageHeader>
      <List />
    </>
  );
}
