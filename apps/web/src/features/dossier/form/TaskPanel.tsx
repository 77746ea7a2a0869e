import { Button, Skeleton } from '@mantine/core';
import type { Recorded, TaskForm, TaskRow } from '@fallspur/contract';
import type { JsonObject } from '@fallspur/kernel';
import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isChangedMeanwhile, send, useAnswer, useSession } from '../../../api/index.ts';
import { DueBadge } from '../../../ui/DueBadge.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { Panel } from './Panel.tsx';
import { FormPanel } from './FormPanel.tsx';
import { taskPath, type TaskKey } from './task-key.ts';
import { takeUnsaved } from './unsaved-drafts.ts';

/**
 * The form of an open step. `live` is the step as the dossier shows it now, undefined when it is not among the steps
 * this session may do.
 */
export function TaskPanel(props: {
  readonly caseId: string;
  readonly task: TaskKey;
  readonly live: TaskRow | undefined;
  /** Why it is not among them, where the dossier says so: «übernommen von …». */
  readonly missing: string | undefined;
  readonly onRecorded: (recorded: Recorded) => void;
  readonly onClose: () => void;
}) {
  const { caseId, task, live, missing, onRecorded, onClose } = props;
  const { t } = useTranslation('dossier');
  const { today } = useSession();
  const answers = useQueryClient();
  const path = taskPath(caseId, task);
  const form = useAnswer<TaskForm>(`${path}/form`, { live: false, staleMilliseconds: 0 });
  // A form left and opened again starts with what the server kept, or with what could not be brought to it.
  const [opened, setOpened] = useState<TaskForm>();
  const current = opened;
  useEffect(() => {
    const { data } = form;
    if (opened || !form.isFetchedAfterMount || !data) return;
    const unsaved = takeUnsaved(answers, path);
    setOpened((before) => before ?? withUnsaved(data, unsaved));
  }, [opened, form.isFetchedAfterMount, form.data, answers, path]);

  const everOpen = useRef(false);
  if (live) everOpen.current = true;
  const gone = everOpen.current && !live;
  const changed = live !== undefined && current !== undefined && live.version > current.task.version;
  const reload = async () => {
    const { data } = await form.refetch();
    if (data) setOpened((before) => ({ ...data, draft: before?.draft ?? data.draft }));
  };

  if (!current)
    return (
      <Panel title={live?.name ?? t(form.error ? 'form.missing' : 'form.loading')} onClose={onClose}>
        {form.error ? (
          <ProblemAlert error={form.error} onRetry={() => void form.refetch()} />
        ) : (
          <Skeleton height={180} aria-label={t('form.loading')} />
        )}
      </Panel>
    );

  return (
    <Panel
      title={current.task.name}
      explains={descriptionOf(current.schema)}
      beside={<DueBadge dueOn={(live ?? current.task).dueOn} today={today} />}
      onClose={onClose}
    >
      <FormPanel
        schema={current.schema}
        proposal={current.proposal}
        labels={current.labels}
        persons={current.persons}
        occurredOnDefault={current.occurredOnDefault}
        occurredOnField={current.occurredOnField}
        draft={current.draft}
        draftOf={path}
        submitLabel={t('form.record')}
        closed={gone}
        run={(input, idempotencyKey) =>
          send<Recorded>('POST', `${path}/completion`, input, { ifMatch: current.task.version, idempotencyKey })
        }
        onRecorded={onRecorded}
        onCancel={onClose}
        notes={({ problem, unanswered, reset }) =>
          unanswered ? null : gone ? (
            missing === undefined ? (
              <Notice title={t('form.goneTitle')}>{t('form.gone')}</Notice>
            ) : (
              <Notice title={t('form.notYoursTitle')}>{t('form.notYours', { missing })}</Notice>
            )
          ) : changed || isChangedMeanwhile(problem) ? (
            <Notice
              title={t('form.changedTitle')}
              action={
                <Button size="xs" variant="default" onClick={() => void reload().then(reset)}>
                  {t('form.reload')}
                </Button>
              }
            >
              {isChangedMeanwhile(problem) ? problem.message : holderText(live, t)}
            </Notice>
          ) : null
        }
      />
    </Panel>
  );
}

const withUnsaved = (form: TaskForm, data: JsonObject | null): TaskForm =>
  data === null ? form : { ...form, draft: { data, savedAt: '' } };

const holderText = (live: TaskRow | undefined, t: TFunction<'dossier'>): string =>
  live?.assignee ? t('form.changedHolder', { name: live.assignee.name }) : t('form.changed');

const descriptionOf = (schema: TaskForm['schema']): string | null =>
  typeof schema?.description === 'string' ? schema.description : null;
