import type { SavedView, SavedViewInput } from '@fallspur/contract';
import { Button, Checkbox, Group, Popover, TextInput } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { IconBookmarkPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

/** Gives the view in the address a name. */
export function SaveView(props: {
  readonly query: string;
  readonly save: UseMutationResult<SavedView, Error, SavedViewInput>;
}) {
  const { t } = useTranslation('arbeitsvorrat');
  const { query, save } = props;
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const submit = () =>
    save.mutate(
      { name: name.trim(), query, shared },
      {
        onSuccess: () => {
          setOpened(false);
          setName('');
        },
      },
    );
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      trapFocus
      withinPortal={false}
      position="bottom-start"
      width={300}
      shadow="md"
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconBookmarkPlus size={15} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {t('views.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views.save')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextInput
            label={t('views.name')}
            placeholder={t('views.namePlaceholder')}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            maxLength={80}
            required
            data-autofocus
          />
          <Checkbox
            mt="sm"
            label={t('views.shared')}
            checked={shared}
            onChange={({ currentTarget }) => setShared(currentTarget.checked)}
          />
          <ProblemAlert error={save.error} />
          <Group gap="xs" mt="sm" justify="flex-end">
            <Button variant="default" onClick={() => setOpened(false)}>
              {t('views.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
              {t('views.confirm')}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
