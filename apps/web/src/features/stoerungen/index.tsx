import type { RouteObject } from 'react-router';

export { texts } from './texts.ts';

export const routes: RouteObject[] = [
  { path: '/stoerungen', lazy: async () => ({ Component: (await import('./StuckPage.tsx')).StuckPage }) },
  {
    path: '/stoerungen/:caseId/:instance/:key',
    lazy: async () => ({ Component: (await import('./IncidentPage.tsx')).IncidentPage }),
  },
];
