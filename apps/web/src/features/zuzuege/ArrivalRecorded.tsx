import { Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** It is recorded: on to the next family, or to this one's dossier. */
export function ArrivalRecorded(props: { readonly caseId: string | undefined; readonly onAgain: () => void }) {
  const { t } = useTranslation('zuzuege');
  return (
    <div role="status">
      <EmptyState
        icon={IconCircleCheck}
        title={t('form.recorded')}
        action={
          <Group gap="xs">
            <Button onClick={props.onAgain} autoFocus>
              {t('form.another')}
            </Button>
            {props.caseId && (
              <Button component={Link} to={`/dossiers/${props.caseId}`} variant="default">
                {t('form.open')}
              </Button>
            )}
          </Group>
        }
      >
        {t('form.recordedHint')}
      </EmptyState>
    </div>
  );
}
