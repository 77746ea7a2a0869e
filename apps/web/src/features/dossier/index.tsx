import type { RouteObject } from 'react-router';

export { texts } from './texts.ts';

export const routes: RouteObject[] = [
  { path: '/dossiers/:caseId', lazy: async () => ({ Component: (await import('./DossierPage.tsx')).DossierPage }) },
];
