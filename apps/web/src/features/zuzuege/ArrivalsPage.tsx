import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.tsx';

export function ArrivalsPage() {
  const { t } = useTranslation('zuzuege');
  return <PageHeader title={t('title')} />;
}
