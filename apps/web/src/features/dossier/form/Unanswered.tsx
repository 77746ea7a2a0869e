import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/Notice.tsx';

/** Sent, but no answer came: it is tried again by itself, and nothing is recorded twice. */
export function Unanswered({ onStop }: { readonly onStop: () => void }) {
  const { t } = useTranslation('dossier');
  return (
    <Notice
      icon={IconPlugConnectedX}
      title={t('unanswered.title')}
      action={
        <Button size="xs" variant="default" onClick={onStop}>
          {t('unanswered.stop')}
        </Button>
      }
    >
      {t('unanswered.sentence')}
    </Notice>
  );
}
