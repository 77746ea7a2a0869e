import { createBrowserRouter, Navigate } from 'react-router';
import { features } from './features.ts';
import { NotFound } from './NotFound.tsx';
import { Root } from './Root.tsx';
import { RouteError } from './RouteError.tsx';

/** Each feature stands behind a boundary of its own: when one breaks, the menu and all others still work. */
export const router = createBrowserRouter([
  {
    path: '/',
    Component: Root,
    HydrateFallback: () => null,
    ErrorBoundary: RouteError,
    children: [
      { index: true, element: <Navigate to="/arbeitsvorrat" replace /> },
      ...features.map(({ routes }) => ({ ErrorBoundary: RouteError, children: [...routes] })),
      { path: '*', Component: NotFound },
    ],
  },
]);
