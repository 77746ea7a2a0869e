import { Anchor } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { BlockedStep } from '@fallspur/contract';
import { IconAlertTriangle, IconClock, IconHourglass, IconLock, IconUser, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './now.module.css';

/**
 * Steps that are not open to this session now, each with the one thing that is missing: the nearest, on demand all of them
 * and what may happen to the processes meanwhile.
 */
export function BlockedSteps({ steps }: { readonly steps: readonly BlockedStep[] }) {
  const { t } = useTranslation('dossier');
  const [all, { toggle }] = useDisclosure(false);
  const [blocked, awaited] = [steps.filter((step) => !step.awaited), steps.filter((step) => step.awaited)];
  const hidden = blocked.length > FEW || (blocked.length > 0 && awaited.length > 0);
  const several = steps.some(({ processName }) => processName !== steps[0]?.processName);
  return (
    <>
      <Steps title={t('now.blocked')} steps={all ? blocked : nearest(blocked).slice(0, FEW)} withProcess={several} />
      {(all || blocked.length === 0) && <Steps title={t('now.awaited')} steps={awaited} withProcess={several} />}
      {hidden && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          mt={6}
          onClick={toggle}
          aria-expanded={all}
          className={classes['noPrint']}
        >
          {all ? t('now.fewBlocked') : t('now.allBlocked', { count: steps.length })}
        </Anchor>
      )}
    </>
  );
}

function Steps(props: {
  readonly title: string;
  readonly steps: readonly BlockedStep[];
  readonly withProcess: boolean;
}) {
  if (props.steps.length === 0) return null;
  return (
    <>
      <h3 className={classes['subtitle']}>{props.title}</h3>
      <ul className={classes['list']}>
        {props.steps.map((step, at) => {
          const Picture = PICTURES[step.why];
          return (
            <li key={`${step.name} ${at}`} className={classes['blocked']}>
              <Picture size={16} stroke={1.6} aria-hidden className={classes['why']} />
              <span className={classes['what']}>
                <span className={classes['blockedName']}>{step.name}</span>
                {props.withProcess && <span className={classes['process']}>{step.processName}</span>}
              </span>
              <span className={classes['missing']}>{step.missing}</span>
            </li>
          );
        })}
      </ul>
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
