import type { RouteObject } from 'react-router';

export { texts } from './texts.ts';

export const routes: RouteObject[] = [
  { path: '/prozesse', lazy: async () => ({ Component: (await import('./CatalogPage.tsx')).CatalogPage }) },
  { path: '/prozesse/:process', lazy: async () => ({ Component: (await import('./ProcessPage.tsx')).ProcessPage }) },
];
