import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLocalDate, readDate, writeDate } from './date-text.ts';

export interface SwissDateInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'rightSection'> {
  /** A local date `2016-07-05`, or what was typed as long as it is none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly today: string;
}

/** A date typed the way people write it («5.7.16», «5.7.», «heute») or picked; nothing typed is ever thrown away. */
export function SwissDateInput({ value, onChange, today, ...input }: SwissDateInputProps) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState<string | null>(null);
  const [picking, setPicking] = useState(false);
  const settle = () => {
    if (typed !== null) onChange(readDate(typed, today) ?? typed.trim());
    setTyped(null);
  };
  return (
    <Popover
      opened={picking}
      onChange={setPicking}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <TextInput
          placeholder="TT.MM.JJJJ"
          autoComplete="off"
          {...input}
          value={typed ?? writeDate(value)}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            onChange(readDate(currentTarget.value, today) ?? currentTarget.value);
          }}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === 'Enter') settle();
            if (event.altKey && event.key === 'ArrowDown') setPicking(true);
          }}
          rightSection={
            <ActionIcon aria-label={t('pickDate')} onClick={() => setPicking(true)} tabIndex={-1}>
              <IconCalendar size={16} stroke={1.6} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <DatePicker
          value={isLocalDate(value) ? value : null}
          defaultDate={isLocalDate(value) ? value : today}
          onChange={(date) => {
            setTyped(null);
            onChange(date ?? '');
            setPicking(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
