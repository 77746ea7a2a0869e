import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.tsx';

export function WorklistPage() {
  const { t } = useTranslation('arbeitsvorrat');
  return <PageHeader title={t('title')} />;
}
