import type { RouteObject } from 'react-router';

export { texts } from './texts.ts';

export const routes: RouteObject[] = [
  { path: '/zuzuege', lazy: async () => ({ Component: (await import('./ImportPage.tsx')).ArrivalsImportPage }) },
  { path: '/taetigkeiten', lazy: async () => ({ Component: (await import('./ImportPage.tsx')).ActivitiesImportPage }) },
  { path: '/zuzuege/neu', lazy: async () => ({ Component: (await import('./NewArrivalPage.tsx')).NewArrivalPage }) },
];
