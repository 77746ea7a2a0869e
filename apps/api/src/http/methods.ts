import { policies } from '../security/policies.ts';

const ROUTES = Object.keys(policies).map((route) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, parts: path.split('/') };
});

/** The methods of a resource that does not know the one it was asked with; none where there is no resource. */
export const methodsAt = (url: string): readonly string[] => {
  const asked = (url.split('?')[0] ?? '').split('/');
  const here = ROUTES.filter(({ parts }) => parts.length === asked.length && parts.every(fits(asked)));
  return [...new Set(here.map(({ method }) => method))];
};

const fits =
  (asked: readonly string[]) =>
  (part: string, at: number): boolean =>
    part.startsWith(':') ? asked[at] !== '' : part === asked[at];
