import type { TaskRow } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../ui/format.ts';
import { byDue } from '../page/state-line.ts';
import classes from './travel.module.css';

/** Steps that were open then: to read, not to act on. */
export function PastTasks({ tasks }: { readonly tasks: readonly TaskRow[] }) {
  const { t } = useTranslation('dossier');
  if (tasks.length === 0) return <p className={classes['nothing']}>{t('travel.noTasks')}</p>;
  return (
    <ul className={classes['tasks']}>
      {byDue(tasks).map((task) => (
        <li key={`${task.instance} ${task.task}`}>
          <strong>{task.name}</strong>
          <span>{task.processName}</span>
          <span>{task.dueOn === null ? '' : t('travel.due', { on: formatDate(task.dueOn) })}</span>
          <span>{task.assignee?.name ?? t('now.unassigned')}</span>
        </li>
      ))}
    </ul>
  );
}
