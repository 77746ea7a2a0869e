import type { RouteObject } from 'react-router';

export { texts } from './texts.ts';

/** Shown by the shell at any address while nobody is signed in; it has no address of its own. */
export const routes: RouteObject[] = [];
