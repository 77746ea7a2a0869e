import type { Recorded, TaskRow } from '@fallspur/contract';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { refresh } from '../../api/answers.ts';
import { send } from '../../api/client.ts';
import { useCommand } from '../../api/hooks.ts';
import { ApiProblem, isChangedMeanwhile } from '../../api/problem.ts';
import { useSession } from '../../api/session.ts';
import { keyOf } from './settle.ts';
import { isForMe, rolesOf } from './whose.ts';

/** Claims what nobody holds, releases what I hold, and says who holds the rest. */
export function useClaim(own: (key: string, mine: boolean) => void) {
  const { t } = useTranslation(['arbeitsvorrat', 'ui']);
  const session = useSession();
  const { user } = session;
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
    if (!row.assignee && !isForMe(row, session)) {
      const role = t(`ui:roles.${rolesOf(row)[0]}`, { defaultValue: rolesOf(row)[0] ?? '' });
      return notifications.show({ message: t('notForYouHint'), title: t('notForYou', { role }) });
    }
    own(keyOf(row), true);
    return assign.mutate(row, {
      onSuccess: () =>
        notifications.show({
          message: t(row.assignee ? 'released' : 'claimed', { name: `${row.name}, ${row.unit.label}` }),
          autoClose: 2500,
        }),
      onError: (error) => {
        own(keyOf(row), false);
        if (isChangedMeanwhile(error)) refresh('everything');
        notifications.show({
          color: 'red',
          title: isChangedMeanwhile(error)
            ? t('changedMeanwhile')
            : error instanceof ApiProblem
              ? error.problem.title
              : t('notRecorded'),
          message: isChangedMeanwhile(error) ? t('changedHint') : error.message,
        });
      },
    });
  };
  return { toggle, pending: assign.isPending ? assign.variables : undefined };
}
