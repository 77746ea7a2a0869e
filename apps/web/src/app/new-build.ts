import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import type { DataRouter } from 'react-router';
import { mayReload } from './may-reload.ts';

const KEY = 'fallspur.reloaded';
const lost = new WeakSet<Error>();

/** Is it a script or a style sheet that could not be fetched, and no fault of the page? */
export const isLostScript = (error: unknown): boolean => error instanceof Error && lost.has(error);

/**
 * A page left open over a new build asks for scripts that are gone. It is loaded anew, once, where the person was going;
 * that it happened is said afterwards.
 */
export function followNewBuilds(router: Pick<DataRouter, 'state'>): void {
  window.addEventListener('vite:preloadError', ({ payload }) => {
    lost.add(payload);
    const { pathname, search, hash } = router.state.navigation.location ?? window.location;
    void reload(`${pathname}${search}${hash}`);
  });
  if (sessionStorage.getItem(KEY) !== null && mayTell())
    notifications.show({
      color: 'spur',
      title: i18next.t('app:newBuild.title'),
      message: i18next.t('app:newBuild.sentence'),
      autoClose: 10_000,
    });
}

async function reload(address: string): Promise<void> {
  if (!mayReload(sessionStorage.getItem(KEY), Date.now())) return;
  // Without a server there is nothing to reload from: what stands on the screen is better than the browser's own page.
  const answer = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } }).catch(() => null);
  if (!answer?.ok) return;
  sessionStorage.setItem(KEY, `${Date.now()}`);
  if (address === `${window.location.pathname}${window.location.search}${window.location.hash}`)
    window.location.reload();
  else window.location.assign(address);
}

/** Once a reload. */
function mayTell(): boolean {
  const told = `${KEY}.told`;
  const at = sessionStorage.getItem(KEY) ?? '';
  if (sessionStorage.getItem(told) === at) return false;
  sessionStorage.setItem(told, at);
  return true;
}
