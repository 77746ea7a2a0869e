import type { HouseView, Session } from '@fallspur/contract';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ColorSchemeMenu } from './ColorSchemeMenu.tsx';
import classes from './Header.module.css';
import { openKeyboardHelp } from './KeyboardHelp.tsx';
import { UserMenu } from './UserMenu.tsx';

/** For which office one works here, as whom, and how real it is. */
export function Header({ session, house }: { readonly session: Session; readonly house: HouseView | null }) {
  const { t } = useTranslation('app');
  return (
    <header className={classes['header']}>
      <div className={classes['office']}>{session.office.name}</div>
      {session.demonstration && (
        <Tooltip label={t('marks.demonstrationHint')}>
          <span className={classes['mark']}>{t('marks.demonstration')}</span>
        </Tooltip>
      )}
      {house?.exampleData && (
        <Tooltip label={t('marks.exampleHint')}>
          <span className={classes['mark']}>{t('marks.example')}</span>
        </Tooltip>
      )}
      <div className={classes['tools']}>
        <Tooltip label={`${t('keys.open')} (?)`}>
          <ActionIcon aria-label={t('keys.open')} onClick={openKeyboardHelp}>
            <IconKeyboard size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <ColorSchemeMenu />
        <UserMenu session={session} />
      </div>
    </header>
  );
}
