import { Anchor } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { BlockedStep } from '@fallspur/contract';
import { IconAlertTriangle, IconClock, IconHourglass, IconLock, IconUser, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './now.module.css';

/** Steps that are not open to this session now, each with the one thing that is missing. */
export function BlockedSteps({ steps }: { readonly steps: readonly BlockedStep[] }) {
  const { t } = useTranslation('dossier');
  const [all, { toggle }] = useDisclosure(false);
  if (steps.length === 0) return null;
  const several = steps.some(({ processName }) => processName !== steps[0]?.processName);
  const shown = all ? steps : nearest(steps).slice(0, FEW);
  return (
    <>
      <h3 className={classes['subtitle']}>{t('now.blocked')}</h3>
      <ul className={classes['list']}>
        {shown.map((step, at) => {
          const Picture = PICTURES[step.why];
          return (
            <li key={`${step.name} ${at}`} className={classes['blocked']}>
              <Picture size={16} stroke={1.6} aria-hidden className={classes['why']} />
              <span className={classes['what']}>
                <span className={classes['blockedName']}>{step.name}</span>
                {several && <span className={classes['process']}>{step.processName}</span>}
              </span>
              <span className={classes['missing']}>{step.missing}</span>
            </li>
          );
        })}
      </ul>
      {steps.length > FEW && (
        <Anchor component="button" type="button" size="sm" mt={6} onClick={toggle} aria-expanded={all}>
          {all ? t('now.fewBlocked') : t('now.allBlocked', { count: steps.length })}
        </Anchor>
      )}
    </>
  );
}

const FEW = 4;

/** What somebody or a date is awaited for comes before what only follows from other steps. */
const nearest = (steps: readonly BlockedStep[]): readonly BlockedStep[] =>
  [...steps].sort((a, b) => NEARNESS.indexOf(a.why) - NEARNESS.indexOf(b.why));
const NEARNESS: readonly BlockedStep['why'][] = ['incident', 'person', 'role', 'time', 'step', 'condition', 'fact'];

const PICTURES: Readonly<Record<BlockedStep['why'], Icon>> = {
  role: IconUser,
  person: IconUser,
  time: IconClock,
  fact: IconHourglass,
  step: IconHourglass,
  condition: IconLock,
  incident: IconAlertTriangle,
};
