import { Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** It is recorded: on to its dossier, to the worklist, or to the next family. */
export function ArrivalRecorded({ name, onAgain }: { readonly name: string; readonly onAgain: () => void }) {
  const { t } = useTranslation('zuzuege');
  return (
    <div role="status">
      <EmptyState
        icon={IconCircleCheck}
        title={t('form.recorded')}
        action={
          <Group gap="xs">
            <Button component={Link} to="/arbeitsvorrat">
              {t('done.worklist')}
            </Button>
            <Button component={Link} to={`/dossiers?q=${encodeURIComponent(name)}`} variant="default">
              {t('form.open')}
            </Button>
            <Button variant="default" onClick={onAgain} autoFocus>
              {t('form.another')}
            </Button>
          </Group>
        }
      >
        {t('form.recordedHint')}
      </EmptyState>
    </div>
  );
}
