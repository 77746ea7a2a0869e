import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.tsx';

export function DossierPage() {
  const { t } = useTranslation('dossier');
  return <PageHeader title={t('title')} />;
}
