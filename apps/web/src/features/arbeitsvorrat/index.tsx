import type { RouteObject } from 'react-router';

export { texts } from './texts.ts';

export const routes: RouteObject[] = [
  { path: '/arbeitsvorrat', lazy: async () => ({ Component: (await import('./WorklistPage.tsx')).WorklistPage }) },
];
