import type { ArrivalInput, ImportDone, ImportPreview } from '@fallspur/contract';
import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDoorOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../api/client.ts';
import { newCommandKey, useCommand } from '../../api/hooks.ts';
import { useSession } from '../../api/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import {
  faultsOf,
  inputOf,
  newPerson,
  otherProblems,
  problemsByField,
  type ArrivalDraft,
  type FormProblems,
} from './arrival-form.ts';
import { ArrivalForm } from './ArrivalForm.tsx';
import { ArrivalRecorded } from './ArrivalRecorded.tsx';
import { ArrivalsFrame } from './ArrivalsFrame.tsx';
import { Duplicates } from './Duplicates.tsx';
import { ProblemLine } from './PreviewDetails.tsx';
import classes from './ArrivalForm.module.css';

/** Who arrived together, by form. Look-alikes are shown before anything is recorded. */
export function NewArrivalPage() {
  const { t } = useTranslation('zuzuege');
  const { office, today } = useSession();
  const municipality = /^EG-(\d{4})$/.exec(office.key)?.[1];
  const [draft, setDraft] = useState<ArrivalDraft>(() => empty(today));
  const [problems, setProblems] = useState<FormProblems>({});
  const record = useCommand((input: ArrivalInput, idempotencyKey) =>
    send<ImportDone>('POST', '/api/arrivals', input, { idempotencyKey }),
  );
  const check = useMutation<ImportPreview, Error, ArrivalInput>({
    mutationFn: (input) => send('POST', '/api/arrivals/preview', input, { idempotencyKey: newCommandKey() }),
    onSuccess: (preview, input) => {
      setProblems(problemsByField(preview.problems));
      const [entry] = preview.entries;
      if (preview.problems.length === 0 && entry?.state === 'new' && entry.duplicates.length === 0)
        record.mutate(input);
    },
  });

  const change = (next: ArrivalDraft) => {
    setDraft(next);
    check.reset();
  };
  const submit = () => {
    const still = faultsOf(draft, { required: t('form.required'), noDate: t('form.noDate') });
    setProblems(still);
    if (Object.keys(still).length > 0) return focusFirstInvalid();
    check.mutate(inputOf(draft, Number(municipality)), { onSuccess: focusFirstInvalid });
  };
  const again = () => {
    setDraft(empty(today));
    setProblems({});
    check.reset();
    record.reset();
  };

  const entry = check.data?.entries[0];
  return (
    <ArrivalsFrame current="form">
      {municipality === undefined ? (
        <EmptyState icon={IconDoorOff} title={t('notAllowed.zuzuege')}>
          {t('notAllowed.hint')}
        </EmptyState>
      ) : record.data?.taken ? (
        <ArrivalRecorded caseId={record.data.dossiers[0]?.caseId} onAgain={again} />
      ) : (
        <form
          noValidate
          className={classes['form']}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <ArrivalForm draft={draft} problems={problems} office={office.name} today={today} onChange={change} />
          {entry && entry.duplicates.length > 0 && (
            <div ref={comeIntoView} tabIndex={-1} className={classes['compare']}>
              <Duplicates persons={entry.persons} candidates={entry.duplicates} />
            </div>
          )}
          {entry?.state === 'unchanged' && <p role="status">{t('form.unchanged')}</p>}
          {entry?.state === 'correction' && <p role="status">{t('form.correction')}</p>}
          {otherProblems(record.data?.problems ?? check.data?.problems ?? [], draft).map((problem, index) => (
            <ProblemLine key={index} problem={problem} />
          ))}
          <ProblemAlert error={check.error ?? record.error} />
          <Group gap="xs" mt="md">
            {entry?.state === 'new' && entry.duplicates.length > 0 && check.data?.problems.length === 0 ? (
              <Button loading={record.isPending} onClick={() => check.variables && record.mutate(check.variables)}>
                {t('form.anyway')}
              </Button>
            ) : (
              <Button type="submit" loading={check.isPending || record.isPending}>
                {t('form.submit')}
              </Button>
            )}
          </Group>
        </form>
      )}
    </ArrivalsFrame>
  );
}

const empty = (today: string): ArrivalDraft => ({
  arrivedOn: today,
  reference: '',
  language: '',
  persons: [newPerson(1)],
});

/** What is to be compared is read before anything else is pressed. */
const comeIntoView = (element: HTMLElement | null) => {
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
};

const focusFirstInvalid = () =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
