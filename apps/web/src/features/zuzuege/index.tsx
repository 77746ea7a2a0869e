import type { RouteObject } from 'react-router';

export { texts } from './texts.ts';

export const routes: RouteObject[] = [
  { path: '/zuzuege', lazy: async () => ({ Component: (await import('./ArrivalsPage.tsx')).ArrivalsPage }) },
];
