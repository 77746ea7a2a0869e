import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { refresh } from '../../api/answers.ts';
import { get } from '../../api/client.ts';
import { useConnection } from '../../api/connection.ts';
import classes from './ConnectionBanner.module.css';

const MILLISECONDS_BETWEEN_TRIES = 5000;

/** Says that the server does not answer, keeps trying, and brings everything up to date once it does. */
export function ConnectionBanner() {
  const { t } = useTranslation('app');
  const lost = useConnection() === 'lost';
  useEffect(() => {
    if (!lost) return;
    const timer = setInterval(() => void tryAgain(), MILLISECONDS_BETWEEN_TRIES);
    return () => clearInterval(timer);
  }, [lost]);
  return (
    <div role="status" className={classes['live']}>
      {lost && (
        <div className={classes['banner']}>
          <IconPlugConnectedX size={18} aria-hidden />
          <strong>{t('connection.lost')}</strong>
          <span>{t('connection.hint')}</span>
          <Button size="compact-xs" variant="default" onClick={() => void tryAgain()}>
            {t('connection.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}

async function tryAgain(): Promise<void> {
  try {
    await get('/api/house');
    refresh('everything');
  } catch {
    // The banner already says so; the next try follows.
  }
}
