const PAUSE_MS = 60_000;

/**
 * May a page whose scripts are gone be loaded anew? Not when that has just been tried: a build that lacks its own files
 * would be reloaded for ever. `lastAt`: when it was last done, in milliseconds as a text; null = never.
 */
export const mayReload = (lastAt: string | null, now: number): boolean =>
  lastAt === null || !(now - Number(lastAt) < PAUSE_MS);
