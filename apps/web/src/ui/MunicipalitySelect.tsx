import type { MunicipalityList } from '@fallspur/contract';
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWhole } from '../api/hooks.ts';

/** One of the municipalities this session may look at; nothing to choose, nothing shown. */
export function MunicipalitySelect(props: {
  readonly value: number | undefined;
  readonly onChange: (bfs: number | undefined) => void;
}) {
  const { t } = useTranslation('ui');
  const { data } = useWhole<MunicipalityList>('/api/municipalities', { staleMilliseconds: 300_000 });
  const rows = data?.rows ?? [];
  if (rows.length < 2 && props.value === undefined) return null;
  return (
    <Select
      aria-label={t('municipality')}
      placeholder={t('allMunicipalities')}
      data={rows.map(({ bfs, name }) => ({ value: String(bfs), label: name }))}
      value={props.value === undefined ? null : String(props.value)}
      onChange={(bfs) => props.onChange(bfs === null ? undefined : Number(bfs))}
      clearable
      searchable
      size="xs"
      w={150}
      clearButtonProps={{ 'aria-label': t('clearChoice', { label: t('municipality') }) }}
    />
  );
}
