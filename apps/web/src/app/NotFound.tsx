import { Button } from '@mantine/core';
import { IconMapPinOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';

export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <>
      <PageHeader title={t('notFound.title')} />
      <EmptyState
        icon={IconMapPinOff}
        title={t('notFound.sentence')}
        action={
          <Button component={Link} to="/" variant="light">
            {t('notFound.action')}
          </Button>
        }
      >
        {t('notFound.hint')}
      </EmptyState>
    </>
  );
}
