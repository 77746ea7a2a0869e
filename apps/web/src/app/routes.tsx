import { createBrowserRouter } from 'react-router';
import { features } from './features.ts';
import { NotFound } from './NotFound.tsx';
import { Root } from './Root.tsx';
import { RouteError } from './RouteError.tsx';
import { Start } from './Start.tsx';

/** Each feature stands behind a boundary of its own: when one breaks, the menu and all others still work. */
export const router = createBrowserRouter([
  {
    path: '/',
    Component: Root,
    HydrateFallback: () => null,
    ErrorBoundary: RouteError,
    children: [
      { index: true, Component: Start },
      ...features.map(({ routes }) => ({ ErrorBoundary: RouteError, children: [...routes] })),
      { path: '*', Component: NotFound },
    ],
  },
]);
