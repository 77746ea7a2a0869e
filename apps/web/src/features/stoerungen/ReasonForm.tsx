import type { Recorded } from '@fallspur/contract';
import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { send, useCommand } from '../../api/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

const REASON_MAX = 2000;

/**
 * A way out that needs a reason: its own fields, the reason, one button. `body` says what is sent beside the reason; null
 * where a field is not right yet, which the field then says.
 */
export function ReasonForm(props: {
  readonly path: string;
  readonly body: () => object | null;
  readonly submit: string;
  readonly danger?: boolean;
  readonly onDone: () => void;
  readonly children?: ReactNode;
}) {
  const { path, body, submit, danger = false, onDone, children } = props;
  const { t } = useTranslation('stoerungen');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand<object, Recorded>((input, idempotencyKey) =>
    send('POST', path, input, { idempotencyKey }),
  );
  const go = (event: FormEvent) => {
    event.preventDefault();
    const given = body();
    setMissing(reason.trim() === '');
    if (given !== null && reason.trim() !== '')
      command.mutate({ ...given, reason: reason.trim() }, { onSuccess: onDone });
  };
  return (
    <form noValidate onSubmit={go}>
      <ProblemAlert error={command.error} />
      {children}
      <Textarea
        label={t('reason')}
        description={t('reasonHint')}
        withAsterisk
        aria-required
        autosize
        minRows={2}
        maxLength={REASON_MAX}
        error={missing && reason.trim() === '' && t('reasonMissing')}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={command.isPending} {...(danger && { color: 'red', variant: 'light' })}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
