import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.tsx';

export function DossiersPage() {
  const { t } = useTranslation('dossiers');
  return <PageHeader title={t('title')} />;
}
