import type { StepChoice } from '@fallspur/contract';
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Chooses a step of a process, grouped by process: where something stands (`open`), or has been (`passed`). */
export function StepSelect(props: {
  readonly label: string;
  readonly steps: readonly StepChoice[];
  readonly by: 'open' | 'passed';
  readonly value: string | undefined;
  readonly onChange: (step: string | undefined) => void;
}) {
  const { t } = useTranslation('ui');
  const { label, steps, by, value } = props;
  const offered = steps.filter((step) => step[by] > 0 || step.step === value);
  const processes = [...new Set(offered.map(({ processName }) => processName))];
  return (
    <Select
      aria-label={label}
      placeholder={label}
      data={processes.map((group) => ({
        group,
        items: offered
          .filter(({ processName }) => processName === group)
          .map((step) => ({ value: step.step, label: `${step.name} (${step[by]})` })),
      }))}
      value={value ?? null}
      onChange={(step) => props.onChange(step ?? undefined)}
      clearable
      searchable
      nothingFoundMessage={t('noStep')}
      size="xs"
      w={185}
      comboboxProps={{ width: 340, position: 'bottom-start' }}
      clearButtonProps={{ 'aria-label': t('clearChoice', { label }) }}
    />
  );
}
