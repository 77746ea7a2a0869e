import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.tsx';

export function HalfYearPage() {
  const { t } = useTranslation('halbjahr');
  return <PageHeader title={t('title')} />;
}
