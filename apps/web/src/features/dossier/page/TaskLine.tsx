import { Button } from '@mantine/core';
import type { Assignment, Recorded, TaskRow } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { send, useCommand, useSession } from '../../../api/index.ts';
import { DueBadge } from '../../../ui/DueBadge.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { taskPath } from '../form/task-key.ts';
import classes from './now.module.css';

/** An open step: what, until when, who holds it; take it, give it back, do it. */
export function TaskLine({ task, onOpen }: { readonly task: TaskRow; readonly onOpen: () => void }) {
  const { t } = useTranslation('dossier');
  const { today, user } = useSession();
  const assign = useCommand<Assignment, Recorded>((assignment, idempotencyKey) =>
    send('POST', `${taskPath(task.caseId, task)}/assignment`, assignment, { ifMatch: task.version, idempotencyKey }),
  );
  const mine = task.assignee?.user === user;
  return (
    <li className={classes['task']} data-overdue={task.overdue ? '' : undefined}>
      <div className={classes['what']}>
        <button type="button" className={classes['name']} onClick={onOpen}>
          {task.name}
        </button>
        <span className={classes['process']}>{task.processName}</span>
      </div>
      <DueBadge dueOn={task.dueOn} today={today} />
      <span className={classes['holder']}>{mine ? t('now.mine') : (task.assignee?.name ?? t('now.unassigned'))}</span>
      <span className={classes['actions']}>
        {(mine || task.assignee === null) && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            fw={500}
            loading={assign.isPending}
            onClick={() => assign.mutate({ user: mine ? null : user })}
            aria-label={`${mine ? t('now.release') : t('now.claim')}: ${task.name}`}
          >
            {mine ? t('now.release') : t('now.claim')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant={task.overdue ? 'filled' : 'light'}
          onClick={onOpen}
          aria-label={`${t('now.do')}: ${task.name}`}
        >
          {t('now.do')}
        </Button>
      </span>
      {assign.error && (
        <div className={classes['whole']}>
          <ProblemAlert error={assign.error} />
        </div>
      )}
    </li>
  );
}
