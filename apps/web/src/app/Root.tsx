import type { HouseView } from '@fallspur/contract';
import { lazy, Suspense, useEffect } from 'react';
import { Outlet } from 'react-router';
import { useAnswer } from '../api/hooks.ts';
import { useLiveUpdates } from '../api/live.ts';
import { SessionContext, useSessionAnswer } from '../api/session.ts';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { fetchAhead } from './fetch-ahead.ts';
import { ConnectionBanner } from './shell/ConnectionBanner.tsx';
import { Shell } from './shell/Shell.tsx';
import { Starting } from './shell/Starting.tsx';

const SignInPage = lazy(async () => ({ default: (await import('../features/anmeldung/SignInPage.tsx')).SignInPage }));

/** Nobody signed in: the sign-in, at whatever address; the page asked for comes right after it. */
export function Root() {
  const session = useSessionAnswer();
  const house = useAnswer<HouseView>('/api/house');
  const signedIn = session.data != null;
  useLiveUpdates(signedIn);
  useEffect(() => {
    if (signedIn) fetchAhead();
  }, [signedIn]);

  if (session.isPending)
    return (
      <>
        <ConnectionBanner />
        <Starting />
      </>
    );
  if (session.error && session.data === undefined)
    return (
      <Starting>
        <ProblemAlert error={session.error} onRetry={() => void session.refetch()} />
      </Starting>
    );
  if (!session.data)
    return (
      <>
        <ConnectionBanner />
        <Suspense fallback={<Starting />}>
          <SignInPage />
        </Suspense>
      </>
    );
  return (
    <SessionContext value={session.data}>
      <Shell session={session.data} house={house.data ?? null}>
        <Outlet />
      </Shell>
    </SessionContext>
  );
}
