import type { BlockedStep } from '@fallspur/contract';
import { IconAlertTriangle, IconClock, IconHourglass, IconLock, IconUser, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './now.module.css';

/** Steps that are not open to this session now, each with the one thing that is missing. */
export function BlockedSteps({ steps }: { readonly steps: readonly BlockedStep[] }) {
  const { t } = useTranslation('dossier');
  if (steps.length === 0) return null;
  return (
    <>
      <h3 className={classes['subtitle']}>{t('now.blocked')}</h3>
      <ul className={classes['list']}>
        {steps.map((step, at) => {
          const Picture = PICTURES[step.why];
          return (
            <li key={`${step.name} ${at}`} className={classes['blocked']}>
              <Picture size={16} stroke={1.6} aria-hidden className={classes['why']} />
              <span className={classes['what']}>
                <span className={classes['blockedName']}>{step.name}</span>
                <span className={classes['process']}>{step.processName}</span>
              </span>
              <span className={classes['missing']}>{step.missing}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

const PICTURES: Readonly<Record<BlockedStep['why'], Icon>> = {
  role: IconUser,
  person: IconUser,
  time: IconClock,
  fact: IconHourglass,
  step: IconHourglass,
  condition: IconLock,
  incident: IconAlertTriangle,
};
