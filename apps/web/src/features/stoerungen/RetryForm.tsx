import type { Recorded } from '@fallspur/contract';
import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { send, useCommand } from '../../api/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { pathOf } from './address.ts';
import type { WayProps } from './Ways.tsx';

/** The same step once more, as everything stands now. */
export function RetryForm({ incident, onTried }: WayProps) {
  const { t } = useTranslation('stoerungen');
  const retry = useCommand<null, Recorded>((_nothing, idempotencyKey) =>
    send('POST', `${pathOf(incident)}/resolution`, undefined, { idempotencyKey }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    retry.mutate(null, { onSuccess: onTried });
  };
  return (
    <form onSubmit={submit}>
      <ProblemAlert error={retry.error} />
      <div>
        <Button type="submit" loading={retry.isPending}>
          {t('retry.submit')}
        </Button>
      </div>
    </form>
  );
}
