import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.tsx';

export function ProcessesPage() {
  const { t } = useTranslation('prozesse');
  return <PageHeader title={t('title')} />;
}
