import { Button, Group, Textarea } from '@mantine/core';
import type { Recorded, TimelineEntry, VoidInput } from '@fallspur/contract';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../../api/index.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { Panel } from '../form/Panel.tsx';
import { Unanswered } from '../form/Unanswered.tsx';
import { useSubmission } from '../form/use-submission.ts';
import { casePath } from '../page/tab.ts';

/** Takes a fact back that never happened: it stays readable, with the reason, and counts nowhere any more. */
export function VoidPanel(props: {
  readonly caseId: string;
  readonly entry: TimelineEntry;
  readonly onRecorded: (recorded: Recorded) => void;
  readonly onClose: () => void;
}) {
  const { caseId, entry, onRecorded, onClose } = props;
  const { t } = useTranslation('dossier');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const path = casePath(caseId, `/facts/${encodeURIComponent(entry.eventId)}/void`);
  const submission = useSubmission<VoidInput>((input, idempotencyKey) => send('POST', path, input, { idempotencyKey }));
  const { recorded } = submission;
  useEffect(() => {
    if (recorded) onRecorded(recorded);
  }, [recorded, onRecorded]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') submission.submit({ reason: reason.trim() });
  };
  return (
    <Panel title={t('voiding.title', { fact: entry.title })} explains={t('voiding.explains')} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        {submission.unanswered && <Unanswered onStop={submission.stop} />}
        <ProblemAlert error={submission.error} />
        <Textarea
          autoFocus
          label={t('correction.reason')}
          description={t('voiding.reasonHint')}
          withAsterisk
          aria-required
          autosize
          minRows={2}
          disabled={submission.sending}
          error={missing && t('finding.missing')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Group my="md" gap="xs">
          <Button type="submit" color="red" loading={submission.sending}>
            {t('voiding.record')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('form.close')}
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
