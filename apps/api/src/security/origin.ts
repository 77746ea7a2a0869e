import type { FastifyRequest } from 'fastify';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Does another site's page send this? `SameSite=Strict` keeps the cookie at home in today's browsers; this holds where a
 * browser or a sibling host does not. A client without a browser sends neither header.
 */
export const isForeign = ({ method, headers }: FastifyRequest): boolean => {
  if (SAFE.has(method)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (headers.origin === undefined) return false;
  return hostOf(headers.origin) !== headers.host;
};

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);
