import { IconDoorOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { TabLinks } from '../../ui/TabLinks.tsx';
import { allowedBy } from './allowed.ts';

/** The two ways of recording arrivals, for those who may. */
export function ArrivalsFrame({
  current,
  children,
}: {
  readonly current: 'file' | 'form';
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('zuzuege');
  const { kinds, form } = allowedBy(useSession().permissions);
  const allowed = current === 'form' ? form : kinds.length > 0;
  return (
    <>
      <PageHeader title={t('title')}>
        {form && kinds.length > 0 && (
          <TabLinks
            label={t('ways')}
            tabs={[
              { to: '/zuzuege', label: t('byFile'), current: current === 'file' },
              { to: '/zuzuege/neu', label: t('byForm'), current: current === 'form' },
            ]}
          />
        )}
      </PageHeader>
      {allowed ? (
        children
      ) : (
        <EmptyState icon={IconDoorOff} title={t('notAllowed')}>
          {t('notAllowedHint')}
        </EmptyState>
      )}
    </>
  );
}
