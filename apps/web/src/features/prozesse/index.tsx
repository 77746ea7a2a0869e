import type { RouteObject } from 'react-router';

export { texts } from './texts.ts';

export const routes: RouteObject[] = [
  { path: '/prozesse', lazy: async () => ({ Component: (await import('./ProcessesPage.tsx')).ProcessesPage }) },
];
