import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';

/** Search as one types: `onChange` comes once the hand rests. Esc empties it. */
export function SearchField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  readonly width?: number | string;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}) {
  const { t } = useTranslation('ui');
  const { value, onChange } = props;
  const [typed, setTyped] = useState(value);
  const say = useDebouncedCallback(onChange, 250);
  // Back, or a cleared filter, changes the value from outside.
  useEffect(() => setTyped(value), [value]);
  const type = (next: string) => {
    setTyped(next);
    say(next);
  };
  return (
    <TextInput
      ref={props.ref ?? null}
      type="search"
      aria-label={props.label}
      placeholder={props.label}
      value={typed}
      w={props.width ?? 260}
      autoFocus={props.autoFocus ?? false}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed !== '' && <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => type('')} tabIndex={-1} />
      }
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed !== '') type('');
        else if (event.key === 'Escape') event.currentTarget.blur();
        else if (event.key === 'Enter') props.onEnter?.();
      }}
    />
  );
}
