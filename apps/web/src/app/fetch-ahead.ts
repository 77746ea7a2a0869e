import { features } from './features.ts';

/** Fetches the scripts of all pages while nobody waits for anything: so they open at once, also when the server is away. */
export function fetchAhead(): void {
  requestIdleCallback(() => {
    for (const { lazy } of features.flatMap(({ routes }) => routes))
      // A page that cannot be fetched now is asked for again when somebody goes there, and says so then.
      if (typeof lazy === 'function') void lazy().catch(() => undefined);
  });
}
