import { Alert, Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Sent, but no answer came: it is tried again by itself, and nothing is recorded twice. */
export function Unanswered({ onStop }: { readonly onStop: () => void }) {
  const { t } = useTranslation('dossier');
  return (
    <Alert role="status" color="yellow" icon={<IconPlugConnectedX aria-hidden />} title={t('unanswered.title')} my="sm">
      {t('unanswered.sentence')}
      <Button mt="xs" size="xs" variant="default" display="block" onClick={onStop}>
        {t('unanswered.stop')}
      </Button>
    </Alert>
  );
}
