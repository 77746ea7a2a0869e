import type { InstanceView } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { StatusText, type Tone } from '../../../ui/StatusText.tsx';
import { formatDate } from '../../../ui/format.ts';
import classes from './process.module.css';

/** The processes of a dossier side by side, each with its state. */
export function InstanceChooser(props: {
  readonly instances: readonly InstanceView[];
  readonly chosen: string;
  readonly onChoose: (instance: string) => void;
}) {
  const { t } = useTranslation('dossier');
  return (
    <div role="group" aria-label={t('process.choose')} className={classes['chooser']}>
      {props.instances.map(({ instance, processName, person, state, outcome, startedOn, endedOn }) => (
        <button
          key={instance}
          type="button"
          aria-pressed={instance === props.chosen}
          className={classes['instance']}
          onClick={() => props.onChoose(instance)}
        >
          <span className={classes['instanceName']}>{person ? `${processName} – ${person.name}` : processName}</span>
          <span className={classes['instanceState']}>
            <StatusText tone={TONES[state]}>{t(`instanceState.${state}`)}</StatusText>
            {endedOn === null
              ? t('process.since', { on: formatDate(startedOn) })
              : `${outcome ?? ''} ${formatDate(endedOn)}`.trim()}
          </span>
        </button>
      ))}
    </div>
  );
}

const TONES: Readonly<Record<InstanceView['state'], Tone>> = {
  running: 'accent',
  completed: 'success',
  terminated: 'neutral',
  cancelled: 'neutral',
};
