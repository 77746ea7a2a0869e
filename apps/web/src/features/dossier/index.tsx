import type { RouteObject } from 'react-router';

export { texts } from './texts.ts';

const page: RouteObject['lazy'] = async () => ({ Component: (await import('./page/DossierPage.tsx')).DossierPage });

export const routes: RouteObject[] = [
  { path: 'dossiers/:caseId', lazy: page },
  { path: 'dossiers/:caseId/:tab', lazy: page },
];
