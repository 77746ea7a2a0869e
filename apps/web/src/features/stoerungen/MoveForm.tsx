import type { InstanceModification } from '@fallspur/contract';
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instancePath } from './address.ts';
import { ReasonForm } from './ReasonForm.tsx';
import type { WayProps } from './Ways.tsx';

/** Takes the token away from where it is stuck and puts it before another step. */
export function MoveForm({ incident, onTried }: WayProps) {
  const { t } = useTranslation('stoerungen');
  const [place, setPlace] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const body = (): Omit<InstanceModification, 'reason'> | null => {
    setMissing(place === null);
    return place === null ? null : { cancel: incident.key, startBefore: place };
  };
  return (
    <ReasonForm path={`${instancePath(incident)}/modification`} body={body} submit={t('move.submit')} onDone={onTried}>
      <Select
        label={t('move.place')}
        withAsterisk
        aria-required
        searchable
        data={incident.places.map(({ element, name }) => ({ value: element, label: name }))}
        value={place}
        onChange={setPlace}
        error={missing && place === null && t('move.missing')}
      />
    </ReasonForm>
  );
}
