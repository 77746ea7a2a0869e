import type { RouteObject } from 'react-router';

export { texts } from './texts.ts';

export const routes: RouteObject[] = [
  { path: '/gemeinden', lazy: async () => ({ Component: (await import('./ChooserPage.tsx')).ChooserPage }) },
  { path: '/gemeinden/:bfs', lazy: async () => ({ Component: (await import('./HalfYearsPage.tsx')).HalfYearsPage }) },
];
