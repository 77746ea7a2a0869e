import { Modal, Switch, Text, Title } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui/Kbd.tsx';
import { shortcutsOn, switchShortcuts, useShortcutGroups } from '../../ui/shortcuts.ts';
import classes from './KeyboardHelp.module.css';

let opened = false;
const listeners = new Set<() => void>();
const setOpened = (next: boolean) => {
  opened = next;
  for (const listener of listeners) listener();
};
export const openKeyboardHelp = (): void => setOpened(true);

/** All keys that do something on this page. */
export function KeyboardHelp() {
  const { t } = useTranslation('app');
  const groups = useShortcutGroups();
  const isOpen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => opened,
  );
  return (
    <Modal opened={isOpen} onClose={() => setOpened(false)} title={t('keys.title')} size="md">
      {[...groups].reverse().map((group) => (
        <section key={group.title} className={classes['group']}>
          <Title order={3}>{group.title}</Title>
          <dl className={classes['list']}>
            {group
              .shortcuts()
              .filter(({ silent }) => !silent)
              .map(({ keys, text }) => (
                <div key={keys} className={classes['line']}>
                  <dt>
                    <Kbd keys={keys} />
                  </dt>
                  <dd>{text}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <Text size="sm" c="dimmed" mb="md">
        {t('keys.focus')}
      </Text>
      <Switch
        defaultChecked={shortcutsOn()}
        onChange={({ currentTarget }) => switchShortcuts(currentTarget.checked)}
        label={t('keys.switch')}
        description={t('keys.switchHint')}
      />
    </Modal>
  );
}
