import { useTranslation } from 'react-i18next';
import { instancePath } from './address.ts';
import { ReasonForm } from './ReasonForm.tsx';
import type { WayProps } from './Ways.tsx';

/** Ends the whole instance. */
export function CancelForm({ incident, onTried }: WayProps) {
  const { t } = useTranslation('stoerungen');
  return (
    <ReasonForm
      path={`${instancePath(incident)}/cancellation`}
      body={() => ({})}
      submit={t('cancel.submit')}
      danger
      onDone={onTried}
    />
  );
}
