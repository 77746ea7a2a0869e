import type { Session } from '@fallspur/contract';
import { Menu, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconLogout, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSignOut } from '../../api/session.ts';
import classes from './UserMenu.module.css';

/** Who is signed in, and the way out. */
export function UserMenu({ session }: { readonly session: Session }) {
  const { t } = useTranslation(['app', 'ui']);
  const signOut = useSignOut();
  const navigate = useNavigate();
  // Whoever comes next begins with their own work, not on this person's page.
  const leave = async () => {
    try {
      await signOut.mutateAsync();
      await navigate('/');
    } catch (error) {
      notifications.show({ color: 'red', message: error instanceof Error ? error.message : String(error) });
    }
  };
  const role = session.roles.map((code) => t(`ui:roles.${code}`, { defaultValue: code })).join(', ');
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes['button']} aria-label={t('user.menu', { name: session.name, role })}>
          <span className={classes['name']}>{session.name}</span>
          <span className={classes['role']}>{role}</span>
          <IconChevronDown size={14} stroke={1.7} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={
            session.demonstration ? <IconUsers size={16} aria-hidden /> : <IconLogout size={16} aria-hidden />
          }
          onClick={() => void leave()}
        >
          {session.demonstration ? t('user.change') : t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
