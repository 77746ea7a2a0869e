import { IconDoorOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { TabLinks } from '../../ui/TabLinks.tsx';

const ROUTES = {
  zuzuege: 'POST /api/imports/zuzuege',
  taetigkeiten: 'POST /api/imports/taetigkeiten',
  form: 'POST /api/arrivals',
};

/** What stands around each way of recording what happened, for those who may. */
export function ArrivalsFrame(props: { readonly current: keyof typeof ROUTES; readonly children: ReactNode }) {
  const { t } = useTranslation('zuzuege');
  const { permissions } = useSession();
  const { current, children } = props;
  const may = (way: keyof typeof ROUTES) => permissions.includes(ROUTES[way]);
  const what = current === 'taetigkeiten' ? 'taetigkeiten' : 'zuzuege';
  return (
    <>
      <PageHeader title={t(`titles.${what}`)}>
        {what === 'zuzuege' && may('zuzuege') && may('form') && (
          <TabLinks
            label={t('ways')}
            tabs={[
              { to: '/zuzuege', label: t('byFile'), current: current === 'zuzuege' },
              { to: '/zuzuege/neu', label: t('byForm'), current: current === 'form' },
            ]}
          />
        )}
      </PageHeader>
      {may(current) ? (
        children
      ) : (
        <EmptyState icon={IconDoorOff} title={t(`notAllowed.${what}`)}>
          {t('notAllowed.hint')}
        </EmptyState>
      )}
    </>
  );
}
