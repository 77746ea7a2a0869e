import { Skeleton, Textarea } from '@mantine/core';
import type { CorrectionInput, FactForm, FactInput, Recorded } from '@fallspur/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send, useAnswer } from '../../../api/index.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { FormPanel } from './FormPanel.tsx';
import { Panel } from './Panel.tsx';

interface FactPanelProps {
  readonly caseId: string;
  readonly type: string;
  readonly onRecorded: (recorded: Recorded) => void;
  readonly onClose: () => void;
  /** Corrects this recorded fact instead of recording another. */
  readonly corrects?: { readonly eventId: string; readonly occurredOn: string };
}

/** A fact recorded by its own, at any time; or one recorded wrongly, corrected with a reason. */
export function FactPanel({ caseId, type, onRecorded, onClose, corrects }: FactPanelProps) {
  const { t } = useTranslation('dossier');
  const [reason, setReason] = useState('');
  const [reasonMissing, setReasonMissing] = useState(false);
  const facts = `/api/cases/${encodeURIComponent(caseId)}/facts`;
  const asked = corrects ? `?corrects=${encodeURIComponent(corrects.eventId)}` : '';
  const form = useAnswer<FactForm>(`${facts}/${encodeURIComponent(type)}/form${asked}`, { live: false });
  const { data } = form;
  if (!data)
    return (
      <Panel title={t(form.error ? 'form.missing' : 'form.loading')} onClose={onClose}>
        {form.error ? (
          <ProblemAlert error={form.error} onRetry={() => void form.refetch()} />
        ) : (
          <Skeleton height={180} aria-label={t('form.loading')} />
        )}
      </Panel>
    );

  const title = corrects ? t('correction.title', { fact: data.title }) : data.title;
  const description = typeof data.schema.description === 'string' ? data.schema.description : null;
  return (
    <Panel title={title} explains={corrects ? t('correction.explains') : description} onClose={onClose}>
      <FormPanel
        schema={data.schema}
        proposal={data.proposal}
        labels={data.labels}
        persons={data.persons}
        occurredOnDefault={corrects?.occurredOn ?? data.occurredOnDefault}
        occurredOnField={data.occurredOnField}
        draft={null}
        draftOf={null}
        submitLabel={corrects ? t('correction.record') : t('form.record')}
        ready={() => {
          const missing = corrects !== undefined && reason.trim() === '';
          setReasonMissing(missing);
          if (missing) document.getElementById('field-reason')?.focus();
          return !missing;
        }}
        run={({ data: fact = {}, occurredOn }, idempotencyKey) =>
          corrects
            ? send<Recorded>(
                'POST',
                `${facts}/${encodeURIComponent(corrects.eventId)}/correction`,
                { data: fact, reason: reason.trim(), ...(occurredOn && { occurredOn }) } satisfies CorrectionInput,
                { idempotencyKey },
              )
            : send<Recorded>(
                'POST',
                facts,
                { type, data: fact, ...(occurredOn && { occurredOn }) } satisfies FactInput,
                {
                  idempotencyKey,
                },
              )
        }
        onRecorded={onRecorded}
        onCancel={onClose}
        beside={
          corrects && (
            <Textarea
              mt="md"
              id="field-reason"
              label={t('correction.reason')}
              description={t('correction.reasonHint')}
              withAsterisk
              aria-required
              autosize
              minRows={2}
              value={reason}
              error={reasonMissing && t('finding.missing')}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
          )
        }
      />
    </Panel>
  );
}
