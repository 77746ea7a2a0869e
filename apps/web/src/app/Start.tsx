import { Navigate } from 'react-router';
import { useSession } from '../api/session.ts';
import { startFor } from './features.ts';

/** The address without a page leads to one's own work. */
export function Start() {
  return <Navigate to={startFor(useSession().permissions)} replace />;
}
