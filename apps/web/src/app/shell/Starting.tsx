import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Starting.module.css';
import { Mark } from '../../ui/Mark.tsx';

/** The moment before anything is known. */
export function Starting({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation('app');
  return (
    <main className={classes['starting']} aria-busy={!children}>
      <Mark />
      {children ?? <p className={classes['word']}>{t('starting')}</p>}
    </main>
  );
}
