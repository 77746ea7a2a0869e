import { Button, Group } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { isLostScript } from './new-build.ts';
import { NotFound } from './NotFound.tsx';

/** A page that broke, or whose script could not be loaded: says so, and leaves the way out open. */
export function RouteError() {
  const { t } = useTranslation('app');
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  const what = isLostScript(error) ? 'lostScript' : 'routeError';
  return (
    <>
      <PageHeader title={t(`${what}.title`)} />
      <EmptyState
        icon={IconBug}
        title={t(`${what}.sentence`)}
        action={
          <Group gap="xs">
            <Button onClick={() => window.location.reload()}>{t('routeError.reload')}</Button>
            <Button component={Link} to="/" variant="default">
              {t('notFound.action')}
            </Button>
          </Group>
        }
      >
        {what === 'lostScript' ? t('lostScript.hint') : error instanceof Error ? error.message : String(error)}
      </EmptyState>
    </>
  );
}
