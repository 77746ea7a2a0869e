import type { RouteObject } from 'react-router';

export { texts } from './texts.ts';

export const routes: RouteObject[] = [
  { path: '/dossiers', lazy: async () => ({ Component: (await import('./DossiersPage.tsx')).DossiersPage }) },
];
