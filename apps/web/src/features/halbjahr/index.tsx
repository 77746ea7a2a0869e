import type { RouteObject } from 'react-router';

export { texts } from './texts.ts';

export const routes: RouteObject[] = [
  { path: '/gemeinde', lazy: async () => ({ Component: (await import('./HalfYearPage.tsx')).HalfYearPage }) },
];
