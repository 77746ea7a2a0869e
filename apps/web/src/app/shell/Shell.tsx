import type { HouseView, Session } from '@fallspur/contract';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useNavigationType } from 'react-router';
import { listenToShortcuts, useShortcuts } from '../../ui/shortcuts.ts';
import { menuFor } from '../features.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { Header } from './Header.tsx';
import { KeyboardHelp, openKeyboardHelp } from './KeyboardHelp.tsx';
import { Printed } from './Printed.tsx';
import { Rail } from './Rail.tsx';
import classes from './Shell.module.css';

/** What stands around every page. */
export function Shell(props: {
  readonly session: Session;
  readonly house: HouseView | null;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const main = useFocusOnNewPage();

  useTopOfNewPage();
  useEffect(listenToShortcuts, []);
  useShortcuts(t('keys.everywhere'), [
    ...menuFor(props.session.permissions).map(({ key, label, to }) => ({
      keys: `g ${key}`,
      text: t('keys.goTo', { name: label }),
      run: () => void navigate(to),
    })),
    { keys: '?', text: t('keys.help'), run: openKeyboardHelp },
  ]);

  return (
    <div className={classes['shell']}>
      <a href="#inhalt" className={classes['skip']}>
        {t('skip')}
      </a>
      <Rail permissions={props.session.permissions} />
      <div className={classes['page']}>
        <Header session={props.session} house={props.house} />
        <ConnectionBanner />
        <main id="inhalt" tabIndex={-1} ref={main} className={classes['main']}>
          {props.children}
        </main>
        <Printed session={props.session} />
      </div>
      <KeyboardHelp />
    </div>
  );
}

/** A new page begins at its top; going back is left to the browser, which knows where one was. */
function useTopOfNewPage() {
  const { pathname, hash } = useLocation();
  const how = useNavigationType();
  // Before a page shows a part of itself.
  useLayoutEffect(() => {
    if (how === 'PUSH' && hash === '') window.scrollTo({ top: 0, behavior: 'instant' });
    // Only another page begins anew: a filter or a place on the same one does not.
  }, [pathname]);
}

/** After a change of page the keyboard continues in its content, not at the end of the menu. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else if (document.activeElement === document.body || document.activeElement?.closest('nav'))
      main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
