import type { Recorded, TaskRow } from '@fallspur/contract';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { refresh } from '../../api/answers.ts';
import { send } from '../../api/client.ts';
import { useCommand } from '../../api/hooks.ts';
import { ApiProblem, isChangedMeanwhile } from '../../api/problem.ts';
import { useSession } from '../../api/session.ts';
import { keyOf } from './settle.ts';

/** Claims what nobody holds, releases what I hold, and says who holds the rest. */
export function useClaim(onOwn: (key: string) => void) {
  const { t } = useTranslation('arbeitsvorrat');
  const { user } = useSession();
  const assign = useCommand<TaskRow, Recorded>(
    (row, idempotencyKey) =>
      send(
        'POST',
        `/api/tasks/${row.caseId}/${row.instance}/${encodeURIComponent(row.task)}/assignment`,
        { user: row.assignee ? null : user },
        { ifMatch: row.version, idempotencyKey },
      ),
    (row) => `${keyOf(row)} ${row.version}`,
  );

  const toggle = (row: TaskRow) => {
    if (row.assignee && row.assignee.user !== user)
      return notifications.show({ message: t('heldByHint'), title: t('heldBy', { name: row.assignee.name }) });
    onOwn(keyOf(row));
    return assign.mutate(row, {
      onSuccess: () =>
        notifications.show({
          message: t(row.assignee ? 'released' : 'claimed', { name: `${row.name}, ${row.unit.label}` }),
          autoClose: 2500,
        }),
      onError: (error) => {
        if (isChangedMeanwhile(error)) refresh('everything');
        notifications.show({
          color: 'red',
          title: isChangedMeanwhile(error)
            ? t('changedMeanwhile')
            : error instanceof ApiProblem
              ? error.problem.title
              : t('notRecorded'),
          message: isChangedMeanwhile(error) ? `${error.message} ${t('changedHint')}` : error.message,
        });
      },
    });
  };
  return { toggle, pending: assign.isPending ? assign.variables : undefined };
}
